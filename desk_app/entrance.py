"""Who may sign in here, read before anything slow is imported: the first thing a window shows."""

from contextlib import closing
from dataclasses import dataclass

import msgspec

from desk_app.domain.office import Office, Staff
from desk_app.paths import Home
from desk_app.store.file import FileConnection, connect_file, dbapi
from desk_app.store.keys import key_of
from desk_app.views import StaffLine, signers

NEWEST = (
    "SELECT body FROM document AS d WHERE kind = '{kind}' AND version ="
    " (SELECT max(version) FROM document WHERE kind = d.kind AND key = d.key) ORDER BY key"
)


@dataclass(frozen=True, slots=True)
class Entrance:
    """The office by name, whether it is the demo, and the people of the sign-in."""

    office: Office
    staff: tuple[StaffLine, ...]
    demo: bool


def entrance(home: Home) -> Entrance | None:
    """Return what the sign-in shows, or None when only opening the store can tell.

    Reads with the bare driver: SQLAlchemy takes longer to import than everything else together.

    Raises:
        StoreMissing: No office was set up in this folder.
        StoreDamaged: There is no key.
    """
    key = key_of(home.store, home.key_file)
    try:
        with closing(connect_file(home.store, key)) as file:
            return _read(file)
    except (dbapi(key).Error, msgspec.MsgspecError):
        return None  # older, newer or damaged: opening it says which, in words


def _read(file: FileConnection) -> Entrance | None:
    offices = list(file.execute(NEWEST.format(kind="office")))
    demo = list(file.execute("SELECT value FROM meta WHERE key = 'demo'"))
    if not offices:
        return None
    people = [
        msgspec.json.decode(str(body), type=Staff)
        for (body,) in file.execute(NEWEST.format(kind="staff"))
    ]
    office = msgspec.json.decode(str(offices[0][0]), type=Office)
    return Entrance(office, signers(people), demo=demo == [("1",)])
