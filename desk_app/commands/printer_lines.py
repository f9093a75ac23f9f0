"""Settings of printers on a terminal: the options of an address, a fallback, a line for people."""

from dataclasses import dataclass, fields, replace
from typing import Final

from desk_app.commands.base import Refused, Stop
from desk_app.domain.printers import MAKES_PAPER, PrinterKind, PrinterSettings, fallbacks
from desk_app.views import PrinterRole

NO_FALLBACK: Final = "none"
FALLBACK_FORMS: Final = (
    "network:ĐỊA_CHỈ[:CỔNG], usb:MÃ, serial:CỔNG, cups:TÊN, windows:TÊN, hoặc none: không có"
)
_ROLES: Final = {
    PrinterRole.TICKETS: "Máy in phiếu (tickets)",
    PrinterRole.FORMS: "Máy in giấy tờ (forms)",
}


@dataclass(frozen=True, slots=True)
class Address:
    """What was typed of where a printer is, by the names of its settings; None: not named."""

    host: str | None = None
    port: int | None = None
    queue: str | None = None
    device: str | None = None
    baud: int | None = None
    folder: str | None = None


def pointed_at(
    before: PrinterSettings, kind: PrinterKind | None, address: Address
) -> PrinterSettings:
    """Return settings that lead to what was named.

    Another kind starts without an address: the host of a network printer is no server of CUPS.
    """
    if kind is not None and kind is not before.kind:
        before = PrinterSettings(kind)
    typed = {one.name: getattr(address, one.name) for one in fields(address)}
    return replace(before, **{key: value for key, value in typed.items() if value is not None})


def fallback_of(text: str) -> PrinterSettings | None:
    """Return who takes over; None for ``none``.

    Raises:
        Stop: It is no printer that makes paper.
    """
    if text == NO_FALLBACK:
        return None
    name, _, where = text.partition(":")
    if name not in MAKES_PAPER:
        raise Stop(Refused("usage", f"Máy dự phòng “{text}” không đúng. Có: {FALLBACK_FORMS}."))
    kind = PrinterKind(name)
    if kind is PrinterKind.NETWORK:
        host, _, port = where.rpartition(":")
        if host and port.isascii() and port.isdigit():
            return PrinterSettings(kind, host=host, port=int(port))
        return PrinterSettings(kind, host=where)
    if kind in (PrinterKind.USB, PrinterKind.SERIAL):
        return PrinterSettings(kind, device=where)
    return PrinterSettings(kind, queue=where)


def settings_line(role: PrinterRole, settings: PrinterSettings) -> str:
    """Return where a kind of paper goes, for people."""
    parts = [_place(settings)]
    if role is PrinterRole.TICKETS:
        parts.append(f"giấy cuộn {settings.width_mm} mm, cuộn mới dài {settings.roll_m} m")
    taking_over = ", ".join(_place(one) for one in fallbacks(settings))
    parts.append(f"dự phòng: {taking_over or 'không có'}")
    return f"{_ROLES[role]}: {'; '.join(parts)}."


def _place(settings: PrinterSettings) -> str:
    match settings.kind:
        case PrinterKind.PDF_FOLDER:
            return f"{settings.words} {settings.folder}"
        case PrinterKind.NETWORK:
            return f"{settings.words}, cổng {settings.port}"
        case PrinterKind.CUPS if settings.host:
            return f"{settings.words} ở {settings.host}"
        case PrinterKind.SERIAL:
            return f"{settings.words}, tốc độ {settings.baud}"
        case _:
            return settings.words
