"""Which printer takes a job, and who takes over: never a second paper where a first may exist."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desk_app.domain.office import Office
from desk_app.domain.printers import (
    BYTE_PIPES,
    MAKES_PAPER,
    PrinterKind,
    PrinterSettings,
    fallbacks,
)
from desk_app.printing import roll_on_sheet
from desk_app.printing.devices import (
    FilePrinter,
    PdfFolder,
    Printer,
    SendOutcome,
    SendState,
    is_pdf,
)
from desk_app.printing.network_printer import NetworkPrinter
from desk_app.printing.pipes import NetworkPipe, Pipe
from desk_app.printing.thermal_printer import ThermalPrinter
from desk_app.views import PrinterRole

SCREEN: Final = "màn hình"
ONLY_ON_SCREEN: Final = "Phiếu chỉ xem được trên màn hình."
TIMEOUT_S: Final = 3.0
NO_PDF_HERE: Final = "Máy in phiếu cuộn không in được giấy khổ A4, A5."


@dataclass(frozen=True, slots=True)
class Stop:
    """One printer on the way of a job. ``as_sheet``: what was drawn for a roll goes on a sheet."""

    words: str
    printer: Printer
    makes_paper: bool
    as_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a job ended and what is proven; ``outcome.reason`` tells the whole way."""

    outcome: SendOutcome
    went_to: str
    on_roll: bool


def way_of(office: Office, role: PrinterRole, files: Path) -> tuple[Stop, ...]:
    """Return the printers that a job of ``role`` goes to, one after the other.

    The one that is set, its fallbacks, and for a roll the printer of forms when it makes paper.
    """
    own = office.tickets_printer if role is PrinterRole.TICKETS else office.forms_printer
    stops = [_stop(one, files / role.value, role) for one in (own, *fallbacks(own))]
    forms = office.forms_printer
    if role is PrinterRole.TICKETS and forms.kind in MAKES_PAPER - BYTE_PIPES and forms != own:
        printer = printer_of(forms, files / PrinterRole.FORMS.value)
        stops.append(Stop(f"{forms.words} (khổ A5)", printer, makes_paper=True, as_sheet=True))
    return tuple(stops)


def _stop(settings: PrinterSettings, folder: Path, role: PrinterRole) -> Stop:
    as_sheet = role is PrinterRole.TICKETS and settings.kind is PrinterKind.PDF_FOLDER
    printer = printer_of(settings, folder)
    return Stop(settings.words, printer, settings.kind in MAKES_PAPER, as_sheet)


def send_along(way: Sequence[Stop], job: bytes) -> Sent:
    """Send a job to the first printer that takes it.

    It goes on only from a printer that surely got nothing. Where the last one failed as well the
    paper stays on the screen, and has failed.
    """
    said: list[str] = []
    for stop in way:
        outcome = stop.printer.send(roll_on_sheet.sheet_of(job) if stop.as_sheet else job)
        on_roll = stop.makes_paper and not stop.as_sheet and not is_pdf(job)
        if outcome.state is not SendState.FAILED:
            told = f"{' '.join(said)} Đã chuyển sang {stop.words}." if said else ""
            reason = " ".join(part for part in (told, outcome.reason) if part)
            return Sent(replace(outcome, reason=reason), stop.words, on_roll)
        said.append(
            f"{stop.words.capitalize()}: {outcome.reason}" if len(way) > 1 else outcome.reason
        )
    return Sent(SendOutcome(SendState.FAILED, f"{' '.join(said)} {ONLY_ON_SCREEN}"), SCREEN, False)


def printer_of(settings: PrinterSettings, folder: Path) -> Printer:
    """Return the device behind the settings of a station; ``folder`` is for the embedded files."""
    match settings.kind:
        case PrinterKind.FILE:
            return FilePrinter(folder)
        case PrinterKind.PDF_FOLDER:
            return PdfFolder(Path(settings.folder))
        case PrinterKind.NETWORK:
            return NetworkPrinter(settings.host, settings.port, TIMEOUT_S)
        case PrinterKind.USB | PrinterKind.SERIAL:
            return RollOnly(thermal_of(settings))
        case PrinterKind.CUPS:
            from desk_app.printing.cups_printer import CupsPrinter

            return CupsPrinter(settings.queue, settings.host, TIMEOUT_S)
        case PrinterKind.WINDOWS:
            from desk_app.printing.windows_printer import WindowsPrinter

            return WindowsPrinter(settings.queue)


@dataclass(frozen=True, slots=True)
class RollOnly:
    """A thermal printer on a cable: a PDF sent to it would come out as metres of letters."""

    printer: ThermalPrinter

    def send(self, job: bytes) -> SendOutcome:
        """Send pictures on; refuse a PDF."""
        if is_pdf(job):
            return SendOutcome(SendState.FAILED, NO_PDF_HERE)
        return self.printer.send(job)


def thermal_of(settings: PrinterSettings) -> ThermalPrinter:
    """Return the thermal printer at the end of a cable or of the network."""
    return ThermalPrinter(_pipe_of(settings), TIMEOUT_S)


def _pipe_of(settings: PrinterSettings) -> Callable[[], Pipe]:
    if settings.kind is PrinterKind.NETWORK:
        return lambda: NetworkPipe(settings.host, settings.port, TIMEOUT_S)
    from desk_app.printing.escpos_pipes import SerialPipe, UsbPipe

    if settings.kind is PrinterKind.SERIAL:
        return lambda: SerialPipe(settings.device, settings.baud, TIMEOUT_S)
    return lambda: UsbPipe(settings.device, TIMEOUT_S)
