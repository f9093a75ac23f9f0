"""The screens of the kiosk: they show values and tell what was touched."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.usecases.commands import Issued
from ui import theme
from ui.kiosk import texts
from ui.kiosk.buttons import Kind, KioskButton, KioskIcon, Line, SeriesTile
from ui.kiosk.look import Look
from ui.kiosk.state import KioskState
from ui.widgets.basics import drop, label

MIDDLE = Qt.AlignmentFlag.AlignHCenter
MANY_SERIES = 8
LONG_NAME = 32  # letters: more of them take three lines of the largest type
WIDE_SCALE = 0.9  # from here on three tiles side by side leave room for large letters


class KioskPage(QWidget):
    """A screen; ``arrange`` is told whether the window stands upright."""

    button_made = Signal(object)  # KioskButton: the window gives it the look and guards it

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "kiosk")

    def arrange(self, look: Look, *, upright: bool) -> None:
        """Lay out anew."""


class StartPage(KioskPage):
    """What do you need? One tile for each series."""

    picked = Signal(str)  # the series' letter

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, SeriesTile] = {}
        self._upright = self._wide = self._is_tight = False
        self._around = QVBoxLayout(self)
        self._question = _centred(texts.QUESTION, "kiosk-question")
        self._hint = _centred(texts.QUESTION_HINT, "kiosk-words")
        self._band = _Band("human-cane", texts.PRIORITY_BAND)
        self._notice = _centred("", "kiosk-bad")
        self._notice.hide()
        self._printer = _centred(texts.PRINTER_DOWN, "kiosk-bad")
        self._printer.hide()
        self._grid = QGridLayout()
        for widget in (self._question, self._hint, self._band, self._notice, self._printer):
            self._around.addWidget(widget)
        self._around.addLayout(self._grid, 1)

    def show_state(self, state: KioskState) -> None:
        """Show the tiles with how many wait; tiles stay the same widgets while series do."""
        if list(self.tiles) != [one.letter for one in state.series]:
            self._make_tiles(state)
        for letter, tile in self.tiles.items():
            load = state.load(letter)
            words = texts.waiting_words(load.waiting, load.wait_minutes)
            tile.show_waiting(words, is_free=not load.waiting)
        self._question.setText(texts.QUESTION if state.series else texts.NO_SERIES)
        self._hint.setVisible(bool(state.series) and not self._is_tight)

    def show_notice(self, words: str) -> None:
        """Say something that everybody must know before touching, or nothing."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def show_printer(self, *, is_working: bool) -> None:
        """Warn before the touch that no paper will come."""
        self._printer.setVisible(not is_working)

    def notice(self) -> str:
        """Return the notice."""
        return self._notice.text()

    @override
    def arrange(self, look: Look, *, upright: bool) -> None:
        self._upright = upright
        self._wide = not upright and look.scale > WIDE_SCALE
        self._is_tight = look.is_large and not upright  # the tiles need its room
        self._hint.setVisible(bool(self.tiles) and not self._is_tight)
        margin = look.px(36)
        self._around.setContentsMargins(margin, look.px(22), margin, look.px(22))
        self._around.setSpacing(look.px(14))
        self._grid.setSpacing(look.px(20))
        self._band.arrange(look)
        self._place_tiles()

    def _make_tiles(self, state: KioskState) -> None:
        for tile in self.tiles.values():
            drop(tile)
        self.tiles = {
            one.letter: SeriesTile(one.letter, one.name, one.hint) for one in state.series
        }
        for letter, tile in self.tiles.items():
            tile.tapped.connect(partial(self._pick, letter))
            self.button_made.emit(tile)
        self._place_tiles()

    def _pick(self, letter: str, _tap: str) -> None:
        self.picked.emit(letter)

    def _place_tiles(self) -> None:
        many = len(self.tiles) > MANY_SERIES
        columns = (2 if many else 1) if self._upright else (3 if many or self._wide else 2)
        for number, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, number // columns, number % columns)


class ConfirmPage(KioskPage):
    """The second touch: take the number, or take it as one who goes first."""

    take_asked = Signal(str, str)  # the key of the touch, the priority's value or nothing
    back_asked = Signal()
    more_time_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._around = QVBoxLayout(self)
        self._title = _centred("", "kiosk-question")
        self._waiting = _centred("", "kiosk-words")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._reasons = QGridLayout()
        self.take = KioskButton(texts.TAKE, kind=Kind.MAIN)
        self.take.show_lines(
            (
                Line(texts.TAKE, 84, QFont.Weight.Bold, "on_primary"),
                Line(texts.TAKE_HINT, 32, QFont.Weight.Medium, "on_primary"),
            )
        )
        self.take.tapped.connect(partial(self._take, ""))
        self.priorities = {
            priority: KioskButton(words, texts.PRIORITY_ICONS[priority])
            for priority, words in texts.PRIORITIES.items()
        }
        self.back = KioskButton(texts.BACK, "arrow-left")
        self.more_time = KioskButton(texts.MORE_TIME, "clock-outline")
        self._count = _centred("", "kiosk-count")
        self._priority_hint = label(texts.PRIORITY_HINT, "kiosk-hint", wraps=True)
        self._lay_out()

    def show_series(self, state: KioskState, letter: str) -> None:
        """Ask about one series."""
        series, load = state.series_named(letter), state.load(letter)
        self._title.setText(f"{letter} · {series.name}")
        self._waiting.setText(texts.waiting_words(load.waiting, load.wait_minutes))
        self.show_busy(is_busy=False)

    def show_busy(self, *, is_busy: bool) -> None:
        """While the number is made nothing more can be asked."""
        for button in (self.take, self.back, self.more_time, *self.priorities.values()):
            button.setEnabled(not is_busy)
        if is_busy:
            self._count.setText(texts.TAKING)

    def show_left(self, seconds: int) -> None:
        """Show the countdown."""
        self._count.setText(texts.left_words(seconds))

    def countdown(self) -> str:
        """Return what the countdown says."""
        return self._count.text()

    @override
    def arrange(self, look: Look, *, upright: bool) -> None:
        margin = look.px(36)
        self._around.setContentsMargins(margin, look.px(12), margin, look.px(12))
        self._around.setSpacing(look.px(10))
        self._halves.setSpacing(look.px(32))
        self._right.setSpacing(look.px(14))
        self._reasons.setSpacing(look.px(14))
        is_tight = look.is_large and not upright  # large letters and 20 mm come first
        self._priority_hint.setVisible(not is_tight)
        self._halves.setStretch(0, 2 if is_tight else 1)
        self._halves.setStretch(1, 3 if is_tight else 1)
        columns = 1 if upright else 2  # a low screen has no room for five targets of 20 mm
        for number, button in enumerate(self.priorities.values()):
            self._reasons.addWidget(button, number // columns, number % columns)
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self.take.setMinimumHeight(look.px(230))

    def _lay_out(self) -> None:
        self._around.addWidget(self._title)
        self._around.addWidget(self._waiting)
        self._left.addWidget(self.take, 1)
        self._right.addWidget(label(texts.PRIORITY_QUESTION, "kiosk-band", wraps=True))
        for priority, button in self.priorities.items():
            button.tapped.connect(partial(self._take, priority.value))
        self._right.addLayout(self._reasons, 1)
        self._right.addWidget(self._priority_hint)
        self._halves.addLayout(self._left, 1)
        self._halves.addLayout(self._right, 1)
        self._around.addLayout(self._halves, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back, 1)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.more_time, 1)
        self._around.addLayout(foot)
        self.back.clicked.connect(self.back_asked)
        self.more_time.clicked.connect(self.more_time_asked)

    def _take(self, priority: str, tap: str) -> None:
        self.take_asked.emit(tap, priority)


class DonePage(KioskPage):
    """The number, as large as the screen allows, whether paper came out or not."""

    done_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._around = QVBoxLayout(self)
        self._label = ""
        self._head = _centred(texts.YOUR_NUMBER, "kiosk-words")
        self.number = _centred("", "kiosk-number")
        self._service = _centred("", "kiosk-question")
        self._before = _centred("", "kiosk-words")
        self._paper = _centred("", "kiosk-good")
        self._listen = _centred(texts.WAIT, "kiosk-words")
        self._count = _centred("", "kiosk-hint")
        self.done = KioskButton(texts.DONE, "check", Kind.MAIN)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for half, widgets in (
            (self._above, (self._head, self.number)),
            (self._below, (self._service, self._before, self._paper, self._listen)),
        ):
            half.addStretch(1)
            for widget in widgets:
                half.addWidget(widget)
            half.addStretch(1)
            self._halves.addLayout(half, 1)
        self._around.addLayout(self._halves, 1)
        self._around.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done, 1)
        foot.addStretch(1)
        self._around.addLayout(foot)
        self.done.clicked.connect(self.done_asked)

    def show_issued(self, issued: Issued, service: str) -> None:
        """Show a number that was given."""
        self._label = issued.ticket.label
        self.number.setText(self._label)
        self._service.setText(service)
        role = "kiosk-service" if len(service) > LONG_NAME else "kiosk-question"
        theme.mark(self._service, "role", role)
        self._before.setText(texts.before_words(issued))
        self._show_paper(texts.PRINTING, "kiosk-good")

    def show_printed(self, *, is_printed: bool) -> None:
        """Say what became of the paper."""
        words = texts.PRINTED if is_printed else texts.remember_words(self._label)
        self._show_paper(words, "kiosk-good" if is_printed else "kiosk-bad")

    def show_no_printer(self) -> None:
        """Say that this station gives no paper: the number is all there is."""
        self._show_paper(texts.no_paper_words(self._label), "kiosk-band")

    def show_left(self, seconds: int) -> None:
        """Show the countdown."""
        self._count.setText(texts.left_words(seconds))

    def paper_words(self) -> str:
        """Return what is said of the paper."""
        return self._paper.text()

    @override
    def arrange(self, look: Look, *, upright: bool) -> None:
        margin = look.px(30)
        self._around.setContentsMargins(margin, margin, margin, margin)
        self._around.setSpacing(look.px(14))
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self._halves.setSpacing(look.px(48))
        # upright the two stand together in the middle; side by side each in the middle of its half
        self._above.setStretch(self._above.count() - 1, 0 if upright else 1)
        self._below.setStretch(0, 0 if upright else 1)
        self.done.setMinimumHeight(look.px(120))

    def _show_paper(self, words: str, role: str) -> None:
        self._paper.setText(words)
        theme.mark(self._paper, "role", role)


class NoticePage(KioskPage):
    """One thing to say to everybody: paused, closed, starting."""

    def __init__(self) -> None:
        super().__init__()
        self._around = QVBoxLayout(self)
        self._icon = KioskIcon("information", "primary", 120)
        self._title = _centred("", "kiosk-question")
        self._advice = _centred("", "kiosk-words")
        self._more = _centred("", "kiosk-hint")
        self._around.addStretch(2)
        self._around.addWidget(self._icon, 0, MIDDLE)
        for widget in (self._title, self._advice, self._more):
            self._around.addWidget(widget)
        self._around.addStretch(3)

    def show_notice(self, icon: str, title: str, advice: str, more: str = "") -> None:
        """Say it."""
        self._icon.show_icon(icon)
        self._title.setText(title)
        self._advice.setText(advice)
        self._more.setText(more)

    def words(self) -> tuple[str, str, str]:
        """Return title, advice and what stands below."""
        return self._title.text(), self._advice.text(), self._more.text()

    @override
    def arrange(self, look: Look, *, upright: bool) -> None:
        self._icon.set_look(look)
        margin = look.px(60)
        self._around.setContentsMargins(margin, margin, margin, margin)
        self._around.setSpacing(look.px(28))


class _Band(QFrame):
    """People who go first read this before they touch anything."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self.setProperty("role", "kiosk-band-box")
        self._row = QHBoxLayout(self)
        self._sign = KioskIcon(icon, "warn", 52)
        self._row.addWidget(self._sign)
        self._row.addWidget(label(words, "kiosk-band", wraps=True), 1)

    def arrange(self, look: Look) -> None:
        """Take the look's distances and colours."""
        self._sign.set_look(look)
        self._row.setContentsMargins(look.px(20), look.px(12), look.px(20), look.px(12))
        self._row.setSpacing(look.px(16))


def _centred(words: str, role: str) -> QLabel:
    made = label(words, role, wraps=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
