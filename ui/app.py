"""Composition root: one application, one station, the window of this station's role."""

import argparse
import faulthandler
import json
import logging
import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from desk_app.clock import utc_now
from desk_app.domain.moments import local
from desk_app.paths import Home, default_home
from ui import i18n, theme
from ui.demo import has_screen, run_demo
from ui.station import Station

log = logging.getLogger(__name__)

NO_SCREEN: Final = (
    "Không tìm thấy màn hình nên không mở được cửa sổ. Hãy chạy motcua {command} trong phiên làm"
    " việc có màn hình; các lệnh khác không cần màn hình, xem: motcua --help"
)
# How long a computing lane keeps Python while the window waits for it. Each cell that is painted
# may have to wait once: with Python's own 5 ms a table of 180 cells took up to 154 ms, not 9.
LANE_HOLDS_S: Final = 0.0005
# what argparse says in English, and what we say
_WRONG: Final = (
    (r"unrecognized arguments: (.+)", "Không dùng được ở đây: {0}; thêm --help để xem cách dùng."),
    (r"argument (--\w+): expected one argument", "Sau {0} phải có giá trị."),
)


def run(arguments: Sequence[str]) -> int:
    """Open the window that was asked for; without a screen the demo runs its guided day."""
    try:
        asked = _parse(arguments)
    except _WrongWordsError as wrong:
        return _refuse("usage", str(wrong), 2, as_json="--json" in arguments)
    if asked.command == "demo":
        return run_demo(asked)
    if not os.environ.get("QT_QPA_PLATFORM") and not has_screen():
        return _refuse("no_screen", NO_SCREEN.format(command=asked.command), 1, as_json=asked.json)
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
    sys.setswitchinterval(LANE_HOLDS_S)
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
    parser = _Parser(prog="motcua", allow_abbrev=False)
    parser.add_argument("command", choices=("desk", "kiosk", "demo"))
    parser.add_argument("--home", type=Path, help="thư mục của máy trạm")
    parser.add_argument("--counter", default="", help="tên quầy, ví dụ 3; bỏ trống: quầy đầu tiên")
    parser.add_argument("--tour", type=Path, help="chạy một ngày mẫu, ghi ảnh và phiếu vào đây")
    parser.add_argument("--by", default="", help="bỏ qua: cán bộ đăng nhập trong cửa sổ")
    parser.add_argument("--json", action="store_true", help="câu từ chối cho máy đọc")
    return parser.parse_args(list(arguments))


class _WrongWordsError(Exception):
    """The command line cannot be read; says why in Vietnamese."""


class _Parser(argparse.ArgumentParser):
    @override
    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _WRONG:
            if found := re.search(pattern, message):
                raise _WrongWordsError(sentence.format(*found.groups()))
        raise _WrongWordsError("Lệnh gõ chưa đúng; thêm --help để xem cách dùng.")


def _refuse(kind: str, sentence: str, code: int, *, as_json: bool) -> int:
    if as_json:
        error = {"error": {"kind": kind, "sentence": sentence}}
        sys.stdout.write(json.dumps(error, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(sentence + "\n")
    return code


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))


def _log_qt(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    level = logging.WARNING if kind is QtMsgType.QtWarningMsg else logging.DEBUG
    log.log(logging.ERROR if kind is QtMsgType.QtCriticalMsg else level, words)
