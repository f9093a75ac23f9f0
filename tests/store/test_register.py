"""The register is what the journal says: after anything, in whatever order it came (law 6)."""

from datetime import timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import Connection, Table, select
from typing_extensions import override

from desk_app.domain.dossier import Action, Status, open_actions
from desk_app.domain.events import (
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DossierWithdrawn,
    Outcome,
    Priority,
    ResultMade,
    SubjectKind,
)
from desk_app.domain.ids import dossier_code
from desk_app.domain.intake import NOTHING_TO_PAY
from desk_app.domain.moments import local_day
from desk_app.domain.office import Counter
from desk_app.domain.person import Person
from desk_app.domain.procedure import Channel
from desk_app.domain.ticket import Ticket
from desk_app.store import journal, lists, register, tables, worklists
from desk_app.store.journal import Appender, Head, StreamName
from desk_app.store.rebuild import compare, rebuild
from desk_app.usecases import intake as intake_desk
from desk_app.usecases import queueing
from desk_app.usecases.commands import Accepted, Correction, Transfer
from desk_app.usecases.outcomes import NobodyWaiting
from desk_app.views import Worklist
from tests.office_fixture import (
    BIRTH,
    CLERK,
    COUNTER_1,
    COUNTER_2,
    EXTRACT,
    FRIDAY,
    LAND_TITLE,
    MARITAL_STATUS,
    OFFICE,
    Station,
    open_station,
    procedure,
)
from tests.usecases.desk_actions import STEP_OF

ARRIVAL: Final = "n"  # order of arrival: the only column that a rebuild may number anew
TOO_LONG_DAYS: Final = 5


class AnyDayAtTheDesk(RuleBasedStateMachine):
    """Dossiers and tickets go through whatever the tables of steps allow."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.opened = open_station(Path(self.folder.name))
        self.station = self.opened.__enter__()
        self.dossiers: list[str] = []
        self.tickets: list[str] = []

    @rule(
        code=st.sampled_from([BIRTH, MARITAL_STATUS, LAND_TITLE, EXTRACT]),
        name=st.sampled_from(["Lò Thị Mẫu", "Đặng Văn Thử", "Hoà Thúy Ví Dụ"]),
    )
    def receive(self, code: str, name: str) -> None:
        self.dossiers.append(self.station.receive(code, name).id)

    @rule()
    def turn_back_and_receive(self) -> None:
        page = self.station.page(LAND_TITLE)
        intake_desk.turn_back(self.station.store, CLERK, page, "Thiếu bản vẽ")
        self.station.accept(page)
        self.dossiers.append(page.id)

    @precondition(lambda self: self.dossiers)
    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        dossier_id = data.draw(st.sampled_from(self.dossiers))
        dossier = self.station.store.dossier(dossier_id)
        assert dossier
        allowed = sorted(open_actions(dossier.status) & STEP_OF.keys())
        if allowed:
            STEP_OF[data.draw(st.sampled_from(allowed))](self.station, dossier_id)

    @precondition(lambda self: self.dossiers)
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(self.dossiers))
        page = self.station.page(MARITAL_STATUS, "Lò Thị Mẫu Sửa")
        wrong = Correction(old, "Sai họ tên", page)
        answer = intake_desk.correct(self.station.store, self.station.desk, CLERK, wrong)
        if isinstance(answer, Accepted):
            self.dossiers.append(page.id)

    @rule(series=st.sampled_from("AB"))
    def take(self, series: str) -> None:
        self.tickets.append(self.station.take(series).id)

    @rule(counter=st.sampled_from([COUNTER_1, COUNTER_2]))
    def call(self, counter: Counter) -> None:
        queueing.call_next(self.station.store, counter, CLERK)

    @precondition(lambda self: self.tickets)
    @rule(data=st.data())
    def move_a_ticket(self, data: st.DataObject) -> None:
        store, ticket_id = self.station.store, data.draw(st.sampled_from(self.tickets))
        ticket = store.ticket(ticket_id)
        assert ticket
        moves = (
            lambda: queueing.skip(store, COUNTER_1, CLERK, ticket_id),
            lambda: queueing.park(store, COUNTER_1, CLERK, ticket_id, "đi photo"),
            lambda: queueing.rejoin(store, CLERK, ticket.label),
            lambda: queueing.recall(store, COUNTER_1, CLERK, ticket_id),
            lambda: queueing.finish(store, COUNTER_1, CLERK, ticket_id),
            lambda: queueing.undo_call(store, COUNTER_1, CLERK, ticket_id),
            lambda: queueing.transfer(store, COUNTER_1, CLERK, Transfer(ticket_id, "B")),
            lambda: queueing.give_priority(store, CLERK, ticket_id, Priority.ELDERLY),
            lambda: queueing.cancel(store, CLERK, ticket_id, "Người dân về"),
        )
        data.draw(st.sampled_from(moves))()

    @rule(minutes=st.integers(-90, 3 * 24 * 60))
    def let_time_pass(self, minutes: int) -> None:
        self.station.clock.forward(timedelta(minutes=minutes))

    @rule()
    def close_the_day(self) -> None:
        queueing.close_day(self.station.store, CLERK)

    @rule()
    def every_figure_opens_a_list_of_its_length(self) -> None:
        today = local_day(self.station.clock())
        with self.station.store.reading() as connection:
            counts = worklists.counts(connection, today, TOO_LONG_DAYS)
            assert counts.keys() == set(Worklist)
            for name, count in counts.items():
                found = worklists.lines(connection, name, today, TOO_LONG_DAYS)
                assert len(found) == count

    @override
    def teardown(self) -> None:
        self.every_figure_opens_a_list_of_its_length()
        with self.station.store.reading() as connection:
            assert journal.verify(connection) == ()
        assert_register_equals_itself(self.station)
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()


TestAnyDayAtTheDesk = AnyDayAtTheDesk.TestCase
TestAnyDayAtTheDesk.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)


def assert_register_equals_itself(station: Station) -> None:
    """Compare, then rebuild: not one value may differ from what stood there before."""
    with station.store.reading() as connection:
        assert compare(connection).differing == ()
        before = rows_of_the_register(connection)
    with station.store.engine.begin() as connection:
        rebuild(connection)
        assert rows_of_the_register(connection) == before


def rows_of_the_register(connection: Connection) -> dict[str, list[dict[str, object]]]:
    return {table.name: _rows(connection, table) for table in tables.REGISTER}


def _rows(connection: Connection, table: Table) -> list[dict[str, object]]:
    kept = [column for column in table.c if column.name != ARRIVAL]
    order = table.c.event_id if table is tables.conflict else table.c.id
    return [dict(row) for row in connection.execute(select(*kept).order_by(order)).mappings()]


def test_a_row_that_somebody_changed_is_found_and_mended(station: Station) -> None:
    dossier = station.receive()
    with station.store.engine.begin() as connection:
        connection.execute(tables.dossier.update().values(applicant_name="Ai Đó Khác"))
        assert compare(connection).differing == (dossier.id,)
        rebuild(connection)
        assert compare(connection).differing == ()


@pytest.mark.parametrize("table", [tables.dossier, tables.ticket])
def test_a_row_that_is_gone_is_found(station: Station, table: Table) -> None:
    station.receive()
    station.take()
    with station.store.engine.begin() as connection:
        connection.execute(table.delete())
        assert len(compare(connection).differing) == 1


def test_a_row_that_no_event_speaks_of_is_found(station: Station) -> None:
    station.receive()
    with station.store.engine.begin() as connection:
        row = dict(connection.execute(select(tables.dossier)).mappings().one())
        connection.execute(tables.dossier.insert(), {**row, "id": "nobody", "n": 99})
        assert compare(connection).differing == ("nobody",)


def test_a_conflict_that_the_list_forgot_or_invented_is_found(station: Station) -> None:
    dossier = station.receive()
    invented = {"event_id": "none", "subject_kind": "dossier", "subject": dossier.id}
    with station.store.engine.begin() as connection:
        row = {**invented, "status": "returned", "action": "return"}
        connection.execute(tables.conflict.insert(), row)
        assert compare(connection).differing == (dossier.id,)
        rebuild(connection)
        assert compare(connection).differing == ()


def test_a_rebuild_leaves_every_index_and_trigger_as_it_was(station: Station) -> None:
    made = "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name"
    station.receive()
    with station.store.engine.begin() as connection:
        before = connection.exec_driver_sql(made).all()
        rebuild(connection)
        assert connection.exec_driver_sql(made).all() == before


def test_a_rebuild_that_fails_half_way_changes_nothing(station: Station) -> None:
    station.receive()
    with station.store.engine.connect() as connection:
        before = rows_of_the_register(connection)
        rebuild(connection)
        connection.rollback()  # as a power cut would
        assert rows_of_the_register(connection) == before


# --- events of other stations ----------------------------------------------------------------

SUBJECT: Final = "01950000-0000-7000-8000-000000000001"
RECEIVED: Final = DossierReceived(
    code=dossier_code(OFFICE.agency_code, local_day(FRIDAY), 1001),
    lookup="1" * 26,
    procedure=procedure(MARITAL_STATUS).ref,
    route_case="",
    channel=Channel.COUNTER,
    applicant=Person("Đặng Văn Thử"),
    received_at=FRIDAY,
    papers=(),
    deadline=None,
    statutory=None,
    fee=NOTHING_TO_PAY,
)
# two desks, cut off from each other, act on one dossier: both saw that it was forwarded
STORY: Final[tuple[tuple[str, str, DossierEvent], ...]] = (
    ("received", "", RECEIVED),
    ("forwarded", "received", DossierForwarded("Phòng Văn hóa - Xã hội")),
    ("finished", "forwarded", ResultMade(Outcome.GRANTED, "15/GXN")),
    ("withdrawn", "forwarded", DossierWithdrawn("Công dân đổi ý")),
)


def arrive(station: Station, number: int) -> None:
    """Take in event ``number`` of the story, from a station of its own, and fold it."""
    event_id, base, event = STORY[number]
    at = FRIDAY + timedelta(minutes=number)
    name = StreamName(OFFICE.agency_code, f"MAY-XA-{number}", "f" * 16)
    with station.store.engine.begin() as connection:
        appender = Appender(connection, name, Head(), at, "can-bo-xa")
        appender.append(event_id, SUBJECT, base, event)
        appender.save_head()
        register.refold(connection, SubjectKind.DOSSIER, SUBJECT)


@pytest.mark.parametrize("order", tuple(permutations(range(len(STORY)))))
def test_late_events_give_the_same_register_in_whatever_order_they_come(
    station: Station, order: tuple[int, ...]
) -> None:
    for number in order:
        arrive(station, number)
    dossier = station.store.dossier(SUBJECT)
    assert dossier
    assert dossier.status is Status.RESULT_READY
    with station.store.reading() as connection:
        assert journal.verify(connection) == ()
        # both facts are kept; the one that came second in the one order is for a person to settle
        assert lists.conflicting_events(connection, SUBJECT) == {"withdrawn"}
        (row,) = connection.execute(select(tables.conflict)).mappings()
        assert (row["status"], row["action"]) == (Status.RESULT_READY, Action.WITHDRAW)
    assert_register_equals_itself(station)


def test_a_dossier_of_elsewhere_goes_on_here(station: Station) -> None:
    for number in (0, 1, 2):
        arrive(station, number)
    STEP_OF[Action.TAKE_IN_RESULT](station, SUBJECT)
    STEP_OF[Action.RETURN](station, SUBJECT)
    arrive(station, 3)
    dossier = station.store.dossier(SUBJECT)
    assert dossier
    assert dossier.status is Status.RETURNED
    assert_register_equals_itself(station)


def test_a_late_event_moves_its_own_subject_only(station: Station) -> None:
    other = station.receive()
    for number in range(len(STORY)):
        arrive(station, number)
    assert station.store.dossier(other.id) == other


def test_a_ticket_of_elsewhere_waits_and_is_called_here(station: Station, tmp_path: Path) -> None:
    with open_station(tmp_path / "kiosk", slot=1, seed=9) as kiosk:
        taken = kiosk.take()
        assert taken.label == "A501"
        history = kiosk.store.history(taken.id)
    name = StreamName(OFFICE.agency_code, "MAY1", "e" * 16)
    with station.store.engine.begin() as connection:
        appender = Appender(connection, name, Head(), history[0].at, CLERK)
        appender.append(history[0].id, taken.id, "", history[0].event)
        appender.save_head()
        register.refold(connection, SubjectKind.TICKET, taken.id)
    called = queueing.call_next(station.store, COUNTER_1, CLERK)
    assert isinstance(called, Ticket)
    assert called.label == "A501"
    assert queueing.call_next(station.store, COUNTER_2, CLERK) == NobodyWaiting()
    assert_register_equals_itself(station)
