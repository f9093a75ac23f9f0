"""``motcua demo``: the demo office on a screen, or its guided day where there is none."""

import argparse
import os
import sys
from pathlib import Path

from desk_app.paths import Home

NO_SCREEN = (
    "Không tìm thấy màn hình: chạy một ngày mẫu có hướng dẫn. Ảnh và phiếu nằm trong {out}\n"
)
MAKING = "Đang tạo văn phòng mẫu (dữ liệu thử)…\n"
FOLDER = Path("out")


def run_demo(asked: argparse.Namespace) -> int:
    """Open the demo office, or drive its guided day when ``--tour`` or no screen asks for it."""
    tour: Path | None = asked.tour
    if tour is None and not has_screen():
        tour = FOLDER / "tour"
        sys.stdout.write(NO_SCREEN.format(out=tour))
    if tour is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from ui.tour.day import run_tour

        return run_tour(tour, asked.home)
    home = Home(asked.home or FOLDER / "demo-home")
    if not home.store.exists():
        _make(home)
    return _show(home, asked.counter)


def has_screen() -> bool:
    """Say whether a window can be seen: always on Windows and macOS, by the display on Linux."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _make(home: Home) -> None:
    from desk_app.demo.office import make_demo

    sys.stdout.write(MAKING)
    sys.stdout.flush()
    make_demo(home).close()


def _show(home: Home, counter: str) -> int:
    from ui.app import application, window_of
    from ui.station import Station

    app = application()
    station = Station(home, counter)
    window = window_of("desk", station)
    window.showMaximized()
    code = app.exec()
    station.close(back_up=True)
    return code
