"""Search as the clerk types, against the same statements through the bare driver."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, percentile, timed_ms
from desk_app.demo.people import FEMALE_GIVEN, FEMALE_MIDDLES, MALE_GIVEN, MALE_MIDDLES, SURNAMES
from desk_app.desk import Desk
from desk_app.domain.folding import fold_words
from desk_app.paths import Home
from desk_app.store.file import connect_file
from desk_app.store.keys import load_key
from desk_app.store.search import BY_CODE, BY_PHONE, BY_WORDS

ROUNDS = 60
MOST = 20


def measure(home: Path) -> list[Figure]:
    """Return p50 and p99 per key press over names, and over codes and phones."""
    place = Home(home)
    bare: Any = connect_file(place.store, load_key(place.key_file))
    names = _key_presses(random.Random(7))  # noqa: S311  # the same names at every run
    codes, phones = _numbers(bare)
    with Desk.open(place) as desk:
        for typed in names[:50]:
            desk.dossiers.search(typed)
            _bare_words(bare, typed)
        find = desk.dossiers.search
        ours, theirs = _in_turns(names, find, lambda typed: _bare_words(bare, typed))
        by_code, bare_code = _in_turns(codes, find, lambda t: _bare_range(bare, BY_CODE.sql, t))
        by_phone, bare_phone = _in_turns(phones, find, lambda t: _bare_range(bare, BY_PHONE.sql, t))
        part = [timed_ms(lambda t=phone: desk.dossiers.search(t[-6:])) for phone in phones]
    bare.close()
    return [
        _figure("search per key press, p50", ours, theirs, 0.5, "≤ 4 ms, ≤ 1.5 ×"),
        _figure("search per key press, p99", ours, theirs, 0.99, "≤ 25 ms, ≤ 1.5 ×"),
        _figure("search by code, p50", by_code, bare_code, 0.5, "≤ 1 ms"),
        _figure("search by code, p99", by_code, bare_code, 0.99, "≤ 1 ms"),
        _figure("search by phone, p50", by_phone, bare_phone, 0.5, "≤ 1 ms"),
        _figure("search by phone, p99", by_phone, bare_phone, 0.99, "≤ 1 ms"),
        Figure("search by six digits of a phone, p99", percentile(part, 0.99), "ms"),
    ]


def _in_turns(
    typed: list[str], ours: Callable[[str], object], theirs: Callable[[str], object]
) -> tuple[list[float], list[float]]:
    """Time both for each text, now one first and now the other: whoever comes second finds more."""
    times: tuple[list[float], list[float]] = [], []
    for number, text in enumerate(typed):
        order = (0, 1) if number % 2 else (1, 0)
        for which in order:
            times[which].append(timed_ms(lambda t=text, w=which: (ours, theirs)[w](t)))
    return times


def _figure(what: str, ours: list[float], theirs: list[float], share: float, aim: str) -> Figure:
    base = percentile(theirs, share)
    return Figure(what, percentile(ours, share), "ms", base, "bare driver", aim)


def _key_presses(source: random.Random) -> list[str]:
    """Return what stands in the box after each key press of ``ROUNDS`` names."""
    typed: list[str] = []
    for number in range(ROUNDS):
        middle = source.choice(MALE_MIDDLES + FEMALE_MIDDLES)
        given = source.choice(MALE_GIVEN + FEMALE_GIVEN)
        name = f"{source.choice(SURNAMES)} {middle} {given}"
        written = " ".join(fold_words(name)) if number % 2 else name
        typed += [written[:end] for end in range(1, len(written) + 1)]
    return typed


def _numbers(bare: Any) -> tuple[list[str], list[str]]:
    query = "SELECT code, phone FROM dossier WHERE phone <> '' AND n % 997 = 0 LIMIT 300"
    rows = bare.execute(query).fetchall()
    return [row[0] for row in rows], [row[1] for row in rows]


def _bare_words(bare: Any, typed: str) -> list[Any]:
    """Run the statements of ``search`` for words, without what stands above the driver."""
    words = list(fold_words(typed))
    if not words:
        return []
    match = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    rows = bare.execute(BY_WORDS.sql, {"wanted": match, "most": MOST}).fetchall()
    if rows or len(words) == 1:
        return rows
    match = " ".join(f'"{word}"*' for word in words)
    return bare.execute(BY_WORDS.sql, {"wanted": match, "most": MOST}).fetchall()


def _bare_range(bare: Any, query: str, start: str) -> list[Any]:
    values = {"wanted": start, "highest": "\uffff", "most": MOST}
    return bare.execute(query, values).fetchall()
