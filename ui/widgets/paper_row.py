"""One paper in the check list: painted, so that a list of fifty is shown at once."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.count import SmallCount

COUNT_PX: Final = 72
_MOST_LINES: Final = 2
_MOST_WORDS: Final = 40  # more never go on two lines
_HEADING_PX: Final = 24
_BOX_PX: Final = 20
_LEFT_PX: Final = 8
_HINT_PX: Final = 22
_GAP_PX: Final = 10
_WORDS_PX: Final = _LEFT_PX + _HINT_PX + _GAP_PX + _BOX_PX + 19
_COUNTS_PX: Final = 3 * (COUNT_PX + _GAP_PX) + 8
_WRAP: Final = Qt.TextFlag.TextWordWrap
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper to hand in: its words, its name in law, and how many are asked for.

    Lines with the same ``group`` stand under that heading ("Một trong các giấy tờ sau").
    """

    key: str
    words: str
    legal_name: str = ""
    originals: int = 1
    copies: int = 0
    group: str = ""
    note: str = ""
    certified: int = 0


@dataclass(frozen=True, slots=True)
class PaperMark:
    """What was handed in of one paper."""

    key: str
    is_present: bool
    originals: int
    copies: int
    certified: int = 0


class PaperRow(QWidget):
    """Key, box, words on at most two lines, three counts; used again for other papers."""

    pressed = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line, self.letter = PaperLine("", ""), ""
        self._heading = ""
        self._is_ticked = self._is_current = False
        self._counts = tuple(SmallCount("", self) for _ in range(3))
        self.originals, self.certified, self.copies = self._counts
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for count in self._counts:
            count.valueChanged.connect(self._tell)

    def show_line(self, line: PaperLine, letter: str, heading: str) -> None:
        """Show another paper: not ticked, its counts as asked for; ``heading`` stands above."""
        self.line, self.letter, self._heading = line, letter, heading
        self._show_tick(is_ticked=False)
        self.setToolTip(line.legal_name or line.words)
        self._place_counts()
        self.originals.name(f"{line.words}: số bản chính")
        self.certified.name(f"{line.words}: số bản chứng thực")
        self.copies.name(f"{line.words}: số bản sao")
        for count, value in (
            (self.originals, line.originals),
            (self.certified, line.certified),
            (self.copies, line.copies),
        ):
            count.setValue(value)
        self._tell_reader()
        self.updateGeometry()
        self.update()

    def mark(self) -> PaperMark:
        """Return what is ticked and counted."""
        counts = (self.originals.value(), self.copies.value(), self.certified.value())
        return PaperMark(self.line.key, self._is_ticked, *counts)

    def show_mark(self, mark: PaperMark) -> None:
        """Tick and count as ``mark`` says."""
        self.originals.setValue(mark.originals)
        self.certified.setValue(mark.certified)
        self.copies.setValue(mark.copies)
        self.tick(is_ticked=mark.is_present)

    def is_ticked(self) -> bool:
        """Say whether the paper was handed in."""
        return self._is_ticked

    def tick(self, *, is_ticked: bool) -> None:
        """Tick the paper, or take the tick away."""
        if is_ticked != self._is_ticked:
            self._show_tick(is_ticked=is_ticked)
            self._tell_reader()
            self.update()
            self.changed.emit()

    def toggle(self) -> None:
        """Tick the paper when it is not, and the other way round."""
        self.tick(is_ticked=not self._is_ticked)

    def mark_current(self, *, is_current: bool) -> None:
        """Mark the row that the keys act on."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        _, lines = self._fitting(width)
        more = (lines - 1) * _line_px()
        return 38 + more - (6 if lines > 1 else 0) + (_HEADING_PX if self._heading else 0)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), _WORDS_PX + _COUNTS_PX + 120)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_WORDS_PX + _COUNTS_PX + 60, 38)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_counts()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        self.toggle()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self._heading:
            painter.setFont(theme.ui_font(theme.size("hint"), QFont.Weight.DemiBold))
            painter.setPen(theme.color("muted"))
            place = QRect(_LEFT_PX, 4, box.width() - _LEFT_PX, _HEADING_PX - 4)
            painter.drawText(place, _MIDDLE, self._heading)
            box.setTop(_HEADING_PX)
        if self._is_current:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(theme.color("primary_tint"))
            corner = theme.size("radius")
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)
        middle = box.center().y()
        if self.letter:
            _paint_key(painter, QRect(_LEFT_PX, middle - 9, _HINT_PX, 20), self.letter.upper())
        left = _LEFT_PX + _HINT_PX + _GAP_PX
        _paint_box(painter, QRect(left, middle - 9, _BOX_PX, _BOX_PX), ticked=self._is_ticked)
        self._paint_words(painter, box)
        painter.end()

    def _show_tick(self, *, is_ticked: bool) -> None:
        self._is_ticked = is_ticked
        for count in self._counts:
            count.stand_back(counts=is_ticked)

    def _place_counts(self) -> None:
        # by hand: with a layout of its own the row would not be asked how high it must be
        top = _HEADING_PX if self._heading else 0
        left = self.width() - _COUNTS_PX + _GAP_PX
        for number, count in enumerate(self._counts):
            down = top + (self.height() - top - count.height()) // 2
            count.move(left + number * (COUNT_PX + _GAP_PX), down)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        words, _ = self._fitting(self.width())
        painter.setFont(_font())
        painter.setPen(theme.color("text"))
        room = QRect(_WORDS_PX, box.top(), self._room(self.width()), box.height())
        painter.drawText(room, int(_MIDDLE) | int(_WRAP), words)
        if self.line.note:
            painter.setFont(theme.ui_font(theme.size("hint")))
            painter.setPen(theme.color("muted"))
            right = QRect(0, box.top(), self.width() - _COUNTS_PX, box.height())
            painter.drawText(right, _MIDDLE | Qt.AlignmentFlag.AlignRight, self.line.note)

    def _room(self, width: int) -> int:
        note = _hint_width(self.line.note) + _GAP_PX if self.line.note else 0
        return max(60, width - _WORDS_PX - _COUNTS_PX - note)

    def _fitting(self, width: int) -> tuple[str, int]:
        """Return the words as far as two lines go, and how many lines they take."""
        return _fitted(self.line.words, self._room(width))

    def _tell_reader(self) -> None:
        state = "đã nộp" if self._is_ticked else "chưa nộp"
        self.setAccessibleName(f"{self.line.words}: {state}")

    def _tell(self) -> None:
        self.changed.emit()


def fit_words(words: str, width: int, font: QFont) -> tuple[str, int]:
    """Return what of ``words`` goes on two lines of ``width`` pixels, and the number of lines."""
    metrics = QFontMetrics(font)
    parts = words.split()[:_MOST_WORDS]

    def lines(shown: str) -> int:
        tall = metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), shown).height()
        return max(1, round(tall / metrics.lineSpacing()))

    whole = " ".join(parts)
    if len(parts) < _MOST_WORDS and (count := lines(whole)) <= _MOST_LINES:
        return whole, count

    def is_too_long(count: int) -> bool:
        return lines(" ".join(parts[:count]) + " …") > _MOST_LINES

    fitting = bisect_left(range(1, len(parts) + 1), 1, key=lambda count: int(is_too_long(count)))
    return " ".join(parts[: max(1, fitting)]) + " …", _MOST_LINES


@lru_cache(2_000)
def _fitted(words: str, width: int) -> tuple[str, int]:
    return fit_words(words, width, _font())


@lru_cache(100)
def _hint_width(words: str) -> int:
    return QFontMetrics(theme.ui_font(theme.size("hint"))).horizontalAdvance(words)


@lru_cache(1)
def _line_px() -> int:
    return QFontMetrics(_font()).lineSpacing()


def _font() -> QFont:
    return theme.ui_font(theme.size("body"))


def _paint_key(painter: QPainter, box: QRect, words: str) -> None:
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.ui_font(11, QFont.Weight.DemiBold))
    painter.setPen(theme.color("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _paint_box(painter: QPainter, box: QRect, *, ticked: bool) -> None:
    painter.setPen(QPen(theme.color("primary" if ticked else "border"), 2))
    painter.setBrush(theme.color("primary" if ticked else "field"))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    if ticked:
        inside = box.adjusted(2, 2, -2, -2)
        theme.paint_icon(painter, inside, "check-bold", theme.color("on_primary"))
