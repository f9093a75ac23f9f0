"""Breaking text into lines by measured widths; shared by raster and PDF."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from desk_app.printing.blocks import Run


class Part(NamedTuple):
    """Letters of one style within a line; a plain tuple, for thousands are made per slip."""

    text: str
    bold: bool
    italic: bool


Line: TypeAlias = tuple[Part, ...]
Measure: TypeAlias = Callable[[str, bool, bool], float]  # text, bold, italic -> width

BLANK: Final = Part("", False, False)  # drawn as a blank of no width
NO_BREAK: Final = "\u00a0"
_TOKENS: Final = re.compile(r"\n| +|[^ \n]+")  # a no-break space stays inside its word


def wrap(runs: Sequence[Run], width: float, measure: Measure) -> list[Line]:
    """Break ``runs`` into lines no wider than ``width``; a word that is wider is cut in pieces.

    Blanks at the ends of lines are dropped. Returns at least one line, which may be empty.
    """
    return list(_wrapped(tuple(runs), width, measure))


@lru_cache(maxsize=4096)
def _wrapped(runs: tuple[Run, ...], width: float, measure: Measure) -> Sequence[Line]:
    """Break into lines; kept, because papers, procedures and notes come again all day."""
    whole = _on_one_line(runs, width, measure)
    if whole is not None:
        return [whole]
    breaker = _Breaker(width, measure)
    for run in runs:
        for token in _TOKENS.findall(run.text):
            breaker.take(Part(token, run.bold, run.italic))
    return breaker.finish()


def _on_one_line(runs: Sequence[Run], width: float, measure: Measure) -> Line | None:
    """Return the line when nothing has to be broken: the usual case, and three times as fast."""
    if any("\n" in run.text for run in runs):
        return None
    parts = [Part(run.text, run.bold, run.italic) for run in runs if run.text]
    if not parts or parts[0].text[0] == " " or parts[-1].text[-1] == " ":
        return None
    return _joined(parts) if line_width(parts, measure) <= width else None


def with_blanks(runs: Sequence[Run], lines: Sequence[Line]) -> list[Line]:
    """Return ``lines`` with ``BLANK`` at the end of those that were broken at a blank.

    Who copies or hears the text gets the words apart, and a long code that was cut in one piece.
    """
    if len(lines) == 1:
        return list(lines)
    text = "".join(run.text for run in runs).replace(NO_BREAK, " ")
    at = 0
    found: list[Line] = []
    for line in lines:
        words = "".join(part.text for part in line)
        at = max(text.find(words, at), at) + len(words)
        found.append((*line, BLANK) if text[at : at + 1].isspace() else line)
    return found


def line_width(line: Sequence[Part], measure: Measure) -> float:
    return sum(measure(*part) for part in line)


@lru_cache(maxsize=512)
def balanced(runs: tuple[Run, ...], width: float, measure: Measure) -> tuple[Line, ...]:
    """Break like ``wrap`` into as few lines, but of about equal width: for centred text.

    Kept, because centred text is mostly the same on every slip: agency, title, headings.
    """
    lines = wrap(runs, width, measure)
    if len(lines) == 1:
        return tuple(lines)
    narrow, wide = width / len(lines) * 0.8, width
    while wide - narrow > width / 20:
        middle = (narrow + wide) / 2
        tried = wrap(runs, middle, measure)
        # a narrower line must not cut a word that was whole
        if len(tried) == len(lines) and _letters(tried) == _letters(lines):
            lines, wide = tried, middle
        else:
            narrow = middle
    return tuple(lines)


def _letters(lines: Sequence[Line]) -> str:
    return " ".join("".join(part.text for part in line) for line in lines)


class _Breaker:
    """Holds the open line and the word that is being put together from several runs."""

    def __init__(self, width: float, measure: Measure) -> None:
        self._room = width
        self._measure = measure
        self._lines: list[Line] = []
        self._line: list[Part] = []
        self._used = 0.0
        self._blank: Part | None = None
        self._word: list[Part] = []
        self._word_widths: list[float] = []

    def take(self, token: Part) -> None:
        if token.text == "\n":
            self._end_word()
            self._end_line()
        elif token.text[0] == " ":
            self._end_word()
            self._blank = token
        else:
            self._word.append(token)
            self._word_widths.append(self._width(token))

    def finish(self) -> list[Line]:
        self._end_word()
        if self._line or not self._lines:
            self._end_line()
        return self._lines

    def _width(self, part: Part) -> float:
        return self._measure(part.text, part.bold, part.italic)

    def _end_word(self) -> None:
        if not self._word:
            return
        word_width = sum(self._word_widths)
        blank_width = self._width(self._blank) if self._blank and self._line else 0.0
        if self._line and self._used + blank_width + word_width > self._room:
            self._end_line()
            blank_width = 0.0
        if blank_width and self._blank:
            self._put(self._blank, blank_width)
        if word_width > self._room:
            self._word = self._cut(self._word)
            self._word_widths = [self._width(part) for part in self._word]
        for part, width in zip(self._word, self._word_widths, strict=True):
            self._put(part, width)
        self._word = []
        self._word_widths = []
        self._blank = None

    def _put(self, part: Part, width: float) -> None:
        if self._line and self._used + width > self._room:
            self._end_line()
        self._line.append(part)
        self._used += width

    def _cut(self, word: Sequence[Part]) -> list[Part]:
        """Cut a word that is wider than the line into pieces that each fit on one."""
        pieces: list[Part] = []
        for part in word:
            rest = part.text
            while rest:
                fitting = self._fitting(Part(rest, part.bold, part.italic))
                pieces.append(Part(rest[:fitting], part.bold, part.italic))
                rest = rest[fitting:]
        return pieces

    def _fitting(self, run: Part) -> int:
        low, high = 1, len(run.text)
        while low < high:
            middle = (low + high + 1) // 2
            if self._measure(run.text[:middle], run.bold, run.italic) <= self._room:
                low = middle
            else:
                high = middle - 1
        return low

    def _end_line(self) -> None:
        self._lines.append(_joined(self._line))
        self._line = []
        self._used = 0.0
        self._blank = None


def _joined(parts: Sequence[Part]) -> Line:
    """Join neighbours of one style: one drawing call each instead of one per word."""
    joined: list[Part] = []
    for part in parts:
        text = part.text.replace(NO_BREAK, " ")  # it has done its work; readers want a blank
        if joined and joined[-1][1:] == part[1:]:
            joined[-1] = Part(joined[-1].text + text, part.bold, part.italic)
        else:
            joined.append(Part(text, part.bold, part.italic))
    return tuple(joined)
