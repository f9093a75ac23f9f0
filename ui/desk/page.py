"""What every page of the desk is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.keys import KeyLine


class Page(QWidget):
    """Shows values and says what was asked for. Decides nothing, stores nothing.

    Put widgets into ``body``. The shell shows ``title`` and ``subtitle`` in its header.
    """

    heading_changed = Signal()

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.title = title
        self.subtitle = subtitle
        self.setProperty("role", "page")
        self.body = QVBoxLayout(self)
        margin = theme.size("margin")
        self.body.setContentsMargins(margin, 16, margin, 16)
        self.body.setSpacing(theme.size("gap"))

    def set_heading(self, title: str, subtitle: str = "") -> None:
        """Change what the header says."""
        self.title, self.subtitle = title, subtitle
        self.heading_changed.emit()

    def entered(self) -> None:
        """Called when the page comes to the front: put the focus where work begins."""

    def left(self) -> None:
        """Called when another page takes its place."""

    def keys(self) -> Sequence[KeyLine]:
        """Return the keys of this page for the key sheet (F1)."""
        return ()

    def take_scan(self, code: str) -> bool:
        """Use a scanned code; False hands it to whoever listens to the shell."""
        return False
