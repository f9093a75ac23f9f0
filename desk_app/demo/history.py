"""A believable past: dossiers of a year, on time, early, late, supplemented, withdrawn, open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from desk_app.clock import Chance
from desk_app.demo.people import Crowd
from desk_app.domain.calendar import BeyondHorizon, Calendar, Due, Limit, Unit
from desk_app.domain.deadline import due
from desk_app.domain.events import (
    Deadline,
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DossierWithdrawn,
    OtherAgencyAnswered,
    OtherAgencyAsked,
    Outcome,
    ProcessingStarted,
    Reappointed,
    ResultArrived,
    ResultMade,
    ResultReturned,
    ReturnWay,
    SubmittedPaper,
    SupplementReceived,
    SupplementRequested,
)
from desk_app.domain.fees import FeeTotal, fee_line, total
from desk_app.domain.ids import dossier_code, lookup_digits
from desk_app.domain.moments import from_local
from desk_app.domain.office import Office
from desk_app.domain.procedure import Channel, Procedure, Route
from desk_app.store.bulk import Past

SHELF_ROWS: Final = "ABCDEFGHK"
UNIT_OF_THE_REST: Final = "Văn phòng HĐND và UBND"
UNIT_OF_AREA: Final = {
    "Đất đai": "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Hoạt động xây dựng": "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Hộ kinh doanh": "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Bảo trợ xã hội": "Phòng Văn hóa – Xã hội",
    "Giảm nghèo": "Phòng Văn hóa – Xã hội",
    "Đăng ký, quản lý cư trú": "Công an phường",
}
FAVOURITE_WEIGHT: Final = 12
LATE_SHARE: Final = 0.03


@dataclass(slots=True)
class Years:
    """Draws whole histories from one seeded source, oldest dossier first."""

    random: Random
    chance: Chance
    office: Office
    calendar: Calendar
    office_key: bytes
    procedures: Sequence[Procedure]
    staff: Sequence[str]
    crowd: Crowd
    now: datetime  # local; nothing happens after it
    _due: dict[tuple[datetime, Limit], Due | None] = field(
        default_factory=dict[tuple[datetime, Limit], Due | None]
    )

    def histories(self, per_day: float, days: int) -> Iterator[tuple[str, list[Past]]]:
        """Give dossiers of the ``days`` before today, about ``per_day`` a working day."""
        weights = [FAVOURITE_WEIGHT if p.favourite else 1 for p in self.procedures]
        first = self.now.date() - timedelta(days=days)
        for day in (first + timedelta(days=n) for n in range(days)):
            if not self.calendar.is_working_day(day):
                continue
            count = max(1, round(self.random.gauss(per_day, per_day / 6)))
            moments = sorted(self._moment(day) for _ in range(count))
            for serial, moment in enumerate(moments, start=1):
                procedure = self.random.choices(self.procedures, weights)[0]
                yield self._dossier(procedure, moment, serial)

    def _moment(self, day: date) -> datetime:
        morning = self.random.random() < 0.6
        start, minutes = (time(7, 35), 225) if morning else (time(13, 35), 195)
        wait = timedelta(minutes=self.random.randrange(minutes), seconds=self.random.randrange(60))
        return datetime.combine(day, start) + wait

    def _dossier(
        self, procedure: Procedure, received: datetime, serial: int
    ) -> tuple[str, list[Past]]:
        route = procedure.routes[0] if procedure.routes else Route(Channel.COUNTER)
        taken_in = self._received(procedure, route, received, serial)
        by = self.random.choice(self.staff)
        past = [Past(from_local(received), by, taken_in)]
        life = _Life(self, past, received, by)
        life.go_on(taken_in)
        return self.chance.new_id(from_local(received)), life.past

    def deadline_of(self, received: datetime, limit: Limit | None) -> Deadline | None:
        """Return the appointment of a receipt; those of one hour share one computation."""
        if limit is None:
            return None
        exact = limit.unit is Unit.WORKING_HOURS
        moment = received if exact else received.replace(minute=0, second=0, microsecond=0)
        if (moment, limit) not in self._due:
            found = due(moment, limit, self.calendar)
            self._due[moment, limit] = None if isinstance(found, BeyondHorizon) else found
        found = self._due[moment, limit]
        return Deadline(limit, replace(found, counted_from=received)) if found else None

    def _received(
        self, procedure: Procedure, route: Route, received: datetime, serial: int
    ) -> DossierReceived:
        deadline = self.deadline_of(received, procedure.effective_limit(route))
        applicant = self.crowd.person()
        submitter = self.crowd.proxy_of(applicant) if self.random.random() < 0.15 else None
        code = dossier_code(self.office.agency_code, received.date(), serial)
        by_post = self.random.random() < 0.05 and applicant.phone
        return DossierReceived(
            code=code,
            lookup=lookup_digits(self.chance.bits(80), self.office_key),
            procedure=procedure.ref,
            route_case=route.case,
            channel=route.channel,
            applicant=applicant,
            received_at=from_local(received),
            papers=_papers(procedure, route.case),
            deadline=deadline,
            statutory=route.limit,
            fee=_fee(route),
            submitter=submitter,
            return_way=ReturnWay.POST if by_post else ReturnWay.COUNTER,
            supplement_rule=procedure.supplement_rule,
            agency=procedure.agency,
            calendar_version=self.calendar.version,
        )


@dataclass(slots=True)
class _Life:
    """Adds what happened next, as long as it is past."""

    years: Years
    past: list[Past]
    at: datetime
    by: str

    def go_on(self, taken_in: DossierReceived) -> None:
        draw = self.years.random
        deadline = taken_in.deadline
        unit = UNIT_OF_AREA.get(taken_in.procedure.subject_area, UNIT_OF_THE_REST)
        self._add(timedelta(minutes=draw.randrange(20, 240)), DossierForwarded(unit))
        self._add(timedelta(hours=draw.randrange(1, 6)), ProcessingStarted(unit))
        fate = draw.random()
        if fate < 0.03:
            self._add(timedelta(days=1), DossierWithdrawn("Công dân chưa có nhu cầu"))
            return
        if fate < 0.09:
            deadline = self._supplement(taken_in, deadline)
        elif fate < 0.12:
            asked = OtherAgencyAsked("Cơ quan đăng ký nơi cư trú trước đây", "Xác nhận thông tin")
            if not self._add(timedelta(hours=5), asked):
                return
            answer_in = timedelta(days=draw.randrange(2, 15))
            if not self._add(answer_in, OtherAgencyAnswered("Thông tin khớp với hồ sơ gốc")):
                return
        self._finish(taken_in, deadline)

    def _supplement(self, taken_in: DossierReceived, deadline: Deadline | None) -> Deadline | None:
        asked = SupplementRequested(("Bản sao giấy tờ kèm theo",), "Bản đã nộp bị mờ")
        if not self._add(timedelta(hours=4), asked):
            return deadline
        self.at += timedelta(days=self.years.random.randrange(1, 5))
        again = deadline and self.years.deadline_of(self.at, deadline.limit)
        if not self._add(timedelta(0), SupplementReceived(taken_in.papers[:1], again)):
            return deadline
        return again

    def _finish(self, taken_in: DossierReceived, deadline: Deadline | None) -> None:
        draw = self.years.random
        promised = deadline.due.on if deadline else self.at.date() + timedelta(days=5)
        done_at = self._done_at(promised)
        if done_at.date() > promised and deadline and done_at <= self.years.now:
            self._apologise(deadline, done_at)
        self.at = max(self.at + timedelta(minutes=30), done_at)
        if not self._add(timedelta(0), ResultMade(Outcome.GRANTED, f"{draw.randrange(1, 900)}/KQ")):
            return
        slot = f"{draw.choice(SHELF_ROWS)}{draw.randrange(1, 30):02d}"
        self._add(timedelta(minutes=draw.randrange(20, 90)), ResultArrived(slot))
        if draw.random() < 0.008:
            return  # never collected
        collector = taken_in.submitter.person if taken_in.submitter else taken_in.applicant
        returned = ResultReturned(
            taken_in.return_way,
            collector.name,
            by_proxy=taken_in.submitter is not None,
            relation=taken_in.submitter.relation if taken_in.submitter else "",
            id_last4=collector.id_number[-4:],
        )
        self._add(timedelta(hours=draw.randrange(2, 60)), returned)

    def _done_at(self, promised: date) -> datetime:
        draw = self.years.random
        days = draw.randrange(1, 9) if draw.random() < LATE_SHARE else -draw.choice((0, 0, 1, 2, 3))
        day = promised + timedelta(days=days)
        done_at = datetime.combine(day, time(draw.randrange(8, 16), draw.randrange(60)))
        return max(done_at, self.at + timedelta(minutes=45))

    def _apologise(self, deadline: Deadline, done_at: datetime) -> None:
        again = self.years.deadline_of(done_at, deadline.limit)
        if again and self.at.date() < deadline.due.on:
            self.at = datetime.combine(deadline.due.on, time(8, 0))
            reason = "Hồ sơ nhiều, cơ quan chuyên môn chưa xử lý xong"
            self._add(timedelta(0), Reappointed(reason, again.due, "Phụ trách bộ phận"))

    def _add(self, later: timedelta, event: DossierEvent) -> bool:
        self.at = self._at_work(self.at + later)
        if self.at > self.years.now:
            return False
        self.past.append(Past(from_local(self.at), self.by, event))
        return True

    def _at_work(self, moment: datetime) -> datetime:
        """Return the moment, or the next morning of work: nobody hands anything over at night."""
        while self.years.calendar.open_session(moment) is None:
            morning = moment.replace(hour=8, minute=self.years.random.randrange(60))
            moment = morning if moment < morning else morning + timedelta(days=1)
        return moment


def _papers(procedure: Procedure, case: str) -> tuple[SubmittedPaper, ...]:
    return tuple(
        SubmittedPaper(paper.key, paper.name, originals=paper.originals, copies=paper.copies)
        for paper in procedure.papers_for(case)
        if paper.required
    )


def _fee(route: Route) -> FeeTotal:
    return total([fee_line("Phí, lệ phí", route.fee_vnd)] if route.fee_vnd else [])
