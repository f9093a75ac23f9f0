"""Tiếp nhận between page and station: what is asked goes to the lanes, answers come back."""

import logging
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desk_app.domain.dossier import Dossier
from desk_app.domain.intake import FieldFault, IntakeFaulty
from desk_app.domain.problems import Problem
from desk_app.domain.ticket import Ticket
from desk_app.usecases.commands import Accepted
from ui.desk import intake_asks as asks
from ui.desk import intake_jobs as jobs
from ui.desk.intake_after import AfterIntake
from ui.desk.intake_draft import DraftKeeper
from ui.desk.intake_form import IntakeForm, PersonForm, is_blank, same_person
from ui.desk.intake_look import IntakeLook
from ui.desk.intake_page import IntakePage
from ui.desk.intake_words import FORGET, RESTORED, STOP_CORRECTING
from ui.desk.shell import DeskShell
from ui.refusals import dossier_sentence, failure_sentence
from ui.station import DOCUMENTS, DOSSIERS, TICKETS, Station
from ui.theme import Tone

log = logging.getLogger(__name__)


class IntakeFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    def __init__(self, page: IntakePage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        self._loaded = self._busy = False
        self._served_id = ""
        self._next_correction: Dossier | None = None
        self._look = IntakeLook(page, station)
        self.draft = DraftKeeper(page, station)
        self.after = AfterIntake(page, station)
        self._connect()

    def start(self) -> None:
        """Load the catalogue and the draft, once; the page's ``entering`` asks for it too."""
        if self._loaded or not self._station.is_open():
            return
        self._loaded = True
        load = partial(jobs.load, counter=self._station.session.counter)
        self._station.ask(self, load, self._begin, self._fail_to_load)

    def serve(self, ticket: Ticket) -> None:
        """Receive for the person with ``ticket``, which this counter serves.

        Of the person before nothing stays on the page, unless something is half entered.
        """
        if ticket.id != self._served_id and is_blank(self._page.form()):
            self._page.accepted.hide()
            self._page.notice.hide()
        self._served_id = ticket.id
        self._look.show_served(jobs.Served(ticket, ()))
        self._look.ask_served()

    def correct(self, dossier: Dossier) -> None:
        """Open the page filled from ``dossier``, to replace its printed receipt."""
        self.start()
        if not is_blank(self._page.form()):
            self._next_correction = dossier
            words = f"Đang có hồ sơ nhập dở. Bỏ phần nhập dở để sửa giấy của {dossier.code}?"
            self._page.confirm.ask(words, "Bỏ và sửa giấy", destroys=True)
            return
        self._open_correction(dossier)

    # --- beginning ----------------------------------------------------------------------------

    def _enter(self) -> None:
        self.start()
        self._look.ask_served()

    def _begin(self, loaded: jobs.Loaded) -> None:
        page = self._page
        page.show_catalogue(loaded.catalogue)
        page.people.show_today(loaded.today)
        if loaded.received is not None:
            self.after.show_found(loaded.received)
            self.draft.drop()
        typed = not is_blank(page.form())
        if loaded.draft is not None and not typed:
            page.show_form(loaded.draft.form)
            page.notice.show_notice(RESTORED.format(at=loaded.draft.at), Tone.INFO, FORGET)
        elif not page.form().id:
            page.keep(loaded.new_id, "")
        self._look.look()
        if page.isVisible():  # else keys for the page in front would land here
            page.go_on()

    def _fail_to_load(self, error: Exception) -> None:
        self._loaded = False
        self._fail(error)

    # --- accepting ----------------------------------------------------------------------------

    def _accept(self) -> None:
        asked = self._look.asked()
        if asked.form.corrects:
            self._judge_then_correct(asked)
            return
        self._act_on(partial(jobs.receive, page=asked, by=self._by()), asked.form)

    def _accept_at_once(self) -> None:
        asked = self._look.asked()
        if not asked.form.corrects:
            self._act_on(partial(jobs.receive_and_return, page=asked, by=self._by()), asked.form)

    def _judge_then_correct(self, asked: jobs.Page) -> None:
        def judged(faults: tuple[FieldFault, ...]) -> None:
            if faults:
                self._page.show_faults(faults, told=True)
            else:
                asks.ask_correction(self._page, asked.form.first_code, reasoned)

        def reasoned(reason: str) -> None:
            job = partial(jobs.correct, page=asked, by=self._by(), reason=reason)
            self._act_on(job, asked.form)

        self._station.ask(self, partial(jobs.judge, page=asked), judged, self._fail)

    def _act_on(self, job: partial[tuple[jobs.AcceptAnswer, str]], form: IntakeForm) -> None:
        if self._busy:
            return
        self._busy = True

        def answered(answer: tuple[jobs.AcceptAnswer, str]) -> None:
            self._busy = False
            outcome, next_id = answer
            match outcome:
                case Accepted():
                    self.after.show_accepted(outcome, form)
                    self._clear(next_id)
                case IntakeFaulty(faults):
                    self._page.show_faults(faults, told=True)
                case _:
                    self._page.notice.show_notice(dossier_sentence(outcome), Tone.ERROR)

        self._station.act(self, job, answered, self._fail)

    def _send_away(self, job: partial[tuple[jobs.CounterAnswer, str]], told: str) -> None:
        def answered(answer: tuple[jobs.CounterAnswer, str]) -> None:
            self._busy = False
            outcome, next_id = answer
            if isinstance(outcome, Dossier):
                self._clear(next_id)
                name = outcome.applicant.name
                self._page.notice.show_notice(f"{told}: {outcome.procedure.name}, {name}.", Tone.OK)
            else:
                self._page.notice.show_notice(dossier_sentence(outcome), Tone.ERROR)

        if not self._busy:
            self._busy = True
            self._station.act(self, job, answered, self._fail)

    def _turn_back(self) -> None:
        def reasoned(reason: str) -> None:
            job = partial(jobs.turn_back, page=self._look.asked(), by=self._by(), reason=reason)
            self._send_away(job, "Đã ghi yêu cầu bổ sung, chưa nhận hồ sơ")

        if self._names_are_there():
            asks.ask_turn_back(self._page, self._page.papers.missing(), reasoned)

    def _refuse(self) -> None:
        def reasoned(reason: str) -> None:
            job = partial(jobs.refuse, page=self._look.asked(), by=self._by(), reason=reason)
            self._send_away(job, "Đã ghi từ chối tiếp nhận")

        if self._names_are_there():
            asks.ask_refusal(self._page, reasoned)

    def _preview(self) -> None:
        def drawn(pages: tuple[QImage, ...]) -> None:
            asks.PreviewDialog(self._page.window(), pages).open()

        if self._names_are_there():
            clerk = self._station.session.staff_name
            job = partial(jobs.preview, page=self._look.asked(), clerk_name=clerk)
            self._station.look(self, job, drawn, key="intake-preview")

    def _names_are_there(self) -> bool:
        """Say whether a slip can name its procedure and its person; else say what is missing."""
        faults: list[FieldFault] = []
        form = self._page.form()
        if self._page.chosen() is None:
            faults.append(FieldFault("procedure", "Chọn thủ tục: gõ tên, mã hoặc vài chữ của tên."))
        if not form.applicant.name:
            faults.append(FieldFault("applicant.name", "Nhập họ và tên người nộp hồ sơ."))
        if faults:
            self._page.show_faults(faults, told=True)
        return not faults

    # --- the page's own life ------------------------------------------------------------------

    def _clear(self, next_id: str) -> None:
        self.draft.drop()
        self._page.notice.hide()
        self._page.show_form(IntakeForm(id=next_id))
        self._page.area.verticalScrollBar().setValue(0)
        self._page.go_on()
        self._look.look()
        self._look.ask_served()

    def _forget_entries(self) -> None:
        self._station.ask(self, lambda desk: desk.dossiers.new_id(), self._clear, self._fail)

    def _ask_to_clear(self) -> None:
        if is_blank(self._page.form()):
            return
        self._next_correction = None
        words = "Xóa mọi thông tin đã nhập trên trang này?"
        self._page.confirm.ask(words, "Xóa trắng", destroys=True)

    def _confirmed(self) -> None:
        wanted, self._next_correction = self._next_correction, None
        if wanted is None:
            self._forget_entries()
        else:
            self._open_correction(wanted)

    def _same_person(self) -> None:
        form = self.after.last_form
        if form is None:
            return
        now = self._page.form()
        fresh = same_person(form)
        self._page.show_form(fresh)
        self._page.keep(now.id, "")
        self._page.changed.emit()
        self._page.accepted.hide()
        self._page.go_on()

    def _open_correction(self, dossier: Dossier) -> None:
        def opened(found: jobs.Page | None) -> None:
            if found is None or found.procedure is None:
                words = f"Danh mục không còn thủ tục {dossier.procedure.code} của hồ sơ này."
                self._page.notice.show_notice(words, Tone.ERROR)
                return
            self._page.procedure.add_version(found.procedure)
            self._page.accepted.hide()
            self._page.show_form(found.form)
            words = f"Đang sửa giấy đã in của hồ sơ {dossier.code}. Giấy mới có mã mới."
            self._page.notice.show_notice(words, Tone.WARN, STOP_CORRECTING)
            self._page.people.applicant.name.setFocus()
            self._page.changed.emit()

        find = partial(jobs.for_correction, dossier=dossier)
        self._station.ask(self, find, opened, self._fail)

    def _put_person_back(self, before: PersonForm) -> None:
        def undo() -> None:
            self._page.people.applicant.show_form(before)
            self._page.changed.emit()

        self._shell.show_toast("Đã thay chủ hồ sơ bằng thẻ vừa quét", undo=undo)

    def _on_changes(self, topics: frozenset[str]) -> None:
        if topics & {TICKETS, DOSSIERS}:
            self._look.ask_served()
        if DOCUMENTS in topics and self._loaded:
            self._station.ask(self, jobs.catalogue, self._show_catalogue, key="intake-catalogue")

    def _show_catalogue(self, found: jobs.Catalogue) -> None:
        self._page.show_catalogue(found)
        self._look.look()

    def _show_kept(self, at: datetime | None) -> None:
        self._shell.status.show_draft(f"Bản nháp tự lưu lúc {at:%H:%M}" if at else "")

    def _fail(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, Problem):
            log.error("the intake page failed", exc_info=error)
        self._page.notice.show_notice(failure_sentence(error), Tone.ERROR)

    def _by(self) -> str:
        return self._station.session.staff_id

    def _connect(self) -> None:
        page = self._page
        page.entering.connect(self._enter)
        page.accept_asked.connect(self._accept)
        page.at_once_asked.connect(self._accept_at_once)
        page.preview_asked.connect(self._preview)
        page.turn_back_asked.connect(self._turn_back)
        page.refuse_asked.connect(self._refuse)
        page.clear_asked.connect(self._ask_to_clear)
        page.confirm.confirmed.connect(self._confirmed)
        page.confirm.cancelled.connect(page.go_on)
        page.notice.action_asked.connect(self._forget_entries)
        page.accepted.same_person_asked.connect(self._same_person)
        page.people.replaced.connect(self._put_person_back)
        self.after.correct_asked.connect(self.correct)
        self.draft.kept.connect(self._show_kept)
        self.draft.failed.connect(self._fail)
        self._station.changes.changed.connect(self._on_changes)
