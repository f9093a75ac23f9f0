"""The desk's frame: navigation, header, status bar, page stack. Knows nothing of dossiers."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QInputEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.domain.office import Role
from desk_app.domain.rights import Right, may
from ui.desk.key_sheet import KeySheet
from ui.desk.navigation import Navigation
from ui.desk.page import Page
from ui.desk.sign_in import SignInView
from ui.desk.status_bar import StatusBar
from ui.keys import KeyLine, bind
from ui.theme import Tone
from ui.widgets.heading import Heading
from ui.widgets.messages import UNDO_SECONDS, Toast
from ui.widgets.search import SearchLine

P = TypeVar("P", bound=Page)
MINIMUM_PX: Final = (1280, 680)
_SEARCH_PX: Final = 320
_ACTIVITY: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress})


@dataclass(frozen=True, slots=True)
class PagePlace:
    """How a page is reached: its key in code, its name, icon and function key.

    ``right`` is what one needs to set something up there; a page of the daily work asks for none.
    """

    key: str
    title: str
    icon: str
    sequence: str
    right: Right | None = None


QUEUE: Final = PagePlace("queue", "Hàng đợi", "ticket-confirmation-outline", "F2")
INTAKE: Final = PagePlace("intake", "Tiếp nhận", "file-document-edit-outline", "F3")
DOSSIERS: Final = PagePlace("dossiers", "Hồ sơ", "folder-search-outline", "F4")
RETURNS: Final = PagePlace("returns", "Trả kết quả", "hand-extended-outline", "F6")
TODAY: Final = PagePlace("today", "Việc hôm nay", "calendar-check-outline", "F7")
PRINTS: Final = PagePlace("prints", "In ấn", "printer-outline", "F8")
OFFICE: Final = PagePlace(
    "office", "Cơ quan, cán bộ", "office-building-outline", "Shift+F4", Right.SET_OFFICE
)
CATALOGUE: Final = PagePlace(
    "catalogue", "Thủ tục", "format-list-checks", "Shift+F5", Right.SET_CATALOGUE
)
CALENDAR: Final = PagePlace(
    "calendar", "Lịch làm việc", "calendar-month-outline", "Shift+F6", Right.SET_CALENDAR
)
FORMS: Final = PagePlace(
    "forms", "Biểu mẫu", "text-box-check-outline", "Shift+F7", Right.CHANGE_FORMS
)
PRINTERS: Final = PagePlace("printers", "Máy in", "cog-outline", "Shift+F8", Right.SET_PRINTERS)
DESK_KEYS: Final = (
    KeyLine("F1", "Xem các phím của trang này"),
    KeyLine("Ctrl+K", "Tìm hồ sơ, người dân"),
    KeyLine("Ctrl+Z", "Hoàn tác việc vừa làm, khi thông báo còn hiện"),
    KeyLine("Ctrl+L", "Khóa màn hình"),
    KeyLine("Esc", "Đóng bảng, danh sách hoặc câu hỏi đang mở"),
    KeyLine("Tab", "Sang ô tiếp theo; Shift+Tab: về ô trước"),
)


class DeskShell(QMainWindow):
    """Pages are added once; the window that owns the shell answers its signals."""

    page_changed = Signal(str)
    lock_asked = Signal()  # Ctrl+L, the button, or nobody there for ``idle_minutes``
    scan_unclaimed = Signal(str)
    search_picked = Signal(object)  # ui.widgets.picker.Choice
    closing = Signal()

    def __init__(self, local_now: Callable[[], datetime], idle_minutes: int = 0) -> None:
        super().__init__()
        self.setWindowTitle("Một Cửa")
        self.setMinimumSize(*MINIMUM_PX)
        self._pages: dict[str, Page] = {}
        self._places: dict[str, PagePlace] = {}
        self._closed: set[str] = set()
        self._stack = QStackedWidget()
        self.navigation = Navigation()
        self.status = StatusBar(local_now)
        self.search = SearchLine("Tìm mã hồ sơ, họ tên…", "Ctrl+K")
        self.sign_in = SignInView()
        self._heading = Heading()
        self._desk = self._lay_out()
        self._root = QStackedWidget()
        self._root.addWidget(self._desk)
        self._root.addWidget(self.sign_in)
        self.setCentralWidget(self._root)
        self._toast = Toast(self, self.search)
        self._toast.placed.connect(self._heading.leave_room)
        self._sheet = KeySheet(self)
        self._idle = QTimer(self, singleShot=True, interval=max(1, idle_minutes) * 60_000)
        self._idle.timeout.connect(self._ask_lock)
        self._bind_keys()
        if idle_minutes:
            self._watch_activity()

    def add_page(self, place: PagePlace, page: Page) -> None:
        """Add ``page`` to the navigation; the first one added is shown first."""
        self._join(place, self._room(), page)

    def adding(self, place: PagePlace, make: Callable[[QWidget], P]) -> Generator[None, None, P]:
        """Make a page in its place and add it, step by step.

        A widget takes its look in the turn after it was made, and once more when it is moved: so
        the place comes first, and a large page makes some of its parts in each step.
        """
        area = self._room()
        inside = area.viewport()
        yield
        page = make(inside)
        yield
        yield from page.building()
        yield
        self._join(place, area, page)
        yield
        return page

    def _room(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(area)
        return area

    def _join(self, place: PagePlace, area: QScrollArea, page: Page) -> None:
        area.setWidget(page)
        # with the ground that Qt gives it there, all of a page is painted twice when it comes to
        # the front: as what covers everything below, and again for each part shown with it
        page.setAutoFillBackground(False)
        self._pages[place.key], self._places[place.key] = page, place
        is_setup = place.right is not None
        self.navigation.add(place.key, place.title, place.icon, place.sequence, is_setup=is_setup)
        page.heading_changed.connect(self._show_heading)
        everywhere = Qt.ShortcutContext.WindowShortcut
        bind(self, place.sequence, lambda: self.go_to(place.key), everywhere)
        if len(self._pages) == 1:
            self.go_to(place.key)

    def drawing_ahead(self) -> Iterator[None]:
        """Draw each part once where nobody sees it.

        Icons are made and words measured when something is drawn first: half of the longest turns.
        """
        for part in (self.navigation, self._heading, *self._pages.values()):
            part.grab()
            yield

    def go_to(self, key: str) -> None:
        """Bring the page ``key`` to the front; nothing happens while the desk is locked.

        Raises:
            KeyError: No such page was added.
        """
        page = self._pages[key]
        if self.is_locked() or key in self._closed:
            return
        before = self.current_page()
        number = list(self._pages).index(key)
        if before is not page or self._stack.currentIndex() != number:
            if before is not None:
                before.left()
            self._stack.setCurrentIndex(number)
        self.navigation.show_current(key)
        self._show_heading()
        page.entered()
        self.page_changed.emit(key)

    def open_to(self, role: Role) -> None:
        """Open the pages that somebody of ``role`` may use; keep the others out of sight."""
        for key, place in self._places.items():
            if place.right is not None:
                self._allow(key, is_allowed=may(role, place.right))

    def _allow(self, key: str, *, is_allowed: bool) -> None:
        self.navigation.allow(key, is_allowed=is_allowed)
        self._closed.discard(key)
        if is_allowed:
            return
        self._closed.add(key)
        if self.current_page() is self._pages[key]:
            self._stack.setCurrentIndex(0)
            self.navigation.show_current(next(iter(self._pages)))
            self._show_heading()

    def current_page(self) -> Page | None:
        """Return the page at the front."""
        number = self._stack.currentIndex()
        return list(self._pages.values())[number] if number >= 0 else None

    def set_count(self, key: str, count: int) -> None:
        """Show how many wait on the page ``key``."""
        self.navigation.buttons[key].set_count(count)

    def show_toast(
        self, words: str, *, undo: Callable[[], object] | None = None, tone: Tone = Tone.OK
    ) -> None:
        """Tell what was done; ``undo`` can be had for ten seconds (button or Ctrl+Z)."""
        self._toast.show_words(words, undo=undo, tone=tone, seconds=UNDO_SECONDS)

    def toast_words(self) -> str:
        """Return what the toast says, or nothing when it is hidden."""
        return self._toast.words() if self._toast.isVisible() else ""

    def show_sign_in(self) -> None:
        """Lock: only the sign-in view is shown. Fill it with ``sign_in.show_staff`` first."""
        self._toast.hide()
        self._sheet.hide()
        self.search.forget()
        self._root.setCurrentWidget(self.sign_in)
        self.sign_in.clear()

    def show_desk(self) -> None:
        """Unlock: show the pages where they were left."""
        self._root.setCurrentWidget(self._desk)
        page = self.current_page()
        if page is not None:
            self.navigation.show_current(list(self._pages)[self._stack.currentIndex()])
            self._show_heading()
            page.entered()

    def is_locked(self) -> bool:
        """Say whether the sign-in view is shown."""
        return self._root.currentWidget() is self.sign_in

    def pass_scan(self, code: str) -> None:
        """Give a scanned code to the page; what it does not take is told by a signal."""
        page = self.current_page()
        if self.is_locked() or page is None or page.take_scan(code):
            return
        self.scan_unclaimed.emit(code)

    def show_keys(self) -> None:
        """Show the key sheet (F1), or close it."""
        page = self.current_page()
        if self._sheet.isVisible():
            self._sheet.shut()
        elif page is not None and not self.is_locked():
            self._sheet.show_keys(f"Trang {page.title}", page.keys(), self._desk_keys())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputEvent) and event.type() in _ACTIVITY:
            self._idle.start()
        return False

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> QWidget:
        desk = QWidget()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._header())
        right.addWidget(self._stack, 1)
        across.addLayout(right, 1)
        around = QVBoxLayout(desk)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addLayout(across, 1)
        around.addWidget(self.status)
        return desk

    def _header(self) -> QWidget:
        header = QFrame()
        header.setProperty("role", "header")
        header.setFixedHeight(64)
        row = QHBoxLayout(header)
        row.setContentsMargins(20, 8, 20, 8)
        row.addWidget(self._heading)
        row.addStretch(1)
        self.search.setFixedWidth(_SEARCH_PX)
        row.addWidget(self.search)
        return header

    def _show_heading(self) -> None:
        page = self.current_page()
        if page is not None:
            self._heading.show_words(page.title, page.subtitle)

    def _bind_keys(self) -> None:
        everywhere = Qt.ShortcutContext.WindowShortcut
        bind(self._desk, "Ctrl+K", self._go_to_search, everywhere)
        bind(self, "F1", self.show_keys, everywhere)
        bind(self._desk, "Ctrl+L", self._ask_lock, everywhere)
        self.navigation.asked.connect(self.go_to)
        self.navigation.lock_asked.connect(self._ask_lock)
        self.search.picked.connect(self._tell_pick)
        self._undo_keys = bind(self._toast, "Ctrl+Z", self._toast.undo, everywhere)

    def _desk_keys(self) -> Sequence[KeyLine]:
        seen = (place for place in self._places.values() if place.key not in self._closed)
        pages = [KeyLine(place.sequence, f"Trang {place.title}") for place in seen]
        return (*pages, *DESK_KEYS)

    def _watch_activity(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._watch_window)
        self._idle.start()

    def _watch_window(self, window: QWindow | None) -> None:
        # keys and presses come to the native window first, to that of a dialog too
        if window is not None:
            window.installEventFilter(self)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tell_pick(self, choice: object) -> None:
        if choice is not None:
            self.search_picked.emit(choice)

    def _ask_lock(self) -> None:
        if not self.is_locked():
            self.lock_asked.emit()
