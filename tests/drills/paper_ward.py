"""A ward whose tickets go to a printer on loopback, driven through the front door."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desk_app.desk import Desk
from desk_app.desk.setting_up import NewOffice, new_office
from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.paths import Home
from desk_app.usecases.commands import TakeNumber
from desk_app.views import PrinterRole, PrintJob
from tests.fakes import Clock, seeded_chance

FRIDAY: Final = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # 09:00 in Việt Nam
BY: Final = "PT"


@dataclass(slots=True)
class Ward:
    """An open station with its clock; ``numbers`` are those that were given."""

    desk: Desk
    clock: Clock
    numbers: list[str]

    def issue(self) -> str:
        """Give the next number; return the id of its job."""
        issued = self.desk.queue.issue(BY, TakeNumber(f"tap-{len(self.numbers)}", "A"))
        self.numbers.append(issued.ticket.label)
        return issued.job_id

    def print_all(self, role: PrinterRole | None = None) -> dict[str, PrintJob]:
        """Print what waits, as a lane does."""
        done: dict[str, PrintJob] = {}
        while (job := self.desk.paper.print_next(role)) and job.id not in done:
            done[job.id] = job
        return done

    def job(self, job_id: str) -> PrintJob:
        """Return a job as it stands."""
        return next(job for job in self.desk.paper.jobs() if job.id == job_id)

    def use(self, role: PrinterRole, settings: PrinterSettings) -> None:
        """Set a printer."""
        office = self.desk.settings.office()
        if role is PrinterRole.TICKETS:
            office = replace(office, tickets_printer=settings)
        else:
            office = replace(office, forms_printer=settings)
        self.desk.settings.save_office(office, BY)


@contextmanager
def open_ward(folder: Path, tickets: PrinterSettings | None = None) -> Generator[Ward]:
    """Open a ward that was set up once, in a folder of its own or as it was left there."""
    home = Home(folder / "home")
    if not home.folder.exists():
        home.folder.mkdir()
        for name, content in _new_home():
            (home.folder / name).write_bytes(content)
    clock = Clock(FRIDAY)
    with Desk.open(home, clock, seeded_chance(len(list(folder.iterdir())) + 7)) as desk:
        ward = Ward(desk, clock, [])
        if tickets is not None:
            ward.use(PrinterRole.TICKETS, tickets)
        yield ward


def on_port(port: int, fallback: PrinterSettings | None = None) -> PrinterSettings:
    """Return the settings of a printer on loopback."""
    return PrinterSettings(PrinterKind.NETWORK, "127.0.0.1", port, fallback=fallback)


@cache
def _new_home() -> tuple[tuple[str, bytes], ...]:
    with TemporaryDirectory() as name:
        home = Home(Path(name) / "home")
        home.folder.mkdir()
        home.key_file.write_text(bytes(range(32)).hex(), encoding="ascii")
        made = new_office(home, NewOffice("H56.21.05", "Hoa Ban"), lambda: FRIDAY, seeded_chance(1))
        assert isinstance(made, Desk)
        made.close()
        return tuple((file.name, file.read_bytes()) for file in home.folder.iterdir())
