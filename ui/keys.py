"""Keys: what they are called on screen, and binding them to an action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_CAPS: Final = {
    "Return": "Enter",
    "Escape": "Esc",
    "Delete": "Del",
    "Insert": "Ins",
    "Space": "Phím cách",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the key sheet (F1): the sequence in Qt's writing and what it does."""

    sequence: str
    does: str


def key_caps(sequence: str) -> str:
    """Return ``sequence`` as it stands on a key cap: ``Ctrl+Return`` becomes ``Ctrl Enter``."""
    plus = sequence.endswith("+")
    parts = [part for part in sequence.removesuffix("+").split("+") if part]
    if plus:
        parts.append("+")
    return " ".join(_CAPS.get(part, part) for part in parts)


def bind(
    owner: QWidget,
    sequence: str,
    action: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> tuple[QShortcut, ...]:
    """Run ``action`` on ``sequence`` while the focus is inside ``owner``.

    A sequence with Return is bound to the Enter of the number pad too.
    """
    written = [sequence]
    if "Return" in sequence:
        written.append(sequence.replace("Return", "Enter"))
    return tuple(_shortcut(owner, keys, action, context) for keys in written)


def _shortcut(
    owner: QWidget, sequence: str, action: Callable[[], object], context: Qt.ShortcutContext
) -> QShortcut:
    # portable: in Vietnamese, Qt calls Return and Enter the same, and neither would work
    portable = QKeySequence.SequenceFormat.PortableText
    shortcut = QShortcut(QKeySequence.fromString(sequence, portable), owner)
    shortcut.setContext(context)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(action)
    return shortcut
