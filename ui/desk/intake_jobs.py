"""What the intake page asks the front door; each function runs in a lane, without a widget."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtGui import QImage

from desk_app.domain.calendar import BeyondHorizon
from desk_app.domain.dossier import Dossier, Status, StepRefused
from desk_app.domain.events import Deadline
from desk_app.domain.intake import FieldFault, Intake, IntakeFaulty
from desk_app.domain.moments import local
from desk_app.domain.procedure import Procedure
from desk_app.domain.procedure_index import ProcedureIndex
from desk_app.domain.ticket import Ticket
from desk_app.usecases.commands import Accepted, Correction
from desk_app.usecases.outcomes import DossierUnknown, ReasonMissing
from desk_app.views import DossierView
from ui.desk.intake_form import IntakeForm, form_of, intake_of, own_faults
from ui.desk.intake_words import repeat_words
from ui.widgets.preview import images_of

if TYPE_CHECKING:
    from desk_app.desk import Desk

ORDER: Final = (
    "procedure", "case", "applicant", "submitter", "papers", "limit", "fee", "waiver", "return_way",
)  # fmt: skip
AcceptAnswer = Accepted | IntakeFaulty | StepRefused | DossierUnknown | ReasonMissing
CounterAnswer = Dossier | IntakeFaulty | StepRefused | ReasonMissing
_READER: Final = msgspec.json.Decoder(IntakeForm)


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that was left unfinished, and when (local wall time) it was last kept."""

    form: IntakeForm
    at: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What can be chosen, and how often it was lately."""

    procedures: tuple[Procedure, ...]
    index: ProcedureIndex
    frequent: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page begins with. ``received`` is a draft's dossier that was accepted already."""

    catalogue: Catalogue
    today: date
    new_id: str
    draft: Draft | None
    received: Dossier | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What the present entries lead to."""

    today: date
    appointed: Deadline | BeyondHorizon | None
    faults: tuple[FieldFault, ...]
    repeat: str


@dataclass(frozen=True, slots=True)
class Served:
    """The number at this counter, and the codes of the dossiers received on it."""

    ticket: Ticket | None
    codes: tuple[str, ...]
    areas: tuple[str, ...] = ()  # what the line of this number is for


@dataclass(frozen=True, slots=True)
class Page:
    """The page as it stood when something was asked."""

    form: IntakeForm
    procedure: Procedure | None


def draft_key(counter: str) -> str:
    """Return where a counter's unfinished page is kept."""
    return f"intake:{counter}"


def load(desk: "Desk", counter: str) -> Loaded:
    """Return the catalogue, and the page as it was when the program stopped."""
    kept = desk.settings.draft(draft_key(counter))
    form = read_draft(kept.body) if kept else None
    received = _received(desk, form.id) if form else None
    draft = None
    if kept and form and received is None:
        draft = Draft(form, f"{local(kept.at):%H:%M ngày %d/%m}")
    return Loaded(catalogue(desk), desk.dossiers.today(), desk.dossiers.new_id(), draft, received)


def catalogue(desk: "Desk") -> Catalogue:
    """Return the procedures in force, and how often each was received lately."""
    settings = desk.settings
    return Catalogue(
        settings.procedures(), settings.procedure_index(), settings.frequent_procedures()
    )


def write_draft(form: IntakeForm) -> str:
    """Return a page as text."""
    return msgspec.json.encode(form).decode()


def read_draft(body: str) -> IntakeForm | None:
    """Return a page that was kept; None when another release wrote what cannot be read."""
    try:
        return _READER.decode(body)
    except msgspec.MsgspecError:
        return None


def look(desk: "Desk", page: Page) -> Looked:
    """Return the appointment, the faults, and an open dossier that looks the same."""
    today = desk.dossiers.today()
    intake = intake_of(page.form, page.procedure, today)
    number = intake.applicant.id_number
    lines = desk.dossiers.of_person(number) if number and page.procedure else ()
    lines = tuple(line for line in lines if line.id != page.form.corrects)
    appointed = desk.dossiers.appointment(intake)
    faults = _faults(desk, page, intake, today)
    return Looked(today, appointed, faults, repeat_words(lines, page.form.procedure_code))


def serving(desk: "Desk", counter: str) -> Served:
    """Return the number at ``counter`` and what was received on it."""
    ticket = desk.queue.view(counter).serving
    lines = desk.dossiers.of_ticket(ticket.id) if ticket else ()
    series = desk.settings.office().series
    areas = next((s.subject_areas for s in series if ticket and s.letter == ticket.series), ())
    return Served(ticket, tuple(line.code for line in lines if line.code), areas)


def receive(desk: "Desk", page: Page, by: str) -> tuple[AcceptAnswer, str]:
    """Accept the page; also return an id for the next one."""
    ready = _ready(desk, page)
    answer = ready if isinstance(ready, IntakeFaulty) else desk.dossiers.receive(by, ready)
    return answer, desk.dossiers.new_id()


def receive_and_return(desk: "Desk", page: Page, by: str) -> tuple[AcceptAnswer, str]:
    """Accept and hand over at once; also return an id for the next page."""
    ready = _ready(desk, page)
    if isinstance(ready, IntakeFaulty):
        return ready, page.form.id
    return desk.dossiers.receive_and_return(by, ready), desk.dossiers.new_id()


def correct(desk: "Desk", page: Page, by: str, reason: str) -> tuple[AcceptAnswer, str]:
    """Replace a printed receipt; also return an id for the next page."""
    ready = _ready(desk, page)
    if isinstance(ready, IntakeFaulty):
        return ready, page.form.id
    wish = Correction(page.form.corrects, reason, ready)
    return desk.dossiers.correct(by, wish), desk.dossiers.new_id()


def judge(desk: "Desk", page: Page) -> tuple[FieldFault, ...]:
    """Return what must be mended first."""
    today = desk.dossiers.today()
    return _faults(desk, page, intake_of(page.form, page.procedure, today), today)


def turn_back(desk: "Desk", page: Page, by: str, reason: str) -> tuple[CounterAnswer, str]:
    """Record that the citizen was told what is missing; also return an id for the next page."""
    intake = intake_of(page.form, page.procedure, desk.dossiers.today())
    return desk.dossiers.turn_back(by, intake, reason), desk.dossiers.new_id()


def refuse(desk: "Desk", page: Page, by: str, reason: str) -> tuple[CounterAnswer, str]:
    """Record a refusal; also return an id for the next page."""
    intake = intake_of(page.form, page.procedure, desk.dossiers.today())
    return desk.dossiers.refuse_intake(by, intake, reason), desk.dossiers.new_id()


def for_correction(desk: "Desk", dossier: Dossier) -> Page | None:
    """Return the page of a dossier, under the version that it was received by."""
    ref = dossier.procedure
    procedure = desk.settings.procedure_version(ref.code, ref.version)
    procedure = procedure or desk.settings.procedure(ref.code)
    if procedure is None:
        return None
    return Page(form_of(dossier, procedure, desk.dossiers.new_id()), procedure)


def preview(desk: "Desk", page: Page, clerk_name: str) -> tuple[QImage, ...]:
    """Return the receipt that the page would print now, before it has a code."""
    intake = intake_of(page.form, page.procedure, desk.dossiers.today())
    appointed = desk.dossiers.appointment(intake)
    dossier = Dossier(
        id=intake.id,
        procedure=intake.procedure.ref,
        applicant=intake.applicant,
        status=Status.RECEIVED,
        code="(chưa cấp mã)",
        channel=intake.channel,
        submitter=intake.submitter,
        papers=intake.papers,
        sets=intake.sets,
        received_at=desk.store.now(),
        deadline=appointed if isinstance(appointed, Deadline) else None,
        fee=intake.fee,
        return_way=intake.return_way,
        replaces_code=page.form.first_code,
    )
    return images_of(desk.paper.preview(dossier, clerk_name))


def _ready(desk: "Desk", page: Page) -> Intake | IntakeFaulty:
    """Return the intake, or what the page itself cannot make sense of with all other faults."""
    form = page.form if page.form.id else replace(page.form, id=desk.dossiers.new_id())
    today = desk.dossiers.today()
    intake = intake_of(form, page.procedure, today)
    if own_faults(form, page.procedure, today):
        return IntakeFaulty(_faults(desk, page, intake, today))
    return intake


def _faults(desk: "Desk", page: Page, intake: Intake, today: date) -> tuple[FieldFault, ...]:
    found = {fault.field: fault for fault in desk.dossiers.faults(intake)}
    found |= {fault.field: fault for fault in own_faults(page.form, page.procedure, today)}
    places = {field: number for number, field in enumerate(ORDER)}

    def place(fault: FieldFault) -> int:
        return places.get(fault.field.split(".", maxsplit=1)[0], len(ORDER))

    return tuple(sorted(found.values(), key=place))


def _received(desk: "Desk", dossier_id: str) -> Dossier | None:
    view = desk.dossiers.view(dossier_id) if dossier_id else None
    if isinstance(view, DossierView) and view.dossier.received_at:
        return view.dossier
    return None
