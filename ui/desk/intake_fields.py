"""A compact field: label, editor, and a line below only while there is something to say."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.theme import Tone, words_of
from ui.widgets.basics import IconLabel, label

_LABEL_PX: Final = 17
_ICONS: Final = {
    Tone.ERROR: ("alert-circle", "error"),
    Tone.WARN: ("alert", "warn"),
    Tone.INFO: ("information-outline", "info"),
    Tone.OK: ("check-circle", "ok"),
    Tone.NEUTRAL: ("information-outline", "muted"),
}


class Remark(QWidget):
    """An icon and words that wrap; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(5)
        self._sign = IconLabel("alert-circle", "error", 14)
        self._words = label("", "hint", wraps=True)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_words(self, words: str, tone: Tone = Tone.ERROR) -> None:
        """Say ``words``; nothing hides the line."""
        icon, ink = _ICONS[tone]
        self._sign.show_icon(icon, ink)
        self._words.setText(words)
        theme.mark(self._words, "role", "error" if tone is Tone.ERROR else "hint")
        self.setVisible(bool(words))

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()


class Cell(QWidget):
    """A label above an editor; errors and warnings in words below, as many lines as they need.

    The kit's ``FormField`` keeps room for a message under every editor; this page cannot spare it.
    Of a cell that is ``narrow`` the ``remark`` is put elsewhere, where its words have room;
    it widens no column there.
    """

    def __init__(
        self, words: str, editor: QWidget, *, required: bool = False, narrow: bool = False
    ) -> None:
        super().__init__()
        self.editor = editor
        self._error = ""
        self._advice = ("", Tone.NEUTRAL)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(4)
        self.label = QLabel(words_of(words))
        self.label.setProperty("role", "label")
        self.label.setBuddy(editor)
        self.label.setFixedHeight(_LABEL_PX)
        head.addWidget(self.label)
        if required:
            star = label("*", "required")
            star.setFixedHeight(_LABEL_PX)
            star.setToolTip("Bắt buộc nhập")
            head.addWidget(star)
        head.addStretch(1)
        around.addLayout(head)
        around.addWidget(editor)
        self.remark = Remark()
        if narrow:
            self.remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        else:
            around.addWidget(self.remark)
        around.addStretch(1)
        editor.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_words(self, words: str) -> None:
        """Change the label."""
        self.label.setText(words_of(words))
        self.editor.setAccessibleName(words)

    def show_error(self, words: str) -> None:
        """Say what to do; nothing clears it."""
        self._error = words
        self._show()

    def error(self) -> str:
        """Return the error shown, or nothing."""
        return self._error

    def show_advice(self, words: str, tone: Tone = Tone.WARN) -> None:
        """Say something that stops nobody; an error comes first."""
        self._advice = (words, tone)
        self._show()

    def advice(self) -> str:
        """Return the advice shown when there is no error."""
        return self._advice[0]

    def _show(self) -> None:
        words, tone = (self._error, Tone.ERROR) if self._error else self._advice
        self.remark.show_words(words, tone)
        theme.mark(self.editor, "invalid", bool(self._error))
        self.editor.setAccessibleDescription(words)


class Choices(QComboBox):
    """A short list by key and words; the wheel changes nothing while it only passes over."""

    picked = Signal(str)  # only when a person chose

    def __init__(self, options: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.show_options(options)
        self.activated.connect(self._tell)

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the options; the first one is chosen."""
        self.clear()
        for key, words in options:
            self.addItem(words, key)
            self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)

    def value(self) -> str:
        """Return the key of what is chosen."""
        key: object = self.currentData()
        return key if isinstance(key, str) else ""

    def set_value(self, key: str) -> None:
        """Choose ``key``; nothing is emitted."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def remember(self) -> Callable[[], None]:
        """Return what restores the choice after a scan was typed into it."""
        before = self.value()

        def put_back() -> None:
            if self.value() != before:
                self.set_value(before)
                self.picked.emit(before)

        return put_back

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self) -> None:
        self.setToolTip(self.currentText())
        self.picked.emit(self.value())


class Count(QSpinBox):
    """A small whole number; typed, or with ↑ ↓. Coming in selects it."""

    def __init__(self, least: int, most: int, suffix: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setFixedWidth(92 if suffix else 72)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
