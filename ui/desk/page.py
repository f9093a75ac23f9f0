"""What every page of the desk is."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.keys import KeyLine


class Page(QWidget):
    """Shows values and says what was asked for. Decides nothing, stores nothing.

    Put widgets into ``body``. The shell shows ``title`` and ``subtitle`` in its header.
    """

    heading_changed = Signal()

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.subtitle = subtitle
        self.setProperty("role", "page")
        self.body = QVBoxLayout(self)
        margin = theme.size("margin")
        self.body.setContentsMargins(margin, 16, margin, 16)
        self.body.setSpacing(theme.size("gap"))

    def building(self) -> Iterator[None]:
        """Make the parts of a page that is too large to be made at once, some a step.

        The shell goes through the steps; such a page calls ``build_alone`` when it is made.
        """
        yield from ()

    def build_alone(self) -> None:
        """Make all parts at once where there is no shell to do it."""
        if self.parentWidget() is None:
            for _ in self.building():
                pass

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
