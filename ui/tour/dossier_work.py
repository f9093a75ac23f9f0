"""Work on dossiers that were taken in: all of it on the page Hồ sơ, by its keys."""

from collections.abc import Callable
from datetime import timedelta

from desk_app.domain.dossier import Dossier
from ui.tour.theatre import Theatre

READING = timedelta(minutes=2)


def open_dossier(theatre: Theatre, code: str) -> Dossier:
    """Find a dossier by its code and show it."""
    theatre.driver.front(theatre.desk)
    theatre.driver.press("F4")
    page = theatre.desk.pages.dossiers_page
    theatre.driver.type(code)
    theatre.driver.press("Return")
    theatre.driver.until(lambda: _shown_code(theatre) == code, f"thấy hồ sơ {code}")
    theatre.driver.settle()
    theatre.clock.pass_time(READING)
    case = page.panel.case
    if case is None:
        raise LookupError(code)
    return case.dossier


def forward(theatre: Theatre, code: str, *, title: str = "") -> None:
    """Hand a dossier to the first unit, with its paper."""
    _open_and_act(theatre, code, "Alt+C", lambda: theatre.driver.press("Down", "Return"), title)
    theatre.driver.press("Ctrl+Return")
    _wait_done(theatre)
    theatre.said(f"Đã chuyển xử lý: hồ sơ {code}")


def ask_for_papers(theatre: Theatre, code: str) -> None:
    """The unit wrote that something is missing: ask the citizen for it."""

    def fill() -> None:
        theatre.driver.type("Bản sao bệnh án, giấy ra viện")
        theatre.driver.press("Alt+1")

    _open_and_act(theatre, code, "Alt+Y", fill, "Yêu cầu bổ sung")
    theatre.driver.press("Ctrl+Return")
    _wait_done(theatre)
    theatre.said(f"Đã ghi yêu cầu bổ sung: hồ sơ {code}")


def add_papers(theatre: Theatre, code: str) -> None:
    """The citizen brought what was missing."""
    _open_and_act(theatre, code, "Alt+N", lambda: None, "Nhận giấy tờ bổ sung")
    theatre.driver.press("Ctrl+Return")
    _wait_done(theatre)
    theatre.said(f"Đã nhận giấy tờ bổ sung: hồ sơ {code}")
    theatre.shot("Hồ sơ, đã nhận bổ sung")


def reappoint(theatre: Theatre, code: str) -> None:
    """Apologise for a late dossier and give one new day."""

    def fill() -> None:
        theatre.driver.press("Alt+1", "Tab", "Tab")
        theatre.driver.type("2")

    _open_and_act(theatre, code, "Alt+X", fill, "Xin lỗi và hẹn lại")
    theatre.driver.press("Ctrl+Return")
    _wait_done(theatre)
    theatre.said(f"Đã xin lỗi và hẹn lại: hồ sơ {code}")
    theatre.shot("Hồ sơ trễ hẹn sau khi xin lỗi")


def withdraw(theatre: Theatre, code: str) -> None:
    """The citizen takes the dossier back, papers and all."""
    _open_and_act(theatre, code, "Alt+R", lambda: theatre.driver.press("Alt+1"), "Rút hồ sơ")
    theatre.driver.press("Ctrl+Return")
    _wait_done(theatre)
    theatre.said(f"Đã cho rút: hồ sơ {code}")
    theatre.shot("Hồ sơ đã rút")


def _open_and_act(
    theatre: Theatre, code: str, key: str, fill: Callable[[], object], title: str
) -> None:
    open_dossier(theatre, code)
    if title:
        theatre.shot(f"Hồ sơ trước khi: {title}")
    theatre.driver.press(key)
    theatre.driver.until(lambda: theatre.desk.pages.dossiers.dialog is not None, f"hộp {key}")
    fill()
    if title:
        theatre.shot(title)


def _wait_done(theatre: Theatre) -> None:
    theatre.driver.until(lambda: theatre.desk.pages.dossiers.dialog is None, "hộp đóng lại")
    theatre.driver.settle()


def _shown_code(theatre: Theatre) -> str:
    case = theatre.desk.pages.dossiers_page.panel.case
    return case.dossier.code if case else ""
