"""What the slips need to know: plain frozen values that the front door fills in.

Nothing here knows the domain's classes or the store; ``_at`` is an aware UTC instant, ``_vnd``
whole đồng.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OfficeHeader:
    """The office as its papers name it.

    Attributes:
        superior: Agency above, in capitals: "ỦY BAN NHÂN DÂN PHƯỜNG AN HÒA".
        agency: The desk, in capitals: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG".
        unit_name: The desk in running text: "Trung tâm Phục vụ hành chính công phường An Hòa".
        place: Where papers are dated: "An Hòa".
        contact: Further ways to ask, such as the website; may be empty.
    """

    superior: str
    agency: str
    unit_name: str
    place: str
    address: str = ""
    hotline: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """What stands on a queue ticket. There is no field for the reason of a priority (law 9).

    Attributes:
        number: Label that is called: "A025".
        services: Service groups of this ticket, in the order of the wish.
        counters: Names of the counters that serve it: "Quầy 1".
        waiting_before: People waiting before this ticket when it was taken.
        expected_wait_min: Expected wait in minutes; None when it cannot be said.
        scan_digits: Digits with check digit for the counter's scanner.
    """

    number: str
    services: tuple[str, ...]
    counters: tuple[str, ...]
    taken_at: datetime
    waiting_before: int
    scan_digits: str
    expected_wait_min: int | None = None
    is_priority: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A person or an organization as the receipt names it.

    Attributes:
        title: "Ông", "Bà" or "Ông/Bà"; empty for an organization.
        id_label: Kind of the number: "Số định danh cá nhân", "Hộ chiếu", "Mã số thuế".
    """

    name: str
    title: str = "Ông/Bà"
    id_label: str = "Số định danh cá nhân"
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that was handed in (giấy tờ đã nộp), with how many of each kind."""

    name: str
    originals: int = 0
    certified_copies: int = 0
    copies: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeeItem:
    """One fee or charge in đồng; ``note`` says what was waived or why."""

    name: str
    amount_vnd: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """Where the dossier stands in the register book; given when the day is closed."""

    book: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and how the result is given back.

    Attributes:
        limit: Processing time in words: "03 ngày làm việc".
        due_at: Appointment, aware UTC; None for a procedure without an appointment.
        return_way: Where the result is received, in words.
        note: What must be said beside it, such as the session of a half-day.
    """

    limit: str
    due_at: datetime | None
    return_way: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What stands on form 01, for one dossier.

    Attributes:
        number: Number of the slip: "0007".
        channel: How it was handed in: "trực tiếp".
        submitter: Who handed it in (người nộp).
        applicant: Whose dossier it is (chủ hồ sơ), when that is another person.
        lookup_url: Address with the opaque digits; nothing personal. Empty: no QR.
        scan_digits: The same digits, for the counter's scanner. Empty: no bar code.
        replaces: Code of the voided receipt that this one replaces; empty when there is none.
    """

    number: str
    dossier_code: str
    procedure_name: str
    procedure_code: str
    channel: str
    submitter: Party
    received_at: datetime
    appointment: Appointment
    clerk_name: str
    papers: tuple[PaperLine, ...] = ()
    applicant: Party | None = None
    dossier_sets: int = 1
    fees: tuple[FeeItem, ...] = ()
    paid: bool = False
    register: RegisterPlace = RegisterPlace()
    lookup_url: str = ""
    scan_digits: str = ""
    replaces: str = ""
