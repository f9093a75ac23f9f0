"""From what a person holds in hand to the id of a dossier."""

from typing import Final

from sqlalchemy import Connection, or_, select, text

from desk_app.domain.folding import digits
from desk_app.store.tables import dossier

FRAGMENT: Final = 3  # digits that the index of numbers needs
_BY_NUMBERS: Final = text(
    "SELECT d.id FROM dossier_numbers JOIN dossier AS d ON d.n = dossier_numbers.rowid"
    " WHERE dossier_numbers MATCH :fragment AND d.provincial_code = :code"
    " ORDER BY d.n DESC LIMIT 1"
)


def dossier_id_of(connection: Connection, given: str) -> str | None:
    """Return the id behind an id, a code of ours or of the province, or a receipt's digits.

    A scanner that read the citizen's QR gives an address: its last part is taken.
    """
    key = given.strip().rsplit("/", 1)[-1]
    if not key:
        return None
    c = dossier.c
    wanted = or_(c.id == key, c.code == key.upper(), c.lookup == key)
    newest_first = select(c.id).where(wanted).order_by(c.n.desc()).limit(1)
    return connection.scalar(newest_first) or _of_the_province(connection, key)


def _of_the_province(connection: Connection, code: str) -> str | None:
    number = digits(code)
    if len(number) < FRAGMENT:
        return None
    found = {"fragment": f'"{number}"', "code": code.upper()}
    return connection.scalar(_BY_NUMBERS, found)
