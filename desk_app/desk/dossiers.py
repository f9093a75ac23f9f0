"""Dossiers: taken in, handled, handed over, found again."""

from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from typing import Self

from desk_app.desk.settings import SettingsDesk
from desk_app.desk.story import entered, story_of
from desk_app.domain.calendar import BeyondHorizon, Due, Limit, Session
from desk_app.domain.deadline import due, set_due
from desk_app.domain.dossier import Action, Dossier, StepRefused, open_actions
from desk_app.domain.events import (
    Deadline,
    DossierForwarded,
    DossierWithdrawn,
    OtherAgencyAsked,
    Outcome,
    PaymentAsked,
    PaymentConfirmed,
    ProcessingStarted,
    ResultReturned,
    SubmittedPaper,
)
from desk_app.domain.intake import FieldFault, Intake, IntakeFaulty, appointment, faults_of
from desk_app.domain.moments import local_day
from desk_app.store import event_codec, lists, lookups, register_entries, search, spool, worklists
from desk_app.store.opening import StationIdentity
from desk_app.store.unit_of_work import Store
from desk_app.usecases import handling, handover, intake
from desk_app.usecases.commands import (
    Accepted,
    AskForPapers,
    Correction,
    NewAppointment,
    PaperWish,
)
from desk_app.usecases.intake import IntakeDesk
from desk_app.usecases.outcomes import (
    DossierOutcome,
    DossierUnknown,
    NotHandedOver,
    ReasonMissing,
)
from desk_app.usecases.papers import Owed, owed_in
from desk_app.views import DossierLine, DossierView, PrintJob, Worklist


class DossierDesk:
    """Every action names the member of staff who acts; anyone may finish a colleague's work."""

    def __init__(self, store: Store, identity: StationIdentity, settings: SettingsDesk) -> None:
        self._store = store
        self._identity = identity
        self._settings = settings

    def seeing(self, dossier: Dossier) -> Self:
        """Return this desk for an action on ``dossier`` as a window shows it.

        When somebody has acted on it meanwhile, the action answers ``MovedOn`` and does nothing.
        """
        same = copy(self)
        same._store = self._store.seeing(dossier)
        return same

    # --- intake -----------------------------------------------------------------------------

    def new_id(self) -> str:
        """Return an id for a page that is being opened."""
        return self._store.chance.new_id(self._store.now())

    def appointment(self, page: Intake) -> Deadline | BeyondHorizon | None:
        """Return the appointment that the page would get now, with its trace."""
        return appointment(page, self._store.now(), self._settings.calendar())

    def faults(self, page: Intake) -> tuple[FieldFault, ...]:
        """Return what must be mended before the page can be accepted."""
        return faults_of(page, self.appointment(page), self.today())

    def receive(self, by: str, page: Intake) -> Accepted | IntakeFaulty | StepRefused:
        """Accept a dossier and ask for its receipt."""
        return intake.receive_dossier(self._store, self._desk(), by, page)

    def receive_and_return(
        self, by: str, page: Intake, *, with_receipt: bool = False
    ) -> Accepted | IntakeFaulty | StepRefused:
        """Do a matter while the citizen waits."""
        return intake.receive_and_return(
            self._store, self._desk(), by, page, with_receipt=with_receipt
        )

    def turn_back(
        self, by: str, page: Intake, reason: str
    ) -> Dossier | StepRefused | ReasonMissing:
        """Not complete: say what is missing."""
        return intake.turn_back(self._store, by, page, reason)

    def refuse_intake(
        self, by: str, page: Intake, reason: str
    ) -> Dossier | StepRefused | ReasonMissing:
        """Not accepted, with the reason."""
        return intake.refuse_intake(self._store, by, page, reason)

    def correct(
        self, by: str, correction: Correction
    ) -> Accepted | IntakeFaulty | StepRefused | DossierUnknown | ReasonMissing:
        """Void a printed receipt and replace it."""
        return intake.correct(self._store, self._desk(), by, correction)

    # --- handling ---------------------------------------------------------------------------

    def forward(self, by: str, dossier_id: str, to: DossierForwarded) -> DossierOutcome:
        """Hand to a unit or an officer."""
        return handling.forward(self._store, by, dossier_id, to, self._owed())

    def start(self, by: str, dossier_id: str, unit: str, officer: str = "") -> DossierOutcome:
        """The unit took it up."""
        return handling.start(self._store, by, dossier_id, ProcessingStarted(unit, officer))

    def ask_for_papers(self, by: str, asked: AskForPapers) -> DossierOutcome:
        """Ask the citizen for what is missing."""
        limit = self._settings.office().supplement_limit
        return handling.ask_for_papers(self._store, by, asked, limit)

    def add_papers(
        self, by: str, dossier_id: str, papers: Sequence[SubmittedPaper]
    ) -> DossierOutcome:
        """The missing papers came."""
        calendar = self._settings.calendar()
        return handling.add_papers(self._store, calendar, by, dossier_id, papers)

    def ask_agency(self, by: str, dossier_id: str, asked: OtherAgencyAsked) -> DossierOutcome:
        """Wait for another agency."""
        return handling.ask_agency(self._store, by, dossier_id, asked)

    def hear_agency(self, by: str, dossier_id: str, content: str) -> DossierOutcome:
        """The other agency answered."""
        return handling.hear_agency(self._store, by, dossier_id, content)

    def ask_payment(self, by: str, dossier_id: str, asked: PaymentAsked) -> DossierOutcome:
        """Wait for a payment."""
        return handling.ask_payment(self._store, by, dossier_id, asked)

    def confirm_payment(self, by: str, dossier_id: str, paid: PaymentConfirmed) -> DossierOutcome:
        """The citizen paid."""
        calendar = self._settings.calendar()
        return handling.confirm_payment(self._store, calendar, by, dossier_id, paid)

    def make_result(
        self, by: str, dossier_id: str, outcome: Outcome = Outcome.GRANTED, number: str = ""
    ) -> DossierOutcome:
        """The agency finished."""
        return handling.make_result(self._store, by, dossier_id, outcome, number)

    def refuse(self, by: str, dossier_id: str, reason: str) -> DossierOutcome:
        """Refuse in writing."""
        return handling.refuse(self._store, by, dossier_id, reason)

    def withdraw(
        self, by: str, dossier_id: str, reason: str, papers_back: Sequence[str] = ()
    ) -> DossierOutcome:
        """The citizen takes it back."""
        withdrawn = DossierWithdrawn(reason, tuple(papers_back))
        return handling.withdraw(self._store, by, dossier_id, withdrawn, self._owed())

    def stop(self, by: str, dossier_id: str, reason: str, money: str = "") -> DossierOutcome:
        """Stop it."""
        return handling.stop(self._store, by, dossier_id, reason, money)

    def reappoint(self, by: str, wish: NewAppointment) -> DossierOutcome:
        """Apologise and give a new day."""
        return handling.reappoint(self._store, by, wish)

    def record_provincial_code(self, by: str, dossier_id: str, code: str) -> DossierOutcome:
        """Keep the provincial system's code."""
        return handling.record_provincial_code(self._store, by, dossier_id, code)

    # --- results ----------------------------------------------------------------------------

    def take_in_result(
        self, by: str, dossier_id: str, slot: str, number: str = ""
    ) -> DossierOutcome:
        """Lay a result on the shelf."""
        return handover.take_in_result(self._store, by, dossier_id, slot, number)

    def return_result(self, by: str, dossier_id: str, handed: ResultReturned) -> DossierOutcome:
        """Hand a result over."""
        return handover.return_result(self._store, by, dossier_id, handed, self._owed())

    def return_results(
        self, by: str, dossier_ids: Sequence[str], handed: ResultReturned
    ) -> tuple[Dossier, ...] | NotHandedOver:
        """Hand several results over to one person, all or none."""
        return handover.return_results(self._store, by, dossier_ids, handed, self._owed())

    # --- questions --------------------------------------------------------------------------

    def owed(self, dossier: Dossier) -> tuple[PrintJob, ...]:
        """Return the papers that the last step of a dossier asked for and that still wait."""
        wish = event_codec.encode(PaperWish(event=dossier.last_event))
        with self._store.reading() as connection:
            jobs = spool.jobs_of(connection, dossier.id)
        return tuple(job for job in jobs if job.content == wish)

    def search(self, typed: str, most: int = 20) -> tuple[DossierLine, ...]:
        """Return what ``typed`` may mean, newest first."""
        with self._store.glancing() as connection:
            return search.search(connection, typed, self.today(), most)

    def view(self, dossier_id: str) -> DossierView | DossierUnknown:
        """Return one dossier whole: an id, a code, or the digits of its receipt will do."""
        with self._store.reading() as connection:
            found = lookups.dossier_id_of(connection, dossier_id)
            jobs = spool.jobs_of(connection, found) if found else ()
            refused = lists.conflicting_events(connection, found) if found else frozenset[str]()
            place = register_entries.of_dossier(connection, found) if found else None
        dossier = self._store.dossier(found) if found else None
        if dossier is None:
            return DossierUnknown(dossier_id)
        names = self._settings.staff_names()
        story = story_of(self._store.history(dossier.id), refused, names)
        placed = (entered(place, names),) if place else ()
        actions = open_actions(dossier.status)
        if dossier.reappointments:  # once (NĐ 61/2018 Điều 19.9)
            actions -= {Action.REAPPOINT}
        return DossierView(
            dossier=dossier,
            timeliness=dossier.timeliness(self.today()),
            story=tuple(sorted((*story, *placed), key=lambda line: line.at)),
            actions=actions,
            jobs=jobs,
            received_by=names.get(dossier.received_by, dossier.received_by),
        )

    def counts(self) -> dict[Worklist, int]:
        """Return how long each list of the day is."""
        too_long = self._settings.office().waiting_too_long_days
        with self._store.reading() as connection:
            return worklists.counts(connection, self.today(), too_long)

    def lines(self, name: Worklist, on: date | None = None) -> tuple[DossierLine, ...]:
        """Return one list of the day."""
        too_long = self._settings.office().waiting_too_long_days
        with self._store.reading() as connection:
            return worklists.lines(connection, name, on or self.today(), too_long)

    def of_ticket(self, ticket_id: str) -> tuple[DossierLine, ...]:
        """Return the dossiers that were brought on one ticket."""
        with self._store.reading() as connection:
            return lists.of_ticket(connection, ticket_id, self.today())

    def of_person(self, id_number: str) -> tuple[DossierLine, ...]:
        """Return the dossiers of one person, newest first: to see a repeated one."""
        with self._store.reading() as connection:
            return lists.of_person(connection, id_number, self.today())

    def next_due(self, received: datetime, limit: Limit) -> Due | BeyondHorizon:
        """Return the appointment of any limit, with its trace."""
        return due(received, limit, self._settings.calendar())

    def set_due(self, day: date, session: Session) -> Due | BeyondHorizon | None:
        """Return the appointment of a chosen half-day; None when no result can be had then."""
        return set_due(day, session, self._settings.calendar(), self._store.now())

    def today(self) -> date:
        """Return today in Việt Nam by this station's clock."""
        return local_day(self._store.now())

    def _owed(self) -> Owed:
        return owed_in(self._settings.office())

    def _desk(self) -> IntakeDesk:
        settings = self._settings
        identity = self._identity
        return IntakeDesk(
            settings.office(), settings.calendar(), identity.slot, identity.office_key
        )
