"""What the intake page holds, as plain values: kept as a draft, turned into an ``Intake``."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.days import DayFault, parse_day
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import ReturnWay, SubmittedPaper
from desk_app.domain.folding import nfc
from desk_app.domain.identity import IdKind, compact
from desk_app.domain.intake import FieldFault, Intake
from desk_app.domain.person import PartyKind, Person, Proxy
from desk_app.domain.procedure import Channel, Procedure
from desk_app.domain.words import format_day
from ui.desk.intake_fees import AS_LISTED, FeeForm, fee_faults, fee_of, fee_total

MOST_COPIES: Final = 99
NO_PROCEDURE: Final = Procedure("", 0, "", "", "", without_appointment=True)
"""Stands in until one is chosen, so that the other fields are looked at all the same."""


@dataclass(frozen=True, slots=True)
class PersonForm:
    """One person as typed; ``born`` stays text until it is understood."""

    party: PartyKind = PartyKind.CITIZEN
    id_kind: IdKind = IdKind.PERSONAL_ID
    id_number: str = ""
    name: str = ""
    born: str = ""
    sex: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What was handed in of one paper of the list."""

    key: str
    is_present: bool = False
    originals: int = 0
    certified: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """Everything on the page. ``id`` is the dossier's own: accepting twice gives one dossier.

    ``corrects`` names the dossier whose printed receipt this page replaces, ``first_code`` its
    code, for the eye.
    """

    id: str = ""
    procedure_code: str = ""
    case: str = ""
    channel: Channel = Channel.COUNTER
    applicant: PersonForm = PersonForm()
    by_proxy: bool = False
    submitter: PersonForm = PersonForm()
    relation: str = ""
    authority: str = ""
    papers: tuple[PaperForm, ...] = ()
    accepted_without: str = ""
    fee: FeeForm = AS_LISTED
    limit_amount: str = ""
    limit_unit: Unit = Unit.WORKING_DAYS
    return_way: ReturnWay = ReturnWay.COUNTER
    sets: int = 1
    note: str = ""
    ticket_id: str = ""
    corrects: str = ""
    first_code: str = ""


def is_blank(form: IntakeForm) -> bool:
    """Say whether nothing was entered that would be missed."""
    return replace(form, id="", ticket_id="") == IntakeForm()


def same_person(form: IntakeForm) -> IntakeForm:
    """Return a fresh page for the next dossier of the same people."""
    return IntakeForm(
        applicant=form.applicant,
        by_proxy=form.by_proxy,
        submitter=form.submitter,
        relation=form.relation,
        authority=form.authority,
    )


def intake_of(form: IntakeForm, procedure: Procedure | None, today: date) -> Intake:
    """Return what the front door is asked to accept; what is not understood is left out."""
    wanted = procedure or NO_PROCEDURE
    proxy = Proxy(_person(form.submitter, today), form.relation, form.authority)
    return Intake(
        id=form.id,
        procedure=wanted,
        applicant=_person(form.applicant, today),
        channel=form.channel,
        route_case=form.case,
        submitter=proxy if form.by_proxy else None,
        papers=_papers(form, wanted),
        fee=fee_total(form.fee, wanted, wanted.route(form.channel, form.case)),
        return_way=form.return_way,
        sets=form.sets,
        note=nfc(form.note.strip()),
        ticket_id=form.ticket_id,
        agreed_limit=_agreed(form),
        accepted_without=nfc(form.accepted_without.strip()),
    )


def own_faults(
    form: IntakeForm, procedure: Procedure | None, today: date
) -> tuple[FieldFault, ...]:
    """Return what the page itself cannot make sense of; the domain judges the rest."""
    found: list[FieldFault] = []
    if procedure is None:
        found.append(FieldFault("procedure", "Chọn thủ tục: gõ tên, mã hoặc vài chữ của tên."))
    found += _day_faults("applicant", form.applicant, today)
    if form.by_proxy:
        found += _day_faults("submitter", form.submitter, today)
    if form.limit_amount and _agreed(form) is None:
        unit = "nửa ngày" if form.limit_unit is Unit.WORKING_DAYS else "số nguyên"
        sentence = f"Thời hạn “{form.limit_amount}” chưa đúng; nhập một số lớn hơn 0 (theo {unit})."
        found.append(FieldFault("limit", sentence))
    if procedure is not None:
        found += fee_faults(form.fee, procedure, procedure.route(form.channel, form.case))
    return tuple(found)


def born_on(typed: str, today: date) -> date | DayFault | None:
    """Return the birth day that was typed, why it is none, or None where nothing was typed."""
    return parse_day(typed, today) if typed.strip() else None


def form_of(dossier: Dossier, procedure: Procedure, new_id: str) -> IntakeForm:
    """Return the page of a dossier whose receipt is to be corrected."""
    proxy = dossier.submitter
    held = {paper.key: paper for paper in dossier.papers}
    agreed = _limit_text(dossier, procedure)
    return IntakeForm(
        id=new_id,
        procedure_code=procedure.code,
        case=dossier.route_case,
        channel=dossier.channel,
        applicant=_typed(dossier.applicant),
        by_proxy=proxy is not None,
        submitter=_typed(proxy.person) if proxy else PersonForm(),
        relation=proxy.relation if proxy else "",
        authority=proxy.authority if proxy else "",
        papers=tuple(
            PaperForm(key, True, paper.originals, paper.certified, paper.copies)
            for key, paper in held.items()
        ),
        accepted_without=_accepted_without(dossier.note),
        fee=fee_of(dossier.fee, procedure, procedure.route(dossier.channel, dossier.route_case)),
        limit_amount=agreed[0],
        limit_unit=agreed[1],
        return_way=dossier.return_way,
        sets=dossier.sets,
        note=_own_note(dossier.note),
        ticket_id=dossier.ticket_id,
        corrects=dossier.id,
        first_code=dossier.code,
    )


_WITHOUT: Final = "Nhận khi chưa đủ giấy tờ: "


def _accepted_without(note: str) -> str:
    lines = [line for line in note.splitlines() if line.startswith(_WITHOUT)]
    return lines[0].removeprefix(_WITHOUT) if lines else ""


def _own_note(note: str) -> str:
    return "\n".join(line for line in note.splitlines() if not line.startswith(_WITHOUT))


def _limit_text(dossier: Dossier, procedure: Procedure) -> tuple[str, Unit]:
    route = procedure.route(dossier.channel, dossier.route_case)
    known = procedure.effective_limit(route) if route else None
    if dossier.deadline is None or dossier.deadline.limit == known:
        return "", Unit.WORKING_DAYS
    limit = dossier.deadline.limit
    return format(limit.amount.normalize(), "f").replace(".", ","), limit.unit


def _typed(person: Person) -> PersonForm:
    return PersonForm(
        party=person.party,
        id_kind=person.id_kind or _usual_id(person.party),
        id_number=person.id_number,
        name=person.name,
        born=format_day(person.born_on) if person.born_on else "",
        sex=person.sex,
        address=person.address,
        phone=person.phone,
    )


def _usual_id(party: PartyKind) -> IdKind:
    return IdKind.PERSONAL_ID if party is PartyKind.CITIZEN else IdKind.TAX_CODE


def _person(form: PersonForm, today: date) -> Person:
    citizen = form.party is PartyKind.CITIZEN
    day = born_on(form.born, today) if citizen else None
    number = compact(form.id_number)
    return Person(
        name=nfc(form.name),
        id_kind=form.id_kind if number else None,
        id_number=number,
        born_on=day if isinstance(day, date) else None,
        sex=form.sex if citizen else "",
        address=nfc(form.address),
        phone=form.phone,
        party=form.party,
    )


def _day_faults(field: str, form: PersonForm, today: date) -> list[FieldFault]:
    if form.party is not PartyKind.CITIZEN:
        return []
    day = born_on(form.born, today)
    return [FieldFault(f"{field}.born_on", day.text)] if isinstance(day, DayFault) else []


def _papers(form: IntakeForm, procedure: Procedure) -> tuple[SubmittedPaper, ...]:
    """Return the ticked papers, in the order of the catalogue, under their legal names."""
    ticked = {paper.key: paper for paper in form.papers if paper.is_present}
    return tuple(
        SubmittedPaper(paper.key, paper.name, mark.originals, mark.certified, mark.copies)
        for paper in procedure.papers_for(form.case)
        if (mark := ticked.get(paper.key))
    )


def _agreed(form: IntakeForm) -> Limit | None:
    if form.limit_unit is Unit.SAME_DAY and form.limit_amount:
        return Limit(Decimal(0), Unit.SAME_DAY)
    try:
        amount = Decimal(form.limit_amount.strip().replace(",", "."))
        return Limit(amount, form.limit_unit) if amount > 0 else None
    except (InvalidOperation, ValueError):
        return None
