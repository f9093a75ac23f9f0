"""Finding dossiers as the clerk types: any words of a name, a code, a phone, an id number.

Measured at a million dossiers (benchmarks): order by rowid and never by rank, prefix index of
1-6 letters (without 4-6 "nguyen" takes 90 ms, with them 0.2), names folded before they are
indexed, codes and phones by B-tree.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import Connection, text

from desk_app.domain.folding import digits, fold_words
from desk_app.domain.identity import normal_phone
from desk_app.domain.ids import LOOKUP_DIGITS
from desk_app.store.lines import LINE_COLUMNS, LineRow, line_of
from desk_app.store.prepared import Prepared
from desk_app.views import DossierLine

CODE_LIKE: Final = re.compile(r"^(?:\d{2,3}\.)*[A-Za-z]\d{2}[\d.]*(?:-[\d-]*)?$|^\d{6}-\d{1,6}$")
CODE_DIGITS: Final = 6  # fewer digits of a code than these may stand anywhere
SERIAL_DIGITS: Final = 4
FRAGMENT: Final = 3  # letters of a trigram
SELECTIVE_DIGITS: Final = 8  # fewer begin too many phones and ids to sort them
WORD: Final = re.compile(r"\w+")
LETTER: Final = re.compile(r"[^\W\d_]")
HIGHEST: Final = "\uffff"


def lines_where(condition: str) -> Prepared:
    """Return the statement for lines of LINE_COLUMNS under one of our own conditions."""
    columns = ", ".join(column.name for column in LINE_COLUMNS)
    return Prepared(text(f"SELECT {columns} FROM dossier WHERE {condition}"))  # noqa: S608  # none is typed


BY_WORDS: Final = lines_where(
    "n IN (SELECT rowid FROM dossier_words WHERE dossier_words MATCH :wanted"
    " ORDER BY rowid DESC LIMIT :most) ORDER BY n DESC"
)
BY_FRAGMENT: Final = lines_where(
    "n IN (SELECT rowid FROM dossier_numbers WHERE dossier_numbers MATCH :wanted"
    " ORDER BY rowid DESC LIMIT :most) ORDER BY n DESC"
)
BY_LOOKUP: Final = lines_where("lookup = :wanted LIMIT :most")
# backwards along the index: the newest code is the highest one, and nothing is sorted
BY_CODE: Final = lines_where(
    "code >= :wanted AND code < :wanted || :highest ORDER BY code DESC LIMIT :most"
)
BY_PHONE: Final = lines_where(
    "phone >= :wanted AND phone < :wanted || :highest ORDER BY n DESC LIMIT :most"
)
BY_ID: Final = lines_where(
    "id_number >= :wanted AND id_number < :wanted || :highest ORDER BY n DESC LIMIT :most"
)


def search(
    connection: Connection, typed: str, today: date, most: int = 20
) -> tuple[DossierLine, ...]:
    """Return what ``typed`` may mean, newest first: never more than ``most`` lines."""
    wanted = typed.strip()
    if not wanted:
        return ()
    rows = _by_code(connection, wanted, most) if CODE_LIKE.match(wanted) else ()
    number = digits(normal_phone(wanted) if wanted.startswith("+84") else wanted)
    if not rows and number and not LETTER.search(wanted):
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
    rows = _starting(connection, BY_CODE, code, most)
    if rows or len(number) < CODE_DIGITS:
        return rows
    return _by_fragment(connection, number, most)  # the end of a code, or one of the province


def _by_number(connection: Connection, number: str, most: int) -> Sequence[LineRow]:
    if len(number) == LOOKUP_DIGITS:
        return _run(connection, BY_LOOKUP, number, most)
    if len(number) >= SELECTIVE_DIGITS:
        for by in (BY_PHONE, BY_ID):
            rows = _starting(connection, by, number, most)
            if rows:
                return rows
    return _by_fragment(connection, number, most)


def _by_fragment(connection: Connection, number: str, most: int) -> Sequence[LineRow]:
    if len(number) < FRAGMENT:
        return ()
    return _run(connection, BY_FRAGMENT, f'"{number}"', most)


def _by_words(connection: Connection, typed: str, most: int) -> Sequence[LineRow]:
    words = [word for part in fold_words(typed) for word in WORD.findall(part)]
    if not words:
        return ()
    whole, last = words[:-1], words[-1]
    exact = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
    rows = _run(connection, BY_WORDS, exact, most)
    if rows or not whole:
        return rows
    return _run(connection, BY_WORDS, " ".join(f'"{word}"*' for word in words), most)


def _starting(connection: Connection, by: Prepared, start: str, most: int) -> Sequence[LineRow]:
    return by.run(connection, {"wanted": start, "highest": HIGHEST, "most": most})


def _run(connection: Connection, by: Prepared, wanted: str, most: int) -> Sequence[LineRow]:
    return by.run(connection, {"wanted": wanted, "most": most})
