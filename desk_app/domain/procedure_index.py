"""Finding a procedure as the clerk types: code, short name, folk words, any words in any order."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from desk_app.domain.folding import fold
from desk_app.domain.procedure import Procedure

NO_MATCH: Final = 9
PHRASE: Final = "|"  # stands before and after every phrase; never typed within a word


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is searched of one procedure, folded."""

    procedure: Procedure
    code: str
    bare_code: str  # as typed without points
    phrases: str  # the short name and what people call it: "|khai sinh|lam giay khai sinh|"
    near: str  # the words of the phrases, each after a space
    far: str  # those, and the words of the full name and the subject area

    def tier(self, phrase: str, words: list[str]) -> int:
        """Return how well the words fit, 0 the best, ``NO_MATCH`` not at all."""
        far = self.far
        for word in words:
            if word not in far:
                return NO_MATCH
        if self.code.startswith(phrase) or self.bare_code.startswith(phrase):
            return 0
        start = f"{PHRASE}{phrase}"
        if start in self.phrases:
            return 1 if f"{start}{PHRASE}" in self.phrases else 2
        near = self.near
        return 3 if all(word in near for word in words) else 4


class ProcedureIndex:
    """Built once per catalogue; ``find`` only compares strings."""

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        self._entries = tuple(_entry(procedure) for procedure in procedures)

    def find(
        self,
        text: str,
        frequent: Mapping[str, int] | None = None,
        limit: int = 20,
        areas: Collection[str] = (),
    ) -> tuple[Procedure, ...]:
        """Return the best ``limit`` procedures; an empty ``text`` gives the usual ones.

        Args:
            text: What was typed, with or without accents.
            frequent: How often each procedure code was received lately, for the order.
            limit: At most this many.
            areas: Subject areas that come first among procedures which fit equally well.
        """
        phrase = fold(text)
        words = [f" {word}" for word in phrase.split()]
        counts = frequent or {}
        ranked: list[tuple[int, bool, bool, int, int, str, int]] = []
        for place, entry in enumerate(self._entries):
            tier = entry.tier(phrase, words) if words else 0
            if tier != NO_MATCH:
                p = entry.procedure
                often = counts.get(p.code, 0)
                other = p.subject_area not in areas
                name = (len(p.short_name), p.code)
                ranked.append((tier, other, not p.favourite, -often, *name, place))
        ranked.sort()
        return tuple(self._entries[row[-1]].procedure for row in ranked[:limit])


def search_procedures(procedures: Iterable[Procedure], text: str) -> tuple[Procedure, ...]:
    """Search without keeping an index; every match, best first."""
    known = tuple(procedures)
    return ProcedureIndex(known).find(text, limit=len(known))


def _entry(procedure: Procedure) -> _Entry:
    phrases = [fold(text) for text in (procedure.short_name, *procedure.keywords)]
    code = procedure.code.lower()
    bare_code = code.replace(".", "")
    near = " " + " ".join(phrases)
    rest = (fold(procedure.name), fold(procedure.subject_area), code, bare_code)
    return _Entry(
        procedure=procedure,
        code=code,
        bare_code=bare_code,
        phrases=PHRASE + PHRASE.join(phrases) + PHRASE,
        near=near,
        far=" ".join((near, *rest)),
    )
