"""Composition root: one application, one station, the window of this station's role."""

import argparse
import faulthandler
import logging
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.clock import utc_now
from desk_app.domain.moments import local
from desk_app.paths import Home, default_home
from ui import i18n, theme
from ui.demo import has_screen, run_demo
from ui.station import Station

log = logging.getLogger(__name__)

NO_SCREEN: Final = (
    "Không tìm thấy màn hình nên không mở được cửa sổ. Hãy chạy motcua {command} trong phiên làm"
    " việc có màn hình; các lệnh khác không cần màn hình, xem: motcua --help\n"
)


def run(arguments: Sequence[str]) -> int:
    """Open the window that was asked for; without a screen the demo runs its guided day."""
    asked = _parse(arguments)
    if asked.command == "demo":
        return run_demo(asked)
    if not os.environ.get("QT_QPA_PLATFORM") and not has_screen():
        sys.stderr.write(NO_SCREEN.format(command=asked.command))
        return 1
    home = Home(asked.home) if asked.home else default_home()
    app = application()
    station = Station(home, asked.counter)
    window = window_of(asked.command, station)
    if asked.command == "kiosk":
        # a kiosk may run without any window manager: nobody else would make it fill the screen
        window.setGeometry(window.screen().geometry())
        window.showFullScreen()
    else:
        window.showMaximized()
    code = app.exec()
    station.close(back_up=True)
    return code


def application() -> QApplication:
    """Return the application, made ready once: fonts, theme, Vietnamese, crash reports."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    faulthandler.enable()
    # the wheel lacks the Fcitx plugin; Fcitx answers IBus's calls
    if os.environ.get("QT_IM_MODULE") == "fcitx":
        os.environ["QT_IM_MODULE"] = "ibus"
    sys.excepthook = _log_uncaught
    qInstallMessageHandler(_log_qt)
    app = QApplication(["motcua"])
    app.setApplicationName("Một Cửa")
    theme.apply(app)
    i18n.install(app)
    return app


def window_of(role: str, station: Station) -> QWidget:
    """Return the window of a role; the station opens itself once the window is shown."""
    if role == "kiosk":
        from ui.kiosk.window import KioskWindow

        return KioskWindow(station)
    from ui.collecting import set_aside_when_built
    from ui.desk.window import DeskWindow

    window = DeskWindow(station, local_now)
    set_aside_when_built(window)
    return window


def local_now() -> datetime:
    """Return the wall time of Việt Nam by this machine's clock."""
    return local(utc_now())


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="motcua")
    parser.add_argument("command", choices=("desk", "kiosk", "demo"))
    parser.add_argument("--home", type=Path, help="thư mục của máy trạm")
    parser.add_argument("--counter", default="", help="tên quầy, ví dụ 3; bỏ trống: quầy đầu tiên")
    parser.add_argument("--tour", type=Path, help="chạy một ngày mẫu, ghi ảnh và phiếu vào đây")
    return parser.parse_args(list(arguments))


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))


def _log_qt(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    level = logging.WARNING if kind is QtMsgType.QtWarningMsg else logging.DEBUG
    log.log(logging.ERROR if kind is QtMsgType.QtCriticalMsg else level, words)
