"""The journal: without gaps, chained, never changed, and never going back in time."""

from datetime import timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from desk_app.store import journal
from desk_app.store.tables import event, stream
from tests.office_fixture import Station

HASHED: Final = sorted(set(event.columns.keys()) - {"n"})  # n is the order of arrival here only


@pytest.fixture
def busy(station: Station) -> Station:
    """A station with a handful of events."""
    for _ in range(3):
        station.take()
    station.receive()
    return station


def test_an_empty_journal_is_whole(station: Station) -> None:
    with station.store.reading() as connection:
        assert journal.verify(connection) == ()


def test_events_are_numbered_without_gaps_and_chain(busy: Station) -> None:
    with busy.store.reading() as connection:
        rows = connection.execute(
            select(event.c.seq, event.c.prev_hash, event.c.hash).order_by(event.c.seq)
        ).all()
        assert [row.seq for row in rows] == [1, 2, 3, 4]
        assert rows[0].prev_hash == journal.GENESIS
        assert [row.prev_hash for row in rows[1:]] == [row.hash for row in rows[:-1]]
        assert journal.verify(connection) == ()


def test_the_head_of_the_stream_is_its_last_event(busy: Station) -> None:
    with busy.store.reading() as connection:
        last = connection.execute(
            select(event.c.seq, event.c.hash, event.c.hlc).order_by(event.c.seq.desc()).limit(1)
        ).one()
        assert journal.head_of(connection, busy.store.name) == journal.Head(*last)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(st.data())
def test_any_changed_byte_of_any_column_is_found(busy: Station, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(HASHED))
    n = data.draw(st.integers(1, 4))
    with busy.store.engine.connect() as connection:
        _allow_forgery(connection)
        before = connection.scalar(select(event.c[column]).where(event.c.n == n))
        after = data.draw(_changed(before))
        connection.execute(event.update().where(event.c.n == n).values({column: after}))
        broken = journal.verify(connection)
        assert broken, (column, before, after)
        connection.rollback()


@pytest.mark.parametrize("seq", [1, 2, 3, 4])
def test_a_removed_event_is_found_even_the_last_one(busy: Station, seq: int) -> None:
    with busy.store.engine.connect() as connection:
        _allow_forgery(connection)
        connection.execute(event.delete().where(event.c.seq == seq))
        assert len(journal.verify(connection)) == 1
        connection.rollback()


def test_a_stream_whose_every_event_is_gone_is_found(busy: Station) -> None:
    with busy.store.engine.connect() as connection:
        _allow_forgery(connection)
        connection.execute(event.delete())
        broken = journal.verify(connection)
        assert [found.station for found in broken] == ["MAY0"]
        connection.rollback()


def test_a_fault_names_its_stream_and_leaves_the_others_alone(busy: Station) -> None:
    again = busy.reopened()
    again.take()
    with busy.store.engine.connect() as connection:
        _allow_forgery(connection)
        connection.execute(event.update().where(event.c.seq == 2).values(by="ai đó"))
        (broken,) = journal.verify(connection)
        connection.rollback()
    assert broken == journal.Broken(
        "MAY0", busy.store.name.incarnation, 2, "nội dung đã bị thay đổi"
    )
    again.store.close()


@pytest.mark.parametrize("forgery", ["UPDATE event SET by = 'ai đó'", "DELETE FROM event"])
def test_the_file_itself_refuses_to_change_what_happened(busy: Station, forgery: str) -> None:
    with busy.store.engine.connect() as connection:
        with pytest.raises(DatabaseError, match="append-only"):
            connection.execute(text(forgery))
        connection.rollback()


def test_two_runs_of_the_program_write_side_by_side(station: Station) -> None:
    other = station.reopened()
    for _ in range(3):
        station.take()
        other.take()
    assert station.store.name.incarnation != other.store.name.incarnation
    with station.store.reading() as connection:
        assert journal.verify(connection) == ()
        rows = connection.execute(select(stream.c.seq)).scalars().all()
        assert rows == [3, 3]
        labels = [history[0].event for *_, history in journal.histories(connection)]
    assert len({str(label) for label in labels}) == 6
    other.store.close()


def test_the_clock_of_the_journal_never_goes_back(station: Station) -> None:
    for step in (0, 5, -3600, -86_400, 1):
        station.clock.forward(timedelta(seconds=step))
        station.take()
    again = station.reopened()  # a new stream goes on after the newest one that the store knows
    again.take()
    with station.store.reading() as connection:
        clocks = connection.execute(select(event.c.hlc).order_by(event.c.n)).scalars().all()
    assert clocks == sorted(set(clocks))
    again.store.close()


def test_an_event_of_a_kind_not_known_yet_is_kept_and_left_out(busy: Station) -> None:
    with busy.store.engine.connect() as connection:
        _allow_forgery(connection)
        connection.execute(event.update().where(event.c.n == 4).values(kind="DossierDreamtOf"))
        subject = connection.scalar(select(event.c.subject).where(event.c.n == 4)) or ""
        assert journal.history_of(connection, subject) == ()
        assert subject not in [known for _, known, _ in journal.histories(connection)]
        connection.rollback()


def test_moments_survive_as_sortable_text(station: Station) -> None:
    early, late = station.clock(), station.clock() + timedelta(microseconds=1)
    assert journal.time_text(early) < journal.time_text(late)
    assert journal.time_of(journal.time_text(late)) == late


def _allow_forgery(connection: Connection) -> None:
    """Do as somebody would who has the file and the key: take the triggers away first."""
    connection.execute(text("DROP TRIGGER event_is_never_changed"))
    connection.execute(text("DROP TRIGGER event_is_never_deleted"))


def _changed(before: object) -> st.SearchStrategy[object]:
    if isinstance(before, int):
        return st.integers(-(2**62), 2**62).filter(lambda after: after != before)
    if isinstance(before, bytes):
        place = st.integers(0, 8 * len(before) - 1)
        return place.map(lambda bit: _flipped(before, bit))
    return _changed_text(str(before)).filter(lambda after: after != before)


@st.composite
def _changed_text(draw: st.DrawFn, before: str) -> str:
    at = draw(st.integers(0, len(before)))
    return before[:at] + draw(st.text(min_size=1, max_size=1)) + before[at + 1 :]


def _flipped(before: bytes, bit: int) -> bytes:
    after = bytearray(before)
    after[bit // 8] ^= 1 << bit % 8
    return bytes(after)
