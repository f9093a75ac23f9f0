"""From what the store knows to what stands on paper."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from desk_app.domain.catalogue_texts import limit_text
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import ReturnWay
from desk_app.domain.identity import IdKind
from desk_app.domain.ids import ticket_digits
from desk_app.domain.moments import from_local
from desk_app.domain.office import Office
from desk_app.domain.person import PartyKind, Person
from desk_app.domain.procedure import Channel, Procedure
from desk_app.domain.register_book import RegisterEntry
from desk_app.domain.ticket import Ticket
from desk_app.printing import texts
from desk_app.printing.blocks import Paper
from desk_app.printing.content import (
    Appointment,
    FeeItem,
    OfficeHeader,
    PaperLine,
    Party,
    ReceiptFacts,
    RegisterPlace,
    TicketFacts,
)
from desk_app.usecases.commands import TicketMoment

ROLL_PAPERS: Final = {58: Paper.ROLL_58, 80: Paper.ROLL_80}
"""The roll of a ticket printer, by its width in millimetres."""
ID_LABELS: Final[Mapping[IdKind, str]] = {
    IdKind.PERSONAL_ID: "Số định danh cá nhân",
    IdKind.OLD_ID: "Số CMND",
    IdKind.PASSPORT: "Số hộ chiếu",
    IdKind.TAX_CODE: "Mã số thuế",
}
CHANNEL_WORDS: Final[Mapping[Channel, str]] = {
    Channel.COUNTER: "trực tiếp",
    Channel.ONLINE: "trực tuyến",
    Channel.POST: "qua bưu chính công ích",
}
RETURN_WORDS: Final[Mapping[ReturnWay, str]] = {
    ReturnWay.COUNTER: "Quầy trả kết quả",
    ReturnWay.POST: "Địa chỉ đã đăng ký (bưu chính công ích)",
    ReturnWay.ONLINE: "Trực tuyến (bản điện tử)",
}


def office_header(office: Office) -> OfficeHeader:
    """Return the office as its papers name it."""
    return OfficeHeader(
        superior=office.superior,
        agency=office.agency,
        unit_name=office.unit_name,
        place=office.place,
        address=office.address,
        hotline=office.hotline,
        contact=office.lookup_address,
    )


def ticket_facts(office: Office, ticket: Ticket, moment: TicketMoment) -> TicketFacts:
    """Return what stands on a ticket; the reason of a priority does not (law 9)."""
    series = office.series_named(ticket.series)
    services = ticket.services or ((series.name,) if series else ())
    return TicketFacts(
        number=ticket.label,
        services=services,
        counters=tuple(f"Quầy {name}" for name in office.counters_of(ticket.series)),
        taken_at=ticket.issued_at,
        waiting_before=moment.waiting_before,
        scan_digits=ticket_digits(ticket.day, ticket.series, ticket.number),
        expected_wait_min=moment.wait_minutes,
        is_priority=ticket.priority is not None,
    )


def receipt_facts(office: Office, dossier: Dossier, clerk_name: str) -> ReceiptFacts:
    """Return what stands on form 01.

    Raises:
        ValueError: The dossier was never received.
    """
    if dossier.received_at is None:
        raise ValueError(f"{dossier.id} was not received")
    submitter = dossier.submitter.person if dossier.submitter else dossier.applicant
    return ReceiptFacts(
        number=dossier.code.rsplit("-", 1)[-1],
        dossier_code=dossier.code,
        procedure_name=dossier.procedure.name,
        procedure_code=dossier.procedure.code,
        channel=CHANNEL_WORDS[dossier.channel],
        submitter=_party(submitter),
        applicant=_party(dossier.applicant) if dossier.submitter else None,
        received_at=dossier.received_at,
        appointment=_appointment(dossier),
        clerk_name=clerk_name,
        papers=tuple(
            PaperLine(paper.name, paper.originals, paper.certified, paper.copies)
            for paper in dossier.papers
        ),
        dossier_sets=dossier.sets,
        fees=_fees(dossier),
        lookup_url=lookup_url(office, dossier),
        scan_digits=dossier.lookup,
        replaces=dossier.replaces_code,
    )


def with_law(receipt: ReceiptFacts, dossier: Dossier, law: Procedure | None) -> ReceiptFacts:
    """Return a receipt that names the law's limit too, where the office promised a shorter one.

    ``law`` is the version of the procedure that the dossier came under.
    """
    route = law.route(dossier.channel, dossier.route_case) if law else None
    promised = dossier.deadline.limit if dossier.deadline else None
    if route is None or route.limit is None or promised is None or promised != route.committed:
        return receipt
    words = texts.PROMISED.format(law=limit_text(route.limit), promised=receipt.appointment.limit)
    return replace(receipt, appointment=replace(receipt.appointment, limit=words))


def with_place(receipt: ReceiptFacts, place: RegisterEntry | None) -> ReceiptFacts:
    """Return a receipt with its place in the register book, once its day was closed."""
    if place is None:
        return receipt
    return replace(receipt, register=RegisterPlace(place.book_text, place.serial_text))


def lookup_url(office: Office, dossier: Dossier) -> str:
    """Return what the QR of a dossier holds: an address with opaque digits, nothing personal."""
    address = office.lookup_address
    return f"https://{address}/{dossier.lookup}" if address and dossier.lookup else ""


def _party(person: Person) -> Party:
    titles = {"Nam": "Ông", "Nữ": "Bà"}
    citizen = person.party is PartyKind.CITIZEN
    return Party(
        name=person.name,
        title=titles.get(person.sex, "Ông/Bà") if citizen else "",
        id_label=ID_LABELS[person.id_kind or IdKind.PERSONAL_ID],
        id_number=person.id_number,
        address=person.address,
        phone=person.phone,
        email=person.email,
    )


def _appointment(dossier: Dossier) -> Appointment:
    way = RETURN_WORDS[dossier.return_way]
    if dossier.deadline is None:
        return Appointment("", None, way)
    due = dossier.deadline.due
    window = f"trong buổi từ {due.window.start:%H:%M} đến {due.window.end:%H:%M}"
    return Appointment(
        limit=limit_text(dossier.deadline.limit),
        due_at=from_local(datetime.combine(due.on, due.window.end)),
        return_way=way,
        note=window,
    )


def _fees(dossier: Dossier) -> tuple[FeeItem, ...]:
    if dossier.fee is None:
        return ()
    items = [FeeItem(line.label, line.amount_vnd) for line in dossier.fee.lines]
    waiver = dossier.fee.waiver
    if waiver and items:
        items[-1] = FeeItem(
            items[-1].name,
            items[-1].amount_vnd - dossier.fee.waived_vnd,
            f"đã miễn, giảm {waiver.percent} %: {waiver.reason}",
        )
    return tuple(items)
