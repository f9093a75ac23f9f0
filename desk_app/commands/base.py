"""What all commands share: where the station is, who acts, and what a command answers."""

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typing_extensions import override

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.domain.rights import NotAllowed
    from desk_app.paths import Home

Command = TypeVar("Command", bound=Callable[..., object])

OK: Final = 0
TROUBLE: Final = 1  # the world: no room, no store, a damaged file
REFUSED: Final = 2  # not taken: wrong input, or not possible from here
NOT_FOUND: Final = 3

SHARED_OPTIONS: Final = (
    "Dùng được với mọi lệnh: --home THƯ_MỤC (thư mục của máy trạm), --json (kết quả cho máy đọc), "
    "--by MÃ_CÁN_BỘ (người làm; mặc định là người phụ trách đầu tiên), --counter QUẦY "
    "(mặc định là quầy đầu tiên của đơn vị)."
)
_WORD_START: Final = re.compile(r"(?<!^)(?=[A-Z])")
_HELP_WORDS: Final = (
    ("Usage:", "Cách dùng:"),
    ("[OPTIONS]", "[TÙY CHỌN]"),
    ("COMMAND [ARGS]...", "LỆNH [THAM SỐ]..."),
    ("Options:", "Tùy chọn:"),
    ("Arguments:", "Tham số:"),
    ("Commands:", "Lệnh:"),
    ("Show this message and exit.", "Hiện hướng dẫn này."),
    ("[required]", "[bắt buộc]"),
    ("<str>", "<chữ>"),
    ("<int range>", "<số>       "),
    ("<int>", "<số> "),  # as long as it was: the columns stay
    ("[default: ", "[mặc định: "),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """The options that every command takes, wherever they stand in the line."""

    home: str = ""
    json: bool = False
    by: str = ""
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done: lines for people, and one object for machines (``data``).

    ``code`` is not 0 only where the answer itself is bad news, such as an illness that was found.
    """

    lines: tuple[str, ...]
    data: object
    code: int = OK


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was done: a code for machines, a sentence for people, the exit code."""

    kind: str
    sentence: str
    code: int = REFUSED
    details: dict[str, object] = field(default_factory=dict[str, object])


Reply: TypeAlias = Answer | Refused


class Stop(Exception):
    """Ends a command whose input cannot be used; stands for wrong input, as in typer itself."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.kind)
        self.refused = refused


WHOLE: Final = 1000
"""Letters that a description in a list of commands may have."""


class VietnameseCommand(TyperCommand):
    """A command whose help is in Vietnamese throughout."""

    @override
    def get_help(self, ctx: Any) -> str:
        return _in_vietnamese(super().get_help(ctx))

    @override
    def get_short_help_str(self, limit: int = WHOLE) -> str:
        return super().get_short_help_str(WHOLE)  # in lines, never cut


class VietnameseGroup(TyperGroup):
    """A noun whose help is in Vietnamese throughout."""

    @override
    def get_help(self, ctx: Any) -> str:
        return _in_vietnamese(super().get_help(ctx))

    @override
    def get_short_help_str(self, limit: int = WHOLE) -> str:
        return super().get_short_help_str(WHOLE)  # in lines, never cut


def noun(title: str) -> typer.Typer:
    """Return the group of the commands of one noun."""
    return typer.Typer(
        cls=VietnameseGroup,
        help=title,
        epilog=SHARED_OPTIONS,
        rich_markup_mode=None,
        add_completion=False,
    )


def verb(group: typer.Typer, name: str) -> Callable[[Command], Command]:
    """Make a function the command ``name`` of a group."""
    return group.command(name, cls=VietnameseCommand, epilog=SHARED_OPTIONS)


_NOTHING_SAID: Final = Shared()
_SHARED: ContextVar[Shared] = ContextVar("shared", default=_NOTHING_SAID)


def share(options: Shared) -> None:
    """Set the options of the command that is about to run."""
    _SHARED.set(options)


def shared() -> Shared:
    """Return the options of the command that runs."""
    return _SHARED.get()


def home() -> "Home":
    """Return the folder of the station that is asked for."""
    from desk_app.paths import Home, default_home

    given = shared().home
    return Home(Path(given)) if given else default_home()


@contextmanager
def open_desk() -> "Generator[Desk]":
    """Open the station: the same door as the window.

    Raises:
        Problem: Missing, damaged, newer than the program, or no room.
    """
    from desk_app.desk import Desk

    with Desk.open(home()) as desk:
        yield desk


def actor(desk: "Desk") -> str:
    """Return the staff id that the journal will name.

    Raises:
        Stop: There is nobody of that id.
    """
    from desk_app.domain.rights import Right, may

    people = [person for person in desk.settings.signers() if person.active]
    given = shared().by
    if given:
        found = next((p for p in people if given.casefold() == p.id.casefold()), None)
        if found is None:
            sentence = f"Không có cán bộ nào mang mã {given}. Xem: motcua office show"
            raise Stop(Refused("staff_unknown", sentence, NOT_FOUND))
        return found.id
    heads = [person for person in people if may(person.role, Right.SET_OFFICE)]
    if not people:
        raise Stop(Refused("staff_unknown", "Đơn vị chưa có cán bộ nào.", NOT_FOUND))
    return (heads or people)[0].id


def not_allowed(refusal: "NotAllowed") -> Refused:
    """Return why the role of who acts does not reach that far."""
    from desk_app.refusals import not_allowed_sentence

    return Refused(kind_of(refusal), not_allowed_sentence(refusal))


def counter(desk: "Desk") -> str:
    """Return the counter that acts.

    Raises:
        Stop: There is no counter of that name.
    """
    given = shared().counter
    names = [one.name for one in desk.settings.office().counters]
    if given and given not in names:
        sentence = f"Đơn vị không có quầy {given}; có các quầy: {', '.join(names)}."
        raise Stop(Refused("counter_unknown", sentence, NOT_FOUND))
    return given or (names[0] if names else "1")


def kind_of(refusal: object) -> str:
    """Return the code of a refusal or problem: its name in small letters, ``step_refused``."""
    return _WORD_START.sub("_", type(refusal).__name__).lower()


def built(value: object) -> Any:
    """Return a value as plain lists, dicts and texts: dates in ISO, amounts as text."""
    import msgspec

    return msgspec.to_builtins(value)


def fields(value: object) -> dict[str, Any]:
    """Return a frozen value as the object that ``--json`` shows."""
    return cast("dict[str, Any]", built(value))


def _in_vietnamese(text: str) -> str:
    for english, vietnamese in _HELP_WORDS:
        text = text.replace(english, vietnamese)
    return text
