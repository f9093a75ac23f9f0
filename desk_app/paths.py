"""Where a station keeps its things."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True)
class Home:
    """One station's folder: the store, its key, backups, printed jobs, logs."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "station.db"

    @property
    def key_file(self) -> Path:
        return self.folder / "station.key"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def prints(self) -> Path:
        return self.folder / "prints"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"


def default_home() -> Home:
    """Return the folder of this user's station."""
    return Home(user_data_path("MotCua", appauthor=False))
