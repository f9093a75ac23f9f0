"""Intake, by keys only: card, procedure, papers, money, Ctrl+Enter."""

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QApplication, QDialog

from desk_app.domain.procedure import Procedure
from ui.tour.citizens import BIRTH, SUBMITTER, Deed, Visit
from ui.tour.theatre import Theatre

TALKING: Final = timedelta(minutes=4)
WORDS_FOR: Final = {BIRTH: "khai sinh"}  # the others are found by their codes
UNKNOWN_FEE_VND: Final = "15000"
UNKNOWN_LIMIT_DAYS: Final = "3"


def take_in(theatre: Theatre, visit: Visit) -> str:
    """Take one dossier in and return its code."""
    _begin(theatre, visit)
    before = theatre.driver.presses
    _fill(theatre, visit, visit.procedure)
    pictured = visit.procedure == BIRTH or visit.deed in (Deed.PROXY, Deed.CORRECT)
    if pictured:
        counted = theatre.driver.presses - before
        theatre.shot(f"Tiếp nhận, {visit.name} đã điền xong")
        before = theatre.driver.presses - counted
    code = _accept(theatre, visit, "Ctrl+Return")
    if visit.procedure == BIRTH:
        theatre.figures["birth_keys"] = theatre.driver.presses - before
        theatre.shot("Tiếp nhận, vừa nhận khai sinh")
    return code


def do_at_once(theatre: Theatre, visit: Visit) -> str:
    """Do a matter while the citizen waits."""
    _begin(theatre, visit)
    _fill(theatre, visit, visit.procedure)
    theatre.shot(f"Tiếp nhận, {visit.name} trả ngay")
    return _accept(theatre, visit, "Ctrl+Shift+Return")


def take_in_several(theatre: Theatre, visit: Visit) -> str:
    """Two dossiers on one number: the second for the same person."""
    do_at_once(theatre, visit)
    theatre.driver.press("Ctrl+M")
    theatre.driver.settle()
    _fill(theatre, visit, visit.second)
    theatre.shot("Tiếp nhận, hồ sơ thứ hai trên một số")
    return _accept(theatre, visit, "Ctrl+Return")


def take_in_and_correct(theatre: Theatre, visit: Visit) -> str:
    """The receipt is printed when somebody sees that the phone is missing."""
    first = take_in(theatre, visit)
    driver, page = theatre.driver, theatre.desk.pages.intake_page
    driver.press("F12")
    driver.until(lambda: page.form().corrects != "", "trang sửa giấy đã in")
    driver.settle()
    driver.press("Ctrl+2")
    driver.tab_to(page.people.applicant.phone)
    driver.press("Ctrl+A")
    driver.type("0912345678")
    theatre.shot("Tiếp nhận, sửa giấy đã in")
    before = page.accepted.words()
    driver.press("Ctrl+Return")
    _give_reason(theatre, "Ghi sai số điện thoại của chủ hồ sơ", "Lý do sửa giấy đã in")
    driver.until(lambda: page.accepted.words() not in ("", before), "nhận lại sau khi sửa")
    code = _newest_code(theatre)
    theatre.ledger.check("mã mới thay mã cũ", holds=code != first, detail=code)
    theatre.done[visit.name] = code
    theatre.shot("Tiếp nhận, đã sửa và in lại")
    return code


def turn_back(theatre: Theatre, visit: Visit) -> str:
    """Papers are missing: the citizen is told which, nothing is received."""
    _begin(theatre, visit)
    _pick(theatre, visit.procedure)
    theatre.driver.press("Ctrl+Return")  # as a clerk who has not seen yet that papers are missing
    theatre.driver.settle()
    theatre.shot("Tiếp nhận, còn thiếu giấy tờ")
    theatre.driver.press("Ctrl+B")
    _give_reason(theatre, "Chưa có biên bản họp của tổ dân phố", "Yêu cầu bổ sung khi chưa nhận")
    return _note_down(theatre, visit)


def refuse(theatre: Theatre, visit: Visit) -> str:
    """Not a matter of this office: refused, with the reason."""
    _begin(theatre, visit)
    _pick(theatre, visit.procedure)
    theatre.shot("Tiếp nhận, thủ tục có nhiều giấy tờ")
    theatre.driver.press("Ctrl+T")
    _give_reason(theatre, "Công trình thuộc thẩm quyền cấp tỉnh", "Từ chối tiếp nhận")
    return _note_down(theatre, visit)


def _begin(theatre: Theatre, visit: Visit) -> None:
    driver = theatre.driver
    driver.press("Ctrl+Return")
    driver.until(
        lambda: theatre.desk.current_page() is theatre.desk.pages.intake_page, "trang tiếp nhận"
    )
    driver.settle()
    driver.scan(theatre.card_of(visit))
    person = theatre.people[visit.name]
    found = theatre.desk.pages.intake_page.people.applicant.form()
    theatre.ledger.expect(f"thẻ của “{visit.name}”", found.name, person.name)
    theatre.clock.pass_time(TALKING)


def _fill(theatre: Theatre, visit: Visit, code: str) -> None:
    procedure = _pick(theatre, code)
    page, driver = theatre.desk.pages.intake_page, theatre.driver
    if visit.deed is Deed.PROXY:
        _bring_by_another(theatre)
    if page.papers.missing():
        driver.press("F5")
    _settle_money(theatre, procedure)


def _pick(theatre: Theatre, code: str) -> Procedure:
    page, driver = theatre.desk.pages.intake_page, theatre.driver
    if not page.procedure.picker.hasFocus():
        driver.press("Ctrl+1")
    driver.type(WORDS_FOR.get(code, code))
    driver.press("Return")
    driver.until(lambda: page.chosen() is not None, f"chọn thủ tục {code}")
    driver.settle()
    procedure = page.chosen()
    if procedure is None or procedure.code != code:
        raise LookupError(f"{code}: {procedure and procedure.code}")
    return procedure


def _bring_by_another(theatre: Theatre) -> None:
    page, driver = theatre.desk.pages.intake_page, theatre.driver
    driver.press("F10")
    submitter = page.people.submitter
    driver.tab_to(submitter.id_number)
    driver.scan(theatre.card_of(Visit(SUBMITTER, "", "", Deed.PROXY)))
    driver.tab_to(page.people.relation)
    driver.press("Down")
    driver.tab_to(page.people.authority)
    driver.type("Giấy ủy quyền số 05/2026")
    theatre.ledger.check("đã chọn quan hệ", holds=bool(page.people.relation.value()))


def _settle_money(theatre: Theatre, procedure: Procedure) -> None:
    page, driver = theatre.desk.pages.intake_page, theatre.driver
    _, case, channel = page.procedure.values()
    route = procedure.route(channel, case)
    if route is None or route.fee_vnd is None:
        driver.press("Ctrl+4")
        driver.type(UNKNOWN_FEE_VND)
    if not page.settle.limit_cell.isHidden():
        driver.tab_to(page.settle.limit)
        driver.type(UNKNOWN_LIMIT_DAYS)


def _accept(theatre: Theatre, visit: Visit, keys: str) -> str:
    page, driver = theatre.desk.pages.intake_page, theatre.driver
    before = page.accepted.words()
    driver.press(keys)
    driver.until(lambda: page.accepted.words() not in ("", before), f"nhận hồ sơ {visit.name}")
    driver.settle()
    return _note_down(theatre, visit)


def _note_down(theatre: Theatre, visit: Visit) -> str:
    code = _newest_code(theatre)
    theatre.done[visit.name] = code
    return code


def _newest_code(theatre: Theatre) -> str:
    """Return the code of the newest dossier on the number that is served, its id when it has none.

    Asked of the store: it is what everything after is checked by.
    """
    serving = theatre.serving()
    if serving is None:
        raise LookupError("no number is served")
    lines = theatre.ask(lambda desk: desk.dossiers.of_ticket(serving.id))
    newest = max(lines, key=lambda line: line.id)
    return newest.code or newest.id


def _give_reason(theatre: Theatre, reason: str, title: str) -> None:
    driver = theatre.driver
    driver.until(lambda: _dialog() is not None, title)
    driver.type(reason)
    theatre.shot(title)
    driver.press("Return")
    driver.until(lambda: _dialog() is None, f"{title}: hộp đóng lại")
    driver.settle()


def _dialog() -> QDialog | None:
    widgets = QApplication.topLevelWidgets()
    return next((w for w in widgets if isinstance(w, QDialog) and w.isVisible()), None)
