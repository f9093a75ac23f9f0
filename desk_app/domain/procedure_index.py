"""Finding a procedure as the clerk types: code, short name, folk words, any words in any order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desk_app.domain.folding import fold
from desk_app.domain.procedure import Procedure

NO_MATCH = 9


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is searched of one procedure, folded; phrases are framed by spaces."""

    procedure: Procedure
    code: str
    phrases: tuple[str, ...]  # the short name, then what people call it
    near: str
    far: str

    def tier(self, phrase: str, words: list[str]) -> int:
        """Return how well the words fit, 0 the best, ``NO_MATCH`` not at all."""
        if self.code.startswith(phrase) or self.code.replace(".", "").startswith(phrase):
            return 0
        if any(known == phrase for known in self.phrases):
            return 1
        if any(known.startswith(phrase) for known in self.phrases):
            return 2
        if all(word in self.near for word in words):
            return 3
        return 4 if all(word in self.far for word in words) else NO_MATCH


class ProcedureIndex:
    """Built once per catalogue; ``find`` only compares strings."""

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        self._entries = tuple(_entry(procedure) for procedure in procedures)

    def find(
        self, text: str, frequent: Mapping[str, int] | None = None, limit: int = 20
    ) -> tuple[Procedure, ...]:
        """Return the best ``limit`` procedures; an empty ``text`` gives the usual ones.

        Args:
            text: What was typed, with or without accents.
            frequent: How often each procedure code was received lately, for the order.
            limit: At most this many.
        """
        phrase = fold(text).strip()
        words = [f" {word}" for word in phrase.split()]
        counts = frequent or {}
        ranked: list[tuple[int, bool, int, int, str, Procedure]] = []
        for entry in self._entries:
            tier = entry.tier(phrase, words) if words else 0
            if tier == NO_MATCH:
                continue
            p = entry.procedure
            ranked.append(
                (tier, not p.favourite, -counts.get(p.code, 0), len(p.short_name), p.code, p)
            )
        ranked.sort(key=lambda row: row[:5])
        return tuple(row[5] for row in ranked[:limit])


def search_procedures(procedures: Iterable[Procedure], text: str) -> tuple[Procedure, ...]:
    """Search without keeping an index; every match, best first."""
    known = tuple(procedures)
    return ProcedureIndex(known).find(text, limit=len(known))


def _entry(procedure: Procedure) -> _Entry:
    phrases = tuple(fold(text).strip() for text in (procedure.short_name, *procedure.keywords))
    near = " " + " ".join(phrases)
    far = " ".join((near, fold(procedure.name), fold(procedure.subject_area), procedure.code))
    return _Entry(procedure, procedure.code.lower(), phrases, near, far)
