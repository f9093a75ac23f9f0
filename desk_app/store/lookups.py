"""From what a person holds in hand to the id of a dossier."""

from sqlalchemy import Connection, or_, select

from desk_app.store.tables import dossier


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
    return connection.scalar(newest_first)
