"""The printers of a station: how they are, what they can do, how much paper they still have."""

from dataclasses import dataclass, replace
from datetime import datetime

from desk_app.desk import facts
from desk_app.desk.office import office_of, put_office
from desk_app.desk.sending import printer_of, thermal_of
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.office import Office
from desk_app.domain.printers import (
    MAKES_PAPER,
    PrinterFault,
    PrinterKind,
    PrinterSettings,
    faults,
    misplaced,
)
from desk_app.domain.rights import NotAllowed, Right
from desk_app.domain.roll import NO_ROLL, PaperLeft, Roll, heard_near_end, paper_left
from desk_app.paths import Home
from desk_app.printing import trial_page
from desk_app.printing.devices import SendState
from desk_app.printing.pipes import CannotOpen
from desk_app.printing.printer_status import PrinterStatus
from desk_app.store import printer_notes, spool
from desk_app.store.journal import time_text
from desk_app.store.unit_of_work import Store
from desk_app.views import PrinterRole

READY = "Sẵn sàng."
ONLY_FILES = "Không ra giấy. Người phụ trách chọn máy in ở trang Máy in (Shift+F8)."
ONLY_PDF = "Không ra giấy. Tệp PDF nằm trong {folder}."
MUTE = "Nối được, nhưng máy in không trả lời tình trạng."


@dataclass(frozen=True, slots=True)
class PrinterState:
    """How a printer is, in words.

    Attributes:
        reached: False only when it surely cannot be reached now.
        can_print: What it says itself; a mute one is believed to be able to.
    """

    printer: str
    reached: bool
    can_print: bool
    answers: bool
    words: tuple[str, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What it said of itself that somebody should know."""
        return tuple(words for words in self.words if words != READY)


@dataclass(frozen=True, slots=True)
class Capability:
    """What a test print showed; a person adds what only eyes can see.

    Attributes:
        answers_status: It says how it is (DLE EOT).
        confirms: It says when it worked through a job (GS r).
        width_dots: The last dot of the ruler that a person saw; None before somebody looked.
        cuts: Whether the paper was cut; None before somebody looked.
    """

    printer: str
    at: datetime
    state: SendState
    reason: str
    answers_status: bool
    confirms: bool
    width_dots: int | None = None
    cuts: bool | None = None


class PrinterDesk:
    """All but ``paper_left``, ``capability``, ``save`` and ``roll_changed`` wait for a device."""

    def __init__(self, store: Store, settings: SettingsDesk, home: Home) -> None:
        self._store = store
        self._settings = settings
        self._home = home

    def status(self, role: PrinterRole) -> PrinterState:
        """Ask the printer of ``role`` how it is; never a reason not to print."""
        return state_of(self._of(role))

    def save(
        self, role: PrinterRole, settings: PrinterSettings, by: str
    ) -> Office | tuple[PrinterFault, ...] | NotAllowed:
        """Keep the settings of a printer, or say what is wrong with them or with who asks."""
        not_allowed = self._settings.refused(by, Right.SET_PRINTERS)
        if not_allowed:
            return not_allowed
        wrong = faults(settings) or misplaced(settings, prints_sheets=role is PrinterRole.FORMS)
        if wrong:
            return wrong
        with self._store.writing(by) as w:  # what somebody else changes now is kept
            office = office_of(w)
            if role is PrinterRole.TICKETS:
                office = replace(office, tickets_printer=settings)
            else:
                office = replace(office, forms_printer=settings)
            put_office(w, office)
            w.commit()
        return office

    def test(self, role: PrinterRole, by: str) -> Capability:
        """Ask for the status, print the test page, and keep what the printer answered.

        The page has no number and no name on it and is no paper of the office: it goes straight
        to the printer, past the spool, and never to another one.
        """
        settings, before = self._of(role), self.status(role)
        header = facts.office_header(self._settings.office())
        page = (
            trial_page.for_roll(header, settings.width_mm)
            if role is PrinterRole.TICKETS
            else trial_page.for_sheet(header)
        )
        printer = printer_of(settings, self._home.prints / role.value)
        outcome = printer.send(page)
        found = Capability(
            printer=settings.words,
            at=self._store.now(),
            state=outcome.state,
            reason=outcome.reason,
            answers_status=before.answers,
            confirms=outcome.state is SendState.CONFIRMED,
        )
        self._keep(role, found, by)
        return found

    def seen(self, role: PrinterRole, by: str, *, width_dots: int, cuts: bool) -> Capability | None:
        """Add what a person saw on the test page; None when there was none yet."""
        known = self.capability(role)
        if known is None:
            return None
        found = replace(known, width_dots=width_dots, cuts=cuts)
        self._keep(role, found, by)
        return found

    def capability(self, role: PrinterRole) -> Capability | None:
        """Return what the last test of a printer showed."""
        with self._store.reading() as connection:
            return printer_notes.find(connection, role, Capability)

    def paper_left(self, role: PrinterRole = PrinterRole.TICKETS) -> PaperLeft:
        """Return how much is left on the roll: counted, not asked for."""
        if self._of(role).kind not in MAKES_PAPER:
            return NO_ROLL
        with self._store.reading() as connection:
            roll = printer_notes.find(connection, role, Roll)
            since = time_text(roll.since) if roll else ""
            used_mm, tickets = spool.roll_used_mm(connection, role, since)
        return paper_left(roll, used_mm, tickets)

    def roll_changed(self, role: PrinterRole, by: str) -> PaperLeft:
        """Somebody put a new roll in ("đã thay cuộn")."""
        self._keep(role, Roll.new(self._of(role).roll_m, self._store.now()), by)
        return self.paper_left(role)

    def hear_near_end(self, role: PrinterRole) -> None:
        """The sensor of a printer spoke: it knows better than the count."""
        with self._store.writing("") as w:
            roll = printer_notes.find(w.connection, role, Roll)
            since = time_text(roll.since) if roll else ""
            used_mm, _ = spool.roll_used_mm(w.connection, role, since)
            known = heard_near_end(roll, used_mm, w.at)
            if known is not None:
                printer_notes.keep(w, role, known)
                w.commit()

    def _of(self, role: PrinterRole) -> PrinterSettings:
        office = self._settings.office()
        return office.tickets_printer if role is PrinterRole.TICKETS else office.forms_printer

    def _keep(self, role: PrinterRole, note: object, by: str) -> None:
        with self._store.writing(by) as w:
            printer_notes.keep(w, role, note)
            w.commit()


def state_of(settings: PrinterSettings) -> PrinterState:
    """Ask a printer how it is."""
    name = settings.words
    match settings.kind:
        case PrinterKind.FILE:
            return PrinterState(name, True, True, True, (ONLY_FILES,))
        case PrinterKind.PDF_FOLDER:
            return PrinterState(name, True, True, True, (ONLY_PDF.format(folder=settings.folder),))
        case PrinterKind.CUPS:
            return _queue_state(settings)
        case PrinterKind.WINDOWS:
            return _windows_state(settings)
        case PrinterKind.NETWORK | PrinterKind.USB | PrinterKind.SERIAL:
            return _thermal_state(settings)


def _windows_state(settings: PrinterSettings) -> PrinterState:
    from desk_app.printing.windows_printer import WindowsPrinter

    said = WindowsPrinter(settings.queue).status()
    if isinstance(said, str):
        return PrinterState(settings.words, False, False, False, (said,))
    return _said(settings.words, said)


def _thermal_state(settings: PrinterSettings) -> PrinterState:
    name = settings.words
    try:
        said = thermal_of(settings).status()
    except CannotOpen as error:
        return PrinterState(name, False, False, False, (str(error),))
    return _said(name, said)


def _said(name: str, said: PrinterStatus | None) -> PrinterState:
    if said is None:
        return PrinterState(name, reached=True, can_print=True, answers=False, words=(MUTE,))
    return PrinterState(name, True, said.can_print, True, said.words or (READY,))


def _queue_state(settings: PrinterSettings) -> PrinterState:
    from desk_app.printing.cups_printer import NO_SERVER, CupsPrinter

    said = CupsPrinter(settings.queue, settings.host).status()
    if said is None:
        return PrinterState(settings.words, False, False, False, (NO_SERVER,))
    return PrinterState(settings.words, True, not said, True, said or (READY,))
