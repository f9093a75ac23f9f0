"""The one place where pages learn that something they show may have changed."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """Carries the topics of committed events to whoever shows them."""

    changed = Signal(frozenset)  # frozenset[str] of topics

    def tell(self, topics: Iterable[str]) -> None:
        """Emit ``topics`` once; nothing is emitted for none. Call from the GUI thread."""
        told = frozenset(topics)
        if told:
            self.changed.emit(told)
