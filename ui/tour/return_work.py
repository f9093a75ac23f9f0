"""Results are handed over on the page Trả kết quả: scan, look, Ctrl+Enter."""

from datetime import timedelta
from typing import Final

from desk_app.domain.dossier import Dossier
from ui.tour.citizens import Visit
from ui.tour.theatre import Theatre

HANDING: Final = timedelta(minutes=1)


def collect(theatre: Theatre, visit: Visit) -> None:
    """The owner comes with the receipt."""
    dossier = _scan_receipt(theatre, visit)
    theatre.shot("Trả kết quả, chủ hồ sơ đến nhận")
    _hand_over(theatre, dossier)
    theatre.shot("Trả kết quả, đã trả")


def collect_without_slip(theatre: Theatre, visit: Visit) -> None:
    """The receipt is lost: the card finds the dossier."""
    dossier = _staged(theatre, visit)
    _go(theatre)
    theatre.driver.scan(theatre.card_of(visit))
    _wait_for(theatre, dossier)
    form = theatre.desk.pages.returns_page.form
    theatre.driver.tab_to(form.lost)
    theatre.driver.press("Space")
    theatre.ledger.check("đã ghi mất giấy hẹn", holds=form.lost.isChecked())
    theatre.shot("Trả kết quả, mất giấy hẹn")
    _hand_over(theatre, dossier)


def collect_for_another(theatre: Theatre, visit: Visit) -> None:
    """Somebody else collects, with an authority."""
    dossier = _scan_receipt(theatre, visit)
    form, driver = theatre.desk.pages.returns_page.form, theatre.driver
    driver.tab_to(form.who)
    driver.press("T")
    driver.tab_to(form.name)
    driver.type("Nguyễn Thị Hòa")
    driver.tab_to(form.last4)
    driver.type("2468")
    driver.tab_to(form.relation)
    driver.type("Con gái, giấy ủy quyền số 12/2026")
    theatre.shot("Trả kết quả, người nhận thay")
    _hand_over(theatre, dossier)


def _scan_receipt(theatre: Theatre, visit: Visit) -> Dossier:
    dossier = _staged(theatre, visit)
    _go(theatre)
    theatre.driver.scan(dossier.lookup)
    _wait_for(theatre, dossier)
    return dossier


def _staged(theatre: Theatre, visit: Visit) -> Dossier:
    dossier = theatre.stage.dossiers[visit.staged]
    theatre.done[visit.name] = dossier.code
    return dossier


def _go(theatre: Theatre) -> None:
    theatre.driver.front(theatre.desk)
    theatre.driver.press("F6")
    theatre.driver.settle()


def _wait_for(theatre: Theatre, dossier: Dossier) -> None:
    page = theatre.desk.pages.returns_page

    def shown() -> bool:
        return page.case is not None and page.case.dossier.id == dossier.id

    theatre.driver.until(shown, f"kết quả của {dossier.code}")
    theatre.driver.settle()
    theatre.clock.pass_time(HANDING)


def _hand_over(theatre: Theatre, dossier: Dossier) -> None:
    theatre.driver.press("Ctrl+Return")
    theatre.driver.settle()
    theatre.said(f"Đã trả kết quả: {dossier.code}")
