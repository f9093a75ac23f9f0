"""Small valid values of the domain: one event of each kind, and histories made of them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Final

from desk_app.domain.calendar import Due, Limit, Session, Unit, Window
from desk_app.domain.deadline import PauseRule
from desk_app.domain.dossier import ACTION_OF, Action
from desk_app.domain.events import (
    CallUndone,
    Deadline,
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DossierRefused,
    DossierStopped,
    DossierVoided,
    DossierWithdrawn,
    Event,
    IntakeRefused,
    IntakeTurnedBack,
    OtherAgencyAnswered,
    OtherAgencyAsked,
    Outcome,
    PaymentAsked,
    PaymentConfirmed,
    Priority,
    PriorityGiven,
    ProcessingStarted,
    ProvincialCodeRecorded,
    Reappointed,
    RegisterBookOpened,
    RegisterDayClosed,
    RegisterEvent,
    ResultArrived,
    ResultMade,
    ResultReturned,
    ReturnWay,
    Stamped,
    SubmittedPaper,
    SupplementReceived,
    SupplementRequested,
    TicketCalled,
    TicketCancelled,
    TicketEvent,
    TicketExpired,
    TicketFinished,
    TicketIssued,
    TicketParked,
    TicketRecalled,
    TicketRejoined,
    TicketSkipped,
    TicketTransferred,
)
from desk_app.domain.fees import FeeLine, FeeTotal, Waiver
from desk_app.domain.identity import IdKind
from desk_app.domain.moments import next_hlc
from desk_app.domain.person import PartyKind, Person, Proxy
from desk_app.domain.procedure import Channel, ProcedureRef
from desk_app.domain.ticket import Ticket

FRIDAY: Final = date(2026, 11, 20)
MORNING: Final = datetime(2026, 11, 20, 1, 5, tzinfo=UTC)  # 08:05 in Việt Nam
MINUTE: Final = timedelta(minutes=1)

PROCEDURE: Final = ProcedureRef("1.004873", 2, "Cấp Giấy xác nhận tình trạng hôn nhân", "Hộ tịch")
APPLICANT: Final = Person(
    name="Lò Thị Mẫu",
    id_kind=IdKind.PERSONAL_ID,
    id_number="014198000000",
    born_on=date(1998, 5, 19),
    sex="Nữ",
    address="Tổ 1, phường Hoa Ban",
    phone="0900000000",
    party=PartyKind.CITIZEN,
)
PROXY: Final = Proxy(Person("Cà Văn Mẫu"), "Chồng", "Giấy ủy quyền ngày 19/11/2026")
FORM: Final = SubmittedPaper("to-khai", "Tờ khai", originals=1)
EXTRACT: Final = SubmittedPaper("trich-luc", "Trích lục ly hôn", certified=1, copies=2)
THREE_DAYS: Final = Limit(Decimal(3), Unit.WORKING_DAYS)
FEE: Final = FeeTotal((FeeLine("Lệ phí", 15_000, 1, 15_000),), Waiver("Hộ nghèo", 100), 0)


def due_on(day: date) -> Due:
    """Return an appointment in the morning of ``day``."""
    return Due(
        on=day,
        session=Session.MORNING,
        window=Window(time(7, 30), time(11, 30)),
        trace=("Nhận lúc 08:05 ngày 20/11/2026.",),
        calendar_version="2026.1",
        counted_from=datetime(2026, 11, 20, 8, 5),  # noqa: DTZ001  wall time, as on paper
    )


THURSDAY: Final = Deadline(THREE_DAYS, due_on(date(2026, 11, 26)))
NEXT_WEEK: Final = Deadline(THREE_DAYS, due_on(date(2026, 12, 2)))

RECEIVED: Final = DossierReceived(
    code="H56.21.05-261120-0007",
    lookup="12345678901234567890123456",
    procedure=PROCEDURE,
    route_case="1",
    channel=Channel.COUNTER,
    applicant=APPLICANT,
    received_at=MORNING,
    papers=(FORM,),
    deadline=THURSDAY,
    statutory=Limit(Decimal(5), Unit.WORKING_DAYS),
    fee=FEE,
    submitter=PROXY,
    sets=1,
    return_way=ReturnWay.COUNTER,
    supplement_rule=PauseRule.RESTART,
    agency="Ủy ban nhân dân phường Hoa Ban",
    note="Đã đối chiếu bản chính",
    ticket_id="ticket-1",
    calendar_version="2026.1",
)
TURNED_BACK: Final = IntakeTurnedBack(
    PROCEDURE, APPLICANT, ("Trích lục ly hôn",), "Thiếu trích lục", PROXY
)

DOSSIER_SAMPLES: Final[Sequence[DossierEvent]] = (
    TURNED_BACK,
    IntakeRefused(PROCEDURE, APPLICANT, "Không thuộc thẩm quyền", ticket_id="ticket-1"),
    RECEIVED,
    DossierForwarded("Tư pháp – Hộ tịch", "can-bo-3", with_paper=True, note="Gấp"),
    ProcessingStarted("Tư pháp – Hộ tịch", "can-bo-3"),
    SupplementRequested(("Trích lục ly hôn",), "Chưa rõ tình trạng", date(2026, 12, 20)),
    SupplementReceived((EXTRACT,), NEXT_WEEK),
    OtherAgencyAsked("Công an phường", "Xác minh nơi cư trú", date(2026, 11, 25)),
    OtherAgencyAnswered("Đã xác minh"),
    PaymentAsked(500_000, "Lệ phí trước bạ"),
    PaymentConfirmed(500_000, "0000123", NEXT_WEEK),
    ResultMade(Outcome.GRANTED, "45/UBND-XNTTHN", "Giấy xác nhận"),
    ResultArrived("A-03"),
    ResultReturned(
        ReturnWay.COUNTER, "Cà Văn Mẫu", True, "Chồng", "0001", papers_back=("Hộ chiếu",)
    ),
    DossierRefused("Không đủ điều kiện"),
    DossierWithdrawn("Không còn nhu cầu", ("Tờ khai",)),
    DossierStopped("Chủ hồ sơ không thực hiện nghĩa vụ tài chính", "Hoàn trả lệ phí"),
    Reappointed("Chờ xác minh", due_on(date(2026, 12, 4)), "Phụ trách bộ phận"),
    DossierVoided("In sai họ tên", "dossier-2", "H56.21.05-261120-0008"),
    ProvincialCodeRecorded("H56.21.05-261120-000123"),
)
ISSUED: Final = TicketIssued(
    day=FRIDAY,
    series="A",
    number=25,
    label="A025",
    tap="tap-1",
    services=("1.004873",),
    priority=Priority.ELDERLY,
    at_desk=True,
)
TICKET_SAMPLES: Final[Sequence[TicketEvent]] = (
    ISSUED,
    TicketCalled("Quầy 1", "oldest"),
    TicketRecalled("Quầy 1"),
    TicketSkipped("Quầy 1"),
    TicketRejoined("Quầy 1"),
    TicketParked("Quầy 1", "Đi sao chụp giấy tờ"),
    TicketTransferred("Quầy 1", "B", "Quầy 2", "Cần hỏi về đất đai"),
    TicketFinished("Quầy 1"),
    TicketCancelled("Lấy nhầm số"),
    CallUndone("Quầy 1"),
    PriorityGiven(Priority.PREGNANT),
    TicketExpired(),
)
REGISTER_SAMPLES: Final[Sequence[RegisterEvent]] = (
    RegisterDayClosed(FRIDAY, 1, 8, ("dossier-1", "dossier-2")),
    RegisterBookOpened(2),
)
SAMPLES: Final[Sequence[Event]] = (*TICKET_SAMPLES, *DOSSIER_SAMPLES, *REGISTER_SAMPLES)


def sample(kind: type[Event]) -> Event:
    """Return the sample event of a kind."""
    return next(event for event in SAMPLES if type(event) is kind)


def event_of(action: Action) -> DossierEvent:
    """Return the sample event of an action."""
    return next(event for event in DOSSIER_SAMPLES if ACTION_OF[type(event)] is action)


def stamped(
    event: Event, n: int, *, base: str = "", at: datetime = MORNING, station: str = "may-1"
) -> Stamped:
    """Return ``event`` as the ``n``-th entry of a journal."""
    return Stamped(
        id=f"{station}-{n:03}",
        subject="subject-1",
        station=station,
        base=base,
        hlc=n,
        at=at,
        by="can-bo-1",
        event=event,
    )


def chain(events: Sequence[Event], *, after: Stamped | None = None) -> tuple[Stamped, ...]:
    """Return a history in which each event saw the one before it, a minute apart."""
    return tuple(_chain(events, after))


def _chain(events: Sequence[Event], after: Stamped | None) -> Iterator[Stamped]:
    last = after
    for n, event in zip(count((last.hlc if last else 0) + 1), events, strict=False):
        at = last.at + MINUTE if last else MORNING
        last = stamped(event, n, base=last.id if last else "", at=at)
        yield last


class Station:
    """A desk that writes events about one subject, on top of what it has seen."""

    def __init__(self, name: str, clock: datetime = MORNING, seen: Sequence[Stamped] = ()) -> None:
        self.name = name
        self.clock = clock
        self.seen = list(seen)

    def write(self, event: Event) -> Stamped:
        """Append ``event`` after everything that this desk has seen."""
        last = self.seen[-1] if self.seen else None
        hlc = next_hlc(max((known.hlc for known in self.seen), default=0), self.clock)
        entry = Stamped(
            id=f"{self.name}-{len(self.seen):03}",
            subject="subject-1",
            station=self.name,
            base=last.id if last else "",
            hlc=hlc,
            at=self.clock,
            by="can-bo-1",
            event=event,
        )
        self.seen.append(entry)
        return entry


def waiting_ticket(
    n: int,
    *,
    series: str = "A",
    priority: Priority | None = None,
    since: datetime | None = None,
    rejoined_at: datetime | None = None,
    only_counter: str = "",
) -> Ticket:
    """Return the ``n``-th ticket of the morning, issued ``n`` minutes after opening."""
    taken_at = since or MORNING + n * MINUTE
    return Ticket(
        id=f"ticket-{series}{n}",
        home="may-1",
        day=FRIDAY,
        series=series,
        number=n,
        label=f"{series}{n:03}",
        tap=f"tap-{series}{n}",
        issued_at=taken_at,
        waiting_since=taken_at,
        priority=priority,
        rejoined_at=rejoined_at,
        only_counter=only_counter,
    )
