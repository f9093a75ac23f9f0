"""Hồ sơ between page and station: asks in the lane, shows answers, takes actions."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from desk_app.domain.calendar import BeyondHorizon, Due
from desk_app.domain.dossier import Action, Dossier
from desk_app.usecases.outcomes import DossierOutcome, DossierUnknown
from desk_app.views import Worklist
from ui.desk.dossier_asks import Case, form_of, has_form
from ui.desk.dossier_dialog import ActionDialog
from ui.desk.dossier_forms import Answers
from ui.desk.dossier_jobs import job_of, new_due
from ui.desk.dossier_words import MOST_FOUND, due_words
from ui.desk.dossiers_page import DossiersPage, Found
from ui.desk.prints_tools import PrintTools
from ui.desk.shell import DeskShell
from ui.refusals import dossier_sentence
from ui.station import DOCUMENTS, DOSSIERS, JOBS, Station
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk import Desk

DONE: Final = {
    Action.FORWARD: "Đã chuyển xử lý",
    Action.START: "Đã bắt đầu xử lý",
    Action.ASK_FOR_PAPERS: "Đã ghi yêu cầu bổ sung",
    Action.ADD_PAPERS: "Đã nhận giấy tờ bổ sung",
    Action.ASK_AGENCY: "Đã ghi việc hỏi cơ quan phối hợp",
    Action.HEAR_AGENCY: "Đã ghi trả lời của cơ quan phối hợp",
    Action.ASK_PAYMENT: "Đã ghi yêu cầu nộp tiền",
    Action.CONFIRM_PAYMENT: "Đã ghi việc nộp tiền",
    Action.FINISH: "Đã ghi kết quả",
    Action.TAKE_IN_RESULT: "Đã nhận kết quả về quầy",
    Action.REFUSE: "Đã ghi từ chối giải quyết",
    Action.WITHDRAW: "Đã cho rút",
    Action.STOP: "Đã dừng giải quyết",
    Action.REAPPOINT: "Đã xin lỗi và hẹn lại",
    Action.RECORD_CODE: "Đã ghi mã tỉnh",
}


def read_lines(desk: "Desk", typed: str) -> Found:
    """Search; with nothing typed return what was received today, newest first."""
    if typed:
        found = desk.dossiers.search(typed, MOST_FOUND)
        return Found(typed, found, desk.dossiers.today(), len(found))
    lines = desk.dossiers.lines(Worklist.RECEIVED_TODAY)
    newest = tuple(sorted(lines, key=lambda line: line.id, reverse=True))
    count = desk.dossiers.counts().get(Worklist.RECEIVED_TODAY, 0)
    return Found(typed, newest, desk.dossiers.today(), count)


def read_case(desk: "Desk", id_or_code: str) -> Case | DossierUnknown:
    """Read one dossier whole, with the office and today."""
    view = desk.dossiers.view(id_or_code)
    if isinstance(view, DossierUnknown):
        return view
    return Case(view, desk.settings.office(), desk.dossiers.today())


class DossiersFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    correct_asked = Signal(object)  # Dossier: the intake page voids and replaces it
    return_asked = Signal(str)  # dossier id: the return page hands it over

    def __init__(self, page: DossiersPage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        self._tools = PrintTools(station, shell, self)
        self.dialog: ActionDialog | None = None
        page.correct_asked.connect(self.correct_asked)
        page.return_asked.connect(self.return_asked)
        page.search_asked.connect(self._search)
        page.open_asked.connect(self._open)
        page.case_asked.connect(self._read)
        page.refresh_asked.connect(self._refresh)
        page.action_asked.connect(self._ask_answers)
        page.reprint_asked.connect(self._tools.reprint)
        page.picture_asked.connect(self._tools.show_picture)
        station.changes.changed.connect(self._on_changed)

    def open_dossier(self, id_or_code: str) -> None:
        """Bring one dossier into view: its id, its code or the digits of its receipt."""
        self._page.open_dossier(id_or_code)

    def _search(self, typed: str) -> None:
        def show(found: Found) -> None:
            if found.typed == self._page.search.value():
                self._page.show_results(found)

        self._station.ask(self, partial(_lines_of, typed), show, key="dossiers_search")

    def _open(self, id_or_code: str) -> None:
        def show(found: Case | DossierUnknown) -> None:
            if isinstance(found, DossierUnknown):
                self._page.search.set_value(id_or_code)
            else:
                dossier = found.dossier
                self._page.show_case(found)
                self._page.search.set_value(dossier.code or dossier.applicant.name)
                self._page.list.choose_next(dossier.id)
            self._search(self._page.search.value())

        self._station.ask(self, partial(_case_of, id_or_code), show, key="dossiers_case")

    def _read(self, dossier_id: str) -> None:
        if not dossier_id:
            return
        self._station.ask(self, partial(_case_of, dossier_id), self._show_case, key="dossiers_case")

    def _show_case(self, found: Case | DossierUnknown) -> None:
        if isinstance(found, DossierUnknown):
            self._page.show_unknown(dossier_sentence(found))
        else:
            self._page.show_case(found)

    def _refresh(self) -> None:
        self._search(self._page.search.value())
        self._read(self._page.shown_id() or self._page.list.current_id())

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {DOSSIERS, JOBS, DOCUMENTS} and self._page.isVisible():
            self._refresh()

    def _ask_answers(self, action: Action) -> None:
        case = self._page.panel.case
        if case is None or not has_form(action):
            return
        dialog = ActionDialog(self._shell, form_of(action, case))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.answered.connect(partial(self._act, action, case.dossier, dialog))
        if action is Action.REAPPOINT:
            dialog.changed.connect(partial(self._preview_due, dialog))
        self._station.trouble.connect(dialog.show_refusal)
        self._shell.lock_asked.connect(dialog.reject)
        dialog.open()

    def _act(
        self, action: Action, dossier: Dossier, dialog: ActionDialog, answers: Answers
    ) -> None:
        by = self._station.session.staff_id

        def done(outcome: DossierOutcome) -> None:
            if self.dialog is not dialog:
                return
            if isinstance(outcome, Dossier):
                dialog.finish()
                self._shell.show_toast(f"{DONE[action]}: hồ sơ {outcome.code}")
                self._read(outcome.id)
            else:
                dialog.show_refusal(dossier_sentence(outcome))

        self._station.act(dialog, job_of(action, dossier, answers, by), done)

    def _preview_due(self, dialog: ActionDialog, answers: Answers) -> None:
        def show(due: Due | BeyondHorizon | None) -> None:
            if isinstance(due, Due):
                dialog.show_note(f"Hẹn lại: {due_words(due)}")
            elif due is not None:
                dialog.show_note(dossier_sentence(due), Tone.ERROR)
            elif answers.day("day"):
                dialog.show_note("Buổi này không có người trả kết quả; chọn ngày khác.", Tone.WARN)
            else:
                dialog.show_note("")

        self._station.ask(dialog, lambda desk: new_due(desk, answers), show, key="dossiers_due")

    def _forget_dialog(self) -> None:
        self.dialog = None


def _lines_of(typed: str, desk: "Desk") -> Found:
    return read_lines(desk, typed)


def _case_of(id_or_code: str, desk: "Desk") -> Case | DossierUnknown:
    return read_case(desk, id_or_code)
