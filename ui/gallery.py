"""Every widget in every state, as pictures: ``python -m ui.gallery OUT.png`` (offscreen too).

Writes OUT-intake-light-1366.png and so on: sample pages in the desk's frame, in both schemes and
two window sizes. The data is invented.
"""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from ui import i18n, theme
from ui.desk import shell as desk
from ui.desk.page import Page
from ui.desk.sign_in import StaffLine
from ui.gallery_pages import STEPS, KitPage, ListPage, SamplePage
from ui.theme import Scheme, Tone
from ui.widgets.error_summary import Fault
from ui.widgets.views import TracePopover

SIZES: Final = (QSize(1366, 768), QSize(1920, 1080))
_NOON: Final = datetime(2026, 11, 20, 10, 43, tzinfo=timezone(timedelta(hours=7)))


def build_shell() -> desk.DeskShell:
    """Return the desk's frame with the three sample pages."""
    window = desk.DeskShell(lambda: _NOON)
    window.navigation.show_place("UBND phường Ví Dụ", "Bộ phận Một cửa · Quầy 3")
    window.navigation.show_staff("Nguyễn Thị Tiếp Nhận", "Cán bộ một cửa")
    window.add_page(desk.QUEUE, KitPage())
    window.add_page(desk.INTAKE, SamplePage())
    window.add_page(desk.DOSSIERS, Page("Hồ sơ"))
    window.add_page(desk.RETURNS, Page("Trả kết quả"))
    window.add_page(desk.TODAY, ListPage())
    window.add_page(desk.PRINTS, Page("In ấn"))
    window.set_count("queue", 14)
    window.set_count("today", 2)
    for lamp, words, tone in (
        (window.status.sync, "Đã lưu 2 bản", Tone.OK),
        (window.status.printer, "Máy in nhiệt: hết giấy", Tone.WARN),
    ):
        lamp.show_state(words, tone)
        lamp.show()
    window.status.show_draft("Bản nháp tự lưu lúc 10:43")
    window.status.show_demo(is_demo=True)
    window.sign_in.show_staff(
        (
            StaffLine("1", "Nguyễn Thị Tiếp Nhận", "Cán bộ một cửa · Quầy 3"),
            StaffLine("2", "Trần Văn Thí Dụ", "Cán bộ một cửa"),
            StaffLine("3", "Lê Thị Trưởng Bộ Phận", "Trưởng bộ phận"),
        ),
        "Đăng nhập",
        "UBND phường Ví Dụ · Quầy 3",
    )
    return window


def _save(window: desk.DeskShell, path: Path) -> None:
    QApplication.processEvents()
    picture: QPixmap = window.grab()
    if not picture.save(str(path)):
        raise OSError(f"cannot write {path}")


def _shoot(window: desk.DeskShell, stem: Path, tail: str) -> None:
    def save(name: str) -> None:
        _save(window, stem.with_name(f"{stem.stem}-{name}-{tail}.png"))

    window.show_desk()
    window.go_to("queue")
    window.show_toast("Đã gọi số B047 đến Quầy 3", undo=lambda: None)
    page = window.current_page()
    if isinstance(page, KitPage):
        page.confirm.ask("Hủy số B047? Người dân phải lấy số mới.", "Hủy số (Enter)")
    save("kit")
    window.go_to("intake")
    page = window.current_page()
    if isinstance(page, SamplePage):
        _shoot_intake(window, page, save)
    window.go_to("today")
    save("list")
    window.show_keys()
    save("keys")
    window.show_keys()
    window.show_sign_in()
    window.sign_in.show_refusal("Mã PIN chưa đúng, hãy nhập lại (còn 4 lần)")
    save("signin")


def _shoot_intake(window: desk.DeskShell, page: SamplePage, save: Callable[[str], None]) -> None:
    page.summary.show_faults([Fault("Số định danh cá nhân phải có 12 chữ số", page.digits)])
    save("intake")
    page.papers.setFocus()
    save("papers")
    page.procedure.setFocus()
    page.procedure.open_list()
    save("picker")
    page.procedure.close_list()
    popover = TracePopover(window)
    popover.show_trace(page.digits, "Vì sao hẹn ngày 26/11/2026?", "3 ngày làm việc", STEPS)
    save("trace")
    popover.shut()


def main(arguments: list[str]) -> int:
    """Write the pictures; return 2 when no file is named."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m ui.gallery OUT.png\n")
        return 2
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    i18n.install(app)
    for wanted in Scheme:
        theme.apply(app, wanted)
        window = build_shell()
        window.show()
        window.activateWindow()
        for size in SIZES:
            window.resize(size)
            _shoot(window, Path(arguments[0]), f"{wanted}-{size.width()}")
        window.close()
        window.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
