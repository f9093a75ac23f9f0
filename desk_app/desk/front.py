"""Opening a station and its parts."""

from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desk_app.clock import Chance, Now, utc_now
from desk_app.desk.dossiers import DossierDesk
from desk_app.desk.queue import QueueDesk
from desk_app.desk.register import RegisterDesk
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.moments import local_day
from desk_app.paths import Home
from desk_app.store import journal, rebuild
from desk_app.store.backup import back_up_day
from desk_app.store.keys import key_of
from desk_app.store.lists import pulse_of
from desk_app.store.opening import StationIdentity, open_store
from desk_app.store.unit_of_work import Store
from desk_app.views import Pulse

if TYPE_CHECKING:
    from desk_app.desk.calendar import CalendarDesk
    from desk_app.desk.catalogue import CatalogueDesk
    from desk_app.desk.forms import FormsDesk
    from desk_app.desk.office import OfficeDesk
    from desk_app.desk.paper import PaperDesk
    from desk_app.desk.people import PeopleDesk


class Desk:
    """One station: ``queue``, ``dossiers``, ``register``, ``paper`` and ``settings``.

    Every call may touch the disk: windows make them in a lane, never on the GUI thread (law 12).
    """

    def __init__(self, store: Store, identity: StationIdentity, home: Home) -> None:
        self.store = store
        self.identity = identity
        self.home = home
        self.settings = SettingsDesk(store)
        self.queue = QueueDesk(store, identity, self.settings)
        self.dossiers = DossierDesk(store, identity, self.settings)
        self.register = RegisterDesk(store)

    @cached_property
    def catalogue(self) -> "CatalogueDesk":
        """The procedures: what is doubtful of them, changing one, taking a file over."""
        from desk_app.desk.catalogue import CatalogueDesk

        return CatalogueDesk(self.store, self.settings)

    @cached_property
    def paper(self) -> "PaperDesk":
        """The spool; its libraries are slow to import and wait for the first paper."""
        from desk_app.desk.paper import PaperDesk

        return PaperDesk(self.store, self.identity, self.settings, self.home)

    @cached_property
    def forms(self) -> "FormsDesk":
        """Papers that a clerk asks for, and the forms that they are written on."""
        from desk_app.desk.forms import FormsDesk
        from desk_app.desk.making import Maker

        maker = Maker(self.store, self.identity, self.settings)
        return FormsDesk(self.store, self.settings, maker)

    @cached_property
    def calendar(self) -> "CalendarDesk":
        """The working days of the office: what a change would do, and changing them."""
        from desk_app.desk.calendar import CalendarDesk

        return CalendarDesk(self.store, self.settings)

    @cached_property
    def office(self) -> "OfficeDesk":
        """What the office is and how it works."""
        from desk_app.desk.office import OfficeDesk

        return OfficeDesk(self.store, self.settings)

    @cached_property
    def people(self) -> "PeopleDesk":
        """Who works here."""
        from desk_app.desk.people import PeopleDesk

        return PeopleDesk(self.store, self.settings.pins)

    @classmethod
    def open(cls, home: Home, now: Now = utc_now, chance: Chance | None = None) -> Self:
        """Open the station of a folder under a new incarnation.

        Raises:
            Problem: Missing, damaged, newer than the program, or no room.
        """
        store, identity = open_store(home.store, home.key_file, now, chance or Chance())
        return cls(store, identity, home)

    def rebuild(self, *, check_only: bool) -> rebuild.Rebuilt:
        """Fold the journal anew: compare with the register, or replace the register."""
        if check_only:
            with self.store.reading() as connection:
                return rebuild.compare(connection)
        with self.store.writing("") as w:
            rebuilt = rebuild.rebuild(w.connection)
            w.commit()
            return rebuilt

    def verify_journal(self) -> tuple[journal.Broken, ...]:
        """Follow every hash chain from its start; return what does not chain."""
        with self.store.reading() as connection:
            return journal.verify(connection)

    def back_up(self) -> str:
        """Keep today's copy of the store (the last seven days are kept); return its path.

        The search index of the day is put in order first: nobody waits for an answer now.
        """
        self.store.merge_search()
        key = key_of(self.home.store, self.home.key_file)
        day = local_day(self.store.now())
        return str(back_up_day(self.home.store, key, self.home.backups, day))

    def pulse(self) -> Pulse:
        """Return how far the journal and the spool have come: windows look again when it moves."""
        with self.store.reading() as connection:
            return pulse_of(connection)

    def tidy(self) -> None:
        """Do the store's housekeeping; in a lane that no action waits for."""
        self.store.tidy()

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
