"""What every test stands on: no screen, repeatable examples, nothing left running."""

import os
import sys
import threading
import time
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read when Qt is first imported

# On a build server the examples are the same in every run; at a desk new ones are tried.
settings.register_profile(
    "motcua", deadline=None, max_examples=60, derandomize="CI" in os.environ, print_blob=True
)
settings.register_profile("deep", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("motcua")

THREADS_MAY_END_FOR_S = 3.0  # a thread that was told to stop is given this long


@pytest.fixture(autouse=True)
def no_thread_is_left_behind() -> Generator[None]:
    """Fail the test after which a thread that it started still runs."""
    before = set(threading.enumerate())
    yield
    left = _new_threads(before)
    give_up_at = time.monotonic() + THREADS_MAY_END_FOR_S
    while left and time.monotonic() < give_up_at:
        time.sleep(0.01)
        left = _new_threads(before)
    if left:
        pytest.fail(f"threads left running: {sorted(thread.name for thread in left)}")


def _new_threads(before: set[threading.Thread]) -> set[threading.Thread]:
    # a thread of Qt that once ran Python stays listed as a dummy and cannot be waited for
    return {
        thread
        for thread in set(threading.enumerate()) - before
        if thread.is_alive() and not thread.name.startswith("Dummy-")
    }


@pytest.fixture(autouse=True)
def no_window_is_left_behind(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Generator[None]:
    """Fail the Qt test after which a timer still ticks or a new window is still shown."""
    if "qtbot" not in request.fixturenames:  # most tests run without Qt, and stay fast
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    started: list[QTimer] = []
    start = QTimer.start

    def remember_and_start(timer: QTimer, *interval_ms: int) -> None:
        started.append(timer)
        start(timer, *interval_ms)

    monkeypatch.setattr(QTimer, "start", remember_and_start)
    before = set(QApplication.topLevelWidgets())
    yield
    # windows that were told to go are really gone after this
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    _fail_on_what_is_left(started, set(QApplication.topLevelWidgets()) - before)


def _fail_on_what_is_left(timers: "list[QTimer]", windows: "set[QWidget]") -> None:
    from shiboken6 import isValid

    ticking = [timer for timer in timers if isValid(timer) and timer.isActive()]
    shown = [window for window in windows if isValid(window) and window.isVisible()]
    for timer in ticking:
        timer.stop()
    for window in shown:
        window.close()
    if ticking:
        pytest.fail(f"timers left ticking: {[timer.parent() for timer in ticking]}")
    if shown:
        pytest.fail(f"windows left open: {[type(window).__name__ for window in shown]}")


def pytest_report_header() -> str:
    return f"python: {sys.executable}, Qt platform: {os.environ['QT_QPA_PLATFORM']}"
