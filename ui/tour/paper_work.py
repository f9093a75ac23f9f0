"""Papers that nobody is owed by itself: asked for with Alt+G on the page that shows the matter."""

from desk_app.domain.dossier import Dossier
from desk_app.views import SLIP_NAMES, SlipKind
from ui.tour.dossier_work import open_dossier
from ui.tour.theatre import Theatre


def return_receipt(theatre: Theatre, dossier: Dossier) -> None:
    """The citizen signs for the result."""
    open_dossier(theatre, dossier.code)
    print_paper(theatre, SlipKind.RETURN_RECEIPT, "biên nhận", pictured=True)


def hand_over_sheet(theatre: Theatre) -> None:
    """What is still to be forwarded goes to its unit with one sheet."""
    theatre.driver.front(theatre.desk)
    theatre.driver.press("F7", "Alt+4")
    print_paper(theatre, SlipKind.UNIT_HANDOVER, "bàn giao hồ sơ", pictured=True)


def register_of_today(theatre: Theatre) -> None:
    """The lines that the closing of the day has just entered."""
    theatre.driver.front(theatre.desk)
    theatre.driver.press("F7", "Alt+1")
    print_paper(theatre, SlipKind.REGISTER, "sổ theo dõi", pictured=True)


def print_paper(theatre: Theatre, kind: SlipKind, typed: str, *, pictured: bool) -> None:
    """Pick a paper by a few of its letters and print it with what it proposes."""
    driver, papers = theatre.driver, theatre.desk.pages.papers
    driver.press("Alt+G")
    driver.until(lambda: papers.dialog is not None, f"hộp in giấy tờ: {SLIP_NAMES[kind]}")
    driver.type(typed)
    dialog = papers.dialog
    offer = dialog.current() if dialog else None
    theatre.ledger.expect(f"chọn “{typed}”", offer and offer.kind, kind)
    if pictured:
        theatre.shot(f"In giấy tờ: {SLIP_NAMES[kind]}")
    driver.press("Ctrl+Return")
    driver.until(lambda: papers.dialog is None, f"đã gửi in: {SLIP_NAMES[kind]}")
    driver.settle()
    theatre.said("Đang in")
