"""Finding dossiers as the clerk types: any words of a name, a code, a phone, an id number.

Measured at a million dossiers (benchmarks): order by rowid and never by rank, prefix index of
1-3 letters, names folded before they are indexed, codes and phones by B-tree.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, select, text

from desk_app.domain.folding import digits, fold_words
from desk_app.domain.identity import normal_phone
from desk_app.domain.ids import LOOKUP_DIGITS
from desk_app.store.lines import LINE_COLUMNS, LineRow, line_of
from desk_app.store.tables import dossier
from desk_app.views import DossierLine

CODE_LIKE: Final = re.compile(r"^(?:\d{2,3}\.)*[A-Za-z]\d{2}[\d.]*(?:-[\d-]*)?$|^\d{6}-\d{1,6}$")
CODE_DIGITS: Final = 6  # fewer digits of a code than these may stand anywhere
SERIAL_DIGITS: Final = 4
FRAGMENT: Final = 3  # letters of a trigram
HIGHEST: Final = "\uffff"
_BY_WORDS: Final = text(
    "SELECT rowid FROM dossier_words WHERE dossier_words MATCH :words"
    " ORDER BY rowid DESC LIMIT :most"
)
_BY_NUMBERS: Final = text(
    "SELECT rowid FROM dossier_numbers WHERE dossier_numbers MATCH :fragment"
    " ORDER BY rowid DESC LIMIT :most"
)
_LINES: Final = select(*LINE_COLUMNS)


def search(
    connection: Connection, typed: str, today: date, most: int = 20
) -> tuple[DossierLine, ...]:
    """Return what ``typed`` may mean, newest first: never more than ``most`` lines."""
    wanted = typed.strip()
    if not wanted:
        return ()
    rows = _by_code(connection, wanted, most) if CODE_LIKE.match(wanted) else ()
    number = digits(normal_phone(wanted) if wanted.startswith("+84") else wanted)
    if not rows and number and not re.search(r"[^\W\d_]", wanted):
        rows = _by_number(connection, number, most)
    if not rows:
        rows = _by_words(connection, wanted, most)
    return tuple(line_of(row, today) for row in rows)


def _by_code(connection: Connection, typed: str, most: int) -> Sequence[LineRow]:
    code = typed.upper()
    number = digits(code)
    if code[:6].isdigit():  # without the agency: the day and the serial
        day, _, serial = code.partition("-")
        padded = day + serial.zfill(SERIAL_DIGITS)
        return _by_number(connection, number, most) or _by_number(connection, padded, most)
    rows = _run(connection, _starting(dossier.c.code, code), most)
    if rows or len(number) < CODE_DIGITS:
        return rows
    return _by_fragment(connection, number, most)  # the end of a code, or one of the province


def _by_number(connection: Connection, number: str, most: int) -> Sequence[LineRow]:
    if len(number) == LOOKUP_DIGITS:
        return _run(connection, dossier.c.lookup == number, most)
    for column in (dossier.c.phone, dossier.c.id_number):
        rows = _run(connection, _starting(column, number), most)
        if rows:
            return rows
    return _by_fragment(connection, number, most)


def _by_fragment(connection: Connection, number: str, most: int) -> Sequence[LineRow]:
    if len(number) < FRAGMENT:
        return ()
    found = connection.execute(_BY_NUMBERS, {"fragment": f'"{number}"', "most": most})
    return _rows_of(connection, found.scalars().all())


def _by_words(connection: Connection, typed: str, most: int) -> Sequence[LineRow]:
    words = [word for part in fold_words(typed) for word in re.findall(r"\w+", part)]
    if not words:
        return ()
    whole, last = words[:-1], words[-1]
    exact = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
    found = connection.execute(_BY_WORDS, {"words": exact, "most": most}).scalars().all()
    if not found and whole:
        starts = " ".join(f'"{word}"*' for word in words)
        found = connection.execute(_BY_WORDS, {"words": starts, "most": most}).scalars().all()
    return _rows_of(connection, found)


def _starting(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    return (column >= start) & (column < start + HIGHEST)


def _run(connection: Connection, wanted: ColumnElement[bool], most: int) -> Sequence[LineRow]:
    return _ordered(connection, _LINES.where(wanted), most)


def _rows_of(connection: Connection, rowids: Sequence[int]) -> Sequence[LineRow]:
    if not rowids:
        return ()
    return _ordered(connection, _LINES.where(dossier.c.n.in_(rowids)), len(rowids))


def _ordered(
    connection: Connection, query: Select[*tuple[object, ...]], most: int
) -> Sequence[LineRow]:
    return connection.execute(query.order_by(dossier.c.n.desc()).limit(most)).mappings().all()
