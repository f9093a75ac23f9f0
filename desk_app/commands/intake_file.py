"""The file of ``motcua dossier receive``: one page of intake as JSON (docs/cli.md)."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import msgspec

from desk_app.commands.base import NOT_FOUND, Refused, Stop
from desk_app.domain import intake
from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.events import ReturnWay, SubmittedPaper
from desk_app.domain.fees import FeeTotal, Waiver
from desk_app.domain.identity import IdKind
from desk_app.domain.intake import Intake
from desk_app.domain.person import PartyKind, Person, Proxy
from desk_app.domain.procedure import Channel, Procedure
from desk_app.usecases.outcomes import TicketUnknown

if TYPE_CHECKING:
    from desk_app.desk import Desk


class PersonEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A citizen or an organization, as on the card."""

    name: str
    id_kind: IdKind | None = None
    id_number: str = ""
    born_on: date | None = None
    sex: Literal["", "Nam", "Nữ"] = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    party: PartyKind = PartyKind.CITIZEN


class ProxyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who hands the dossier in for the applicant."""

    person: PersonEntry
    relation: str
    authority: str = ""


class PaperEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paper that was handed in; ``key`` is the one of the catalogue."""

    key: str
    originals: int = 1
    certified: int = 0
    copies: int = 0


class FeeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be paid; without ``amount_vnd`` the catalogue's amount counts."""

    amount_vnd: int | None = None
    copies: int = 1
    pages: int = 1
    waived_percent: int = 0
    waived_why: str = ""


class LimitEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A processing time that the clerk states where the catalogue has none."""

    amount: Decimal
    unit: Unit


class IntakeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page of intake. The same ``id`` sent twice is one dossier."""

    procedure: str
    applicant: PersonEntry
    id: str = ""
    case: str = ""
    channel: Channel = Channel.COUNTER
    submitter: ProxyEntry | None = None
    papers: list[PaperEntry] | Literal["all"] = []
    fee: FeeEntry = FeeEntry()
    return_way: ReturnWay = ReturnWay.COUNTER
    sets: int = 1
    note: str = ""
    ticket: str = ""
    agreed_limit: LimitEntry | None = None
    accepted_without: str = ""


def intake_of(desk: "Desk", entry: IntakeEntry) -> Intake:
    """Return the page that a file describes.

    Raises:
        Stop: The procedure, a paper or the ticket is not known here, or a number cannot be used.
    """
    procedure = desk.settings.procedure(entry.procedure.strip())
    if procedure is None:
        sentence = f"Danh mục không có thủ tục {entry.procedure}. Xem: motcua catalogue list"
        raise Stop(Refused("procedure_unknown", sentence, NOT_FOUND))
    if entry.sets < 1:
        raise Stop(Refused("file_faulty", "Số bộ hồ sơ (sets) phải từ 1."))
    return Intake(
        id=entry.id or desk.dossiers.new_id(),
        procedure=procedure,
        applicant=_person(entry.applicant),
        channel=entry.channel,
        route_case=entry.case,
        submitter=_proxy(entry.submitter),
        papers=_papers(procedure, entry),
        fee=_fee(procedure, entry),
        return_way=entry.return_way,
        sets=entry.sets,
        note=entry.note,
        ticket_id=_ticket_id(desk, entry.ticket),
        agreed_limit=_agreed(entry.agreed_limit),
        accepted_without=entry.accepted_without,
    )


def _person(entry: PersonEntry) -> Person:
    kind = entry.id_kind or (IdKind.PERSONAL_ID if entry.id_number else None)
    return Person(
        name=entry.name,
        id_kind=kind,
        id_number=entry.id_number,
        born_on=entry.born_on,
        sex=entry.sex,
        address=entry.address,
        phone=entry.phone,
        email=entry.email,
        party=entry.party,
    )


def _proxy(entry: ProxyEntry | None) -> Proxy | None:
    return Proxy(_person(entry.person), entry.relation, entry.authority) if entry else None


def _papers(procedure: Procedure, entry: IntakeEntry) -> tuple[SubmittedPaper, ...]:
    if isinstance(entry.papers, list):
        return tuple(_paper(procedure, paper) for paper in entry.papers)
    missing = procedure.missing_papers((), entry.case)
    return tuple(SubmittedPaper(one.key, one.any_of[0].name, originals=1) for one in missing)


def _paper(procedure: Procedure, entry: PaperEntry) -> SubmittedPaper:
    names = {paper.key: paper.name for paper in procedure.papers}
    if entry.key not in names:
        sentence = f"Thủ tục {procedure.code} không có giấy tờ “{entry.key}”; có: "
        raise Stop(Refused("paper_unknown", sentence + ", ".join(names) + ".", NOT_FOUND))
    if min(entry.originals, entry.certified, entry.copies) < 0:
        raise Stop(Refused("file_faulty", f"Số bản của “{entry.key}” không được nhỏ hơn 0."))
    return SubmittedPaper(
        entry.key, names[entry.key], entry.originals, entry.certified, entry.copies
    )


def _fee(procedure: Procedure, entry: IntakeEntry) -> FeeTotal:
    route = procedure.route(entry.channel, entry.case)
    return intake.fee_total(_fee_entry(entry.fee), procedure, route)


def _fee_entry(fee: FeeEntry) -> intake.FeeEntry:
    if not (fee.copies >= 1 and fee.pages >= 1 and 0 <= fee.waived_percent <= 100):
        sentence = "Phí: số bản, số trang phải từ 1; mức giảm từ 0 đến 100."
        raise Stop(Refused("file_faulty", sentence))
    if fee.amount_vnd is not None and fee.amount_vnd < 0:
        raise Stop(Refused("file_faulty", "Số tiền phí không được nhỏ hơn 0."))
    why = fee.waived_why.strip()
    if fee.waived_percent and not why:
        raise Stop(Refused("waiver_unexplained", "Ghi lý do miễn, giảm (fee.waived_why)."))
    waiver = Waiver(why, fee.waived_percent) if fee.waived_percent else None
    return intake.FeeEntry(fee.amount_vnd, fee.copies, fee.pages, waiver)


def _ticket_id(desk: "Desk", label: str) -> str:
    if not label:
        return ""
    found = desk.queue.ticket(label)
    if isinstance(found, TicketUnknown):
        sentence = f"Hôm nay không có số {label}. Hãy kiểm tra lại số trên phiếu."
        raise Stop(Refused("ticket_unknown", sentence, NOT_FOUND))
    return found.id


def _agreed(entry: LimitEntry | None) -> Limit | None:
    if entry is None:
        return None
    try:
        return Limit(entry.amount, entry.unit)
    except ValueError as error:
        sentence = "Thời hạn (agreed_limit) không dùng được; chỉ ngày làm việc mới lẻ nửa ngày."
        raise Stop(Refused("file_faulty", sentence)) from error
