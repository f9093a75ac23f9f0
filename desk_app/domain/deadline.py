"""When a result is due: counted over half-days (buổi), explained, and judged afterwards.

The reading of the rules, in one place:

- The day of receipt is not counted. A dossier handed in while the desk is closed counts as
  received when it next opens.
- Working days: n working days later, in the half-day of the receipt.
- Calendar days and months: that day, in the half-day of the receipt; a month that lacks the day
  ends on its last day.
- Working hours: minute by minute inside the working half-days.
- Same day: the last half-day of that day, or of the next working day from the cut-off on.
- Where staff are not at work or the desk is closed at that point, the next half-day in which both
  are there.

Source: docs/sources.md#deadlines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desk_app.domain import deadline_trace
from desk_app.domain.calendar import BeyondHorizon, Calendar, Due, Limit, Session, local
from desk_app.domain.deadline_count import Count, Receipt, count, receipt_of, waited_in
from desk_app.domain.deadline_trace import Wait


class PauseRule(StrEnum):
    """What a wait for supplements does to the limit; each province sets which applies."""

    PAUSE = "pause"  # what was left continues afterwards
    RESTART = "restart"  # the whole limit again, NĐ 61/2018 Đ19.4
    NONE = "none"  # nothing


class Timeliness(StrEnum):
    """How a dossier stands against its appointment, by local calendar day."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    IN_TERM = "in_term"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Pause:
    """A wait for supplements, from the request to the complete dossier. Any zone, or local."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Refuse a wait that ends before it starts."""
        if local(self.end) < local(self.start):
            raise ValueError(f"pause ends before it starts: {self.start} – {self.end}")


def due(received: datetime, limit: Limit, calendar: Calendar) -> Due | BeyondHorizon:
    """Return the appointment for a dossier received at ``received``, aware or local.

    For hours the window opens at the minute at which they run out and closes with the half-day;
    it is empty when they run out exactly at closing time. Seconds of the receipt are dropped,
    as they are on the slip.

    Source: docs/sources.md#deadlines.
    """
    receipt = receipt_of(local(received), calendar)
    if receipt is None:
        return _beyond(local(received), calendar)
    found = count(receipt, limit, 0, calendar)
    if found is None:
        return BeyondHorizon(calendar.horizon)
    return _as_due(receipt, found, deadline_trace.explain(receipt, found, calendar), calendar)


def set_due(
    day: date, session: Session, calendar: Calendar, now: datetime
) -> Due | BeyondHorizon | None:
    """Return an appointment that the agency set for ``day``, given ``now`` (aware or local).

    None where nobody is at work or the desk is closed in that half-day.

    Source: docs/sources.md#deadlines.
    """
    if not calendar.knows(day):
        return BeyondHorizon(calendar.horizon)
    if not calendar.returns(day, session):
        return None
    window = calendar.hours[session]
    why = deadline_trace.explain_set(day, session, window)
    return Due(day, session, window, (why,), calendar.version, local(now))


def resume(
    received: datetime,
    limit: Limit,
    pauses: Sequence[Pause],
    calendar: Calendar,
    rule: PauseRule,
) -> Due | BeyondHorizon:
    """Return the appointment after the waits for supplements so far.

    PAUSE moves it by the half-days (calendar half-days for days and months, minutes for hours)
    that were waited; overlapping waits count once, and a wait that began after the appointment
    moves nothing: a late dossier stays late. RESTART counts the whole limit from the last end.

    Source: docs/sources.md#pauses.
    """
    if rule is PauseRule.NONE or not pauses:
        return due(received, limit, calendar)
    if rule is PauseRule.RESTART:
        return due(max(local(received), *(local(p.end) for p in pauses)), limit, calendar)
    receipt = receipt_of(local(received), calendar)
    first = None if receipt is None else count(receipt, limit, 0, calendar)
    if receipt is None or first is None:
        return due(received, limit, calendar)
    return _shifted(receipt, first, pauses, calendar)


def judge(due_on: date | None, completed_on: date | None, today: date) -> Timeliness:
    """Compare local calendar days; without an appointment nothing is ever late.

    ``completed_on`` is the day the result was ready: collecting it late makes nothing late.

    Source: docs/sources.md#timeliness.
    """
    if completed_on is None:
        overdue = due_on is not None and today > due_on
        return Timeliness.OVERDUE if overdue else Timeliness.IN_TERM
    if due_on is None or completed_on == due_on:
        return Timeliness.ON_TIME
    return Timeliness.EARLY if completed_on < due_on else Timeliness.LATE


def _beyond(moment: datetime, calendar: Calendar) -> BeyondHorizon:
    before = moment.date() < calendar.known_from
    return BeyondHorizon(calendar.known_from if before else calendar.horizon)


def _shifted(
    receipt: Receipt, first: Count, pauses: Sequence[Pause], calendar: Calendar
) -> Due | BeyondHorizon:
    current, waited, waited_until = first, 0, receipt.at
    waits: list[Wait] = []
    for start, end in sorted((local(pause.start), local(pause.end)) for pause in pauses):
        if start > datetime.combine(current.on, current.window.end):
            break  # already late when the wait began
        begin = max(start, waited_until)  # overlapping waits count once
        stop = max(end, begin)
        length = waited_in(begin, stop, first.limit.unit, calendar)
        moved = None if length is None else count(receipt, first.limit, waited + length, calendar)
        if length is None or moved is None:
            return BeyondHorizon(calendar.horizon)
        waited_until = stop
        if length:
            current, waited = moved, waited + length
            waits.append(Wait(start, end, length))
    trace = deadline_trace.explain_shift(receipt, first, current, waits, calendar)
    return _as_due(receipt, current, trace, calendar)


def _as_due(receipt: Receipt, found: Count, trace: tuple[str, ...], calendar: Calendar) -> Due:
    return Due(found.on, found.session, found.window, trace, calendar.version, receipt.at)
