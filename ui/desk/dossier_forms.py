"""Small forms over a page: what an action asks for, and what a person answered. Frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ui.widgets.picker import Choice


class AskKind(StrEnum):
    """How one thing is asked."""

    TEXT = "text"
    LINES = "lines"  # several lines, one thing each
    DAY = "day"
    MONEY = "money"  # whole đồng
    PICK = "pick"  # one of many by typing, or a name of one's own
    OPTION = "option"  # one of a few
    CHECK = "check"
    TICKS = "ticks"  # any of a few


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of a form.

    ``choices`` are the options of PICK, OPTION and TICKS; ``value`` is what stands there at
    first (the key of an option; "1" for a ticked box or for all ticks). ``only_if`` names another
    field and the value of it with which this one is shown.
    """

    key: str
    words: str
    kind: AskKind = AskKind.TEXT
    required: bool = False
    hint: str = ""
    value: str = ""
    choices: tuple[Choice, ...] = ()
    presets: tuple[str, ...] = ()
    only_if: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form: its title, what it says first, its fields, and the words of its button.

    ``ends``: what it does ends a dossier, so the Enter of its last field does not do it yet.
    """

    title: str
    intro: str
    asks: tuple[Ask, ...]
    today: date
    accept: str = "Ghi nhận"
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person answered, by the key of the field."""

    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    days: Mapping[str, date | None] = field(default_factory=dict[str, date | None])

    def text(self, key: str) -> str:
        """Return a text, or nothing."""
        return self.texts.get(key, "")

    def flag(self, key: str) -> bool:
        """Say whether a box is ticked."""
        return self.texts.get(key) == "1"

    def number(self, key: str) -> int:
        """Return the digits of a text as a whole number; 0 for none."""
        digits = "".join(letter for letter in self.text(key) if letter in "0123456789")
        return int(digits) if digits else 0

    def items(self, key: str) -> tuple[str, ...]:
        """Return the lines or the ticks."""
        return self.lists.get(key, ())

    def day(self, key: str) -> date | None:
        """Return a day."""
        return self.days.get(key)
