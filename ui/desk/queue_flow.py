"""What the queue page asks for is done at the front door, and told to the clerk."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk_app.domain.ticket import Ticket, TicketStatus
from desk_app.usecases.commands import Issued, Transfer
from desk_app.usecases.outcomes import (
    CounterBusy,
    NobodyWaiting,
    TicketOutcome,
    TicketUnknown,
)
from ui.desk import queue_jobs as jobs
from ui.desk import queue_questions as questions
from ui.desk import queue_words as words
from ui.desk.queue_page import QueuePage
from ui.desk.queue_screen import OpenNumbers, QueueScreen
from ui.desk.register_flow import RegisterFlow
from ui.desk.shell import QUEUE, DeskShell
from ui.refusals import ticket_sentence
from ui.station import DOCUMENTS, TICKETS, Station
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk import Desk

NOTHING_SERVED = "Quầy chưa gọi số nào. Bấm F9 để gọi số tiếp."
NOTHING_CHOSEN = "Hãy chọn một số trong danh sách trước."


class QueueFlow(QObject):
    """Connects page, station and shell; ``serve_asked`` asks for the intake page with a ticket."""

    serve_asked = Signal(object)  # Ticket

    def __init__(self, page: QueuePage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        self._register = RegisterFlow(page.register, station, shell)
        self._on_yes: Callable[[], None] | None = None
        self._actions: dict[str, Callable[[], None]] = {
            "next": self._next,
            "recall": self._recall,
            "skip": self._skip,
            "park": self._park,
            "transfer": self._transfer,
            "finish": self._finish,
            "undo": self._undo,
            "intake": self._intake,
            "issue": self._issue,
            "number": self._number,
            "priority": self._priority,
            "cancel": self._cancel,
            "close": self._close_day,
        }
        page.asked.connect(self._take)
        page.rejoin_asked.connect(self._rejoin)
        page.out_of_turn_asked.connect(self._call_chosen)
        page.scanned.connect(self._scan)
        page.confirm.confirmed.connect(self._said_yes)
        page.confirm.cancelled.connect(page.entered)
        station.changes.changed.connect(self._look_again)

    def refresh(self) -> None:
        """Ask for the line anew; the page shows it when the answer comes."""
        look = partial(jobs.look, counter=self._counter())
        self._station.ask(self, look, self._show, key="queue-screen")

    def _show(self, screen: QueueScreen) -> None:
        self._page.show_screen(screen)
        self._shell.set_count(QUEUE.key, len(screen.view.waiting))

    def _look_again(self, topics: frozenset[str]) -> None:
        if topics & {TICKETS, DOCUMENTS}:
            self.refresh()

    def _take(self, action: str) -> None:
        self._actions[action]()

    # --- the number at this counter -----------------------------------------------------------

    def _next(self) -> None:
        serving = self._serving()
        if serving is None:
            self._act(
                lambda desk: desk.queue.call_next(self._counter(), self._by()), self._tell_call
            )
            return
        self._ask(
            f"Đã xong số {serving.label}? Kết thúc số này và gọi số tiếp.",
            "Xong và gọi tiếp (Enter)",
            partial(self._finish_and_call, serving),
        )

    def _finish_and_call(self, serving: Ticket) -> None:
        job = partial(
            jobs.finish_and_call, counter=self._counter(), by=self._by(), ticket_id=serving.id
        )
        self._act(job, self._tell_call)

    def _tell_call(self, outcome: TicketOutcome) -> None:
        match outcome:
            case Ticket():
                called = f"Mời số {outcome.label} đến {words.counter_words(outcome.counter)}"
                self._shell.show_toast(called, undo=partial(self._undo_call, outcome))
            case CounterBusy():
                pass  # the key was pressed twice: the first press called somebody already
            case NobodyWaiting():
                self._shell.show_toast("Chưa có ai chờ quầy này.", tone=Tone.INFO)
            case _:
                self._tell_refusal(outcome)

    def _recall(self) -> None:
        def told(ticket: Ticket) -> str:
            return f"Đã gọi lại số {ticket.label} (lần {ticket.calls})"

        self._on_serving(
            lambda desk, id_: desk.queue.recall(self._counter(), self._by(), id_), told
        )

    def _skip(self) -> None:
        def told(ticket: Ticket) -> str:
            if ticket.status is TicketStatus.CANCELLED:
                return f"Số {ticket.label} vắng mặt {ticket.misses} lần nên đã hủy."
            return f"Số {ticket.label} lỡ lượt. Khi người dân quay lại, quét phiếu để vào lại hàng."

        self._on_serving(lambda desk, id_: desk.queue.skip(self._counter(), self._by(), id_), told)

    def _finish(self) -> None:
        self._on_serving(
            lambda desk, id_: desk.queue.finish(self._counter(), self._by(), id_),
            lambda ticket: f"Đã phục vụ xong số {ticket.label}",
        )

    def _undo(self) -> None:
        serving = self._serving()
        if serving is None:
            self._say(NOTHING_SERVED)
        else:
            self._undo_call(serving)

    def _undo_call(self, ticket: Ticket) -> None:
        self._act(
            lambda desk: desk.queue.undo_call(self._counter(), self._by(), ticket.id),
            self._teller(lambda back: f"Đã hoàn tác: số {back.label} trở lại chỗ cũ trong hàng"),
        )

    def _intake(self) -> None:
        serving = self._serving()
        if serving is None:
            self._say(NOTHING_SERVED)
        else:
            self.serve_asked.emit(serving)

    def _park(self) -> None:
        serving = self._serving()
        if serving is None:
            self._say(NOTHING_SERVED)
            return

        def park(reason: str) -> None:
            self._act(
                lambda desk: desk.queue.park(self._counter(), self._by(), serving.id, reason),
                self._teller(lambda t: f"Tạm giữ số {t.label}: {t.parked_for}"),
            )

        questions.ask_park_reason(self._page, serving, park)

    def _transfer(self) -> None:
        ticket = self._serving() or self._page.chosen()
        if ticket is None:
            self._say(NOTHING_SERVED)
            return

        def send(keys: tuple[str, ...]) -> None:
            wish = Transfer(ticket.id, series=keys[0], counter=keys[1])
            self._act(
                lambda desk: desk.queue.transfer(self._counter(), self._by(), wish),
                self._teller(_transferred),
            )

        questions.ask_transfer(self._page, ticket, self._page.screen_shown(), send)

    # --- the others ---------------------------------------------------------------------------

    def _number(self) -> None:
        questions.ask_number(self._page, self._page.screen_shown().known(), self._call_label)

    def _call_chosen(self, ticket: Ticket) -> None:
        self._ask(
            f"Gọi số {ticket.label} ngoài thứ tự? Việc này được ghi lại.",
            f"Gọi số {ticket.label} (Enter)",
            partial(self._call_label, ticket.label),
        )

    def _call_label(self, wanted: str) -> None:
        self._act(
            lambda desk: desk.queue.call_number(self._counter(), self._by(), wanted),
            self._tell_call_of_number,
        )

    def _tell_call_of_number(self, outcome: TicketOutcome) -> None:
        if isinstance(outcome, CounterBusy):
            self._tell_refusal(outcome)
        else:
            self._tell_call(outcome)

    def _rejoin(self, ticket: Ticket) -> None:
        self._act(lambda desk: desk.queue.rejoin(self._by(), ticket.label), self._teller(_rejoined))

    def _scan(self, day: str, wanted: str) -> None:
        job = partial(jobs.take_scanned, by=self._by(), day=day, label=wanted)
        self._act(job, partial(self._tell_scan, wanted))

    def _tell_scan(self, wanted: str, outcome: TicketOutcome | jobs.NotToday) -> None:
        match outcome:
            case jobs.NotToday(day=day):
                self._say(f"Phiếu {wanted} là của ngày {day}; số đó không còn hiệu lực.")
            case Ticket():
                self._page.choose(outcome.id)
                told = f"Số {outcome.label}: {words.place_words(outcome)}"
                rejoined = outcome.rejoined_at and outcome.status is TicketStatus.WAITING
                self._shell.show_toast(_rejoined(outcome) if rejoined else told, tone=Tone.INFO)
            case TicketUnknown():
                self._say(f"Hôm nay chưa cấp số {wanted} ở máy này.")
            case _:
                self._tell_refusal(outcome)

    def _issue(self) -> None:
        def issue(wish: jobs.Wish) -> None:
            self._act(lambda desk: desk.queue.issue(self._by(), wish), self._tell_issued)

        questions.ask_issue(self._page, self._page.screen_shown(), issue)

    def _tell_issued(self, issued: Issued) -> None:
        before = issued.moment.waiting_before
        wait = f"trước đó còn {before} người" if before else "được gọi ngay"
        self._shell.show_toast(f"Đã cấp số {issued.ticket.label}, {wait}.")

    def _priority(self) -> None:
        chosen = self._page.chosen()
        if chosen is None:
            self._say(NOTHING_CHOSEN)
            return

        def prefer(priority: jobs.Reason) -> None:
            self._act(
                lambda desk: desk.queue.give_priority(self._by(), chosen.id, priority),
                self._teller(lambda t: f"Số {t.label} được ưu tiên; lý do đã ghi lại"),
            )

        questions.ask_priority(self._page, chosen, prefer)

    def _cancel(self) -> None:
        ticket = self._page.chosen() or self._serving()
        if ticket is None:
            self._say(NOTHING_CHOSEN)
            return

        def cancel(reason: str) -> None:
            self._act(
                lambda desk: desk.queue.cancel(self._by(), ticket.id, reason),
                self._teller(lambda t: f"Đã hủy số {t.label}"),
            )

        questions.ask_cancel_reason(self._page, ticket, cancel)

    def _close_day(self) -> None:
        self._station.ask(self, jobs.open_numbers, self._ask_close, key="queue-open")

    def _ask_close(self, numbers: OpenNumbers) -> None:
        def close() -> None:
            self._act(partial(jobs.close_day, by=self._by()), self._tell_closed)

        questions.ask_close(self._page, numbers, close)

    def _tell_closed(self, closed: jobs.DayAndRegister) -> None:
        told = words.closed_words(closed.day)
        self._register.show_entered(closed.entered)
        if not closed.day.still_served:
            self._shell.show_toast(told)
            return
        served = ", ".join(f"{t.label} (quầy {t.counter})" for t in closed.day.still_served)
        self._say(f"{told} Còn đang phục vụ: {served}; hãy phục vụ xong rồi đóng ngày lại.")

    # --- doing and telling --------------------------------------------------------------------

    def _on_serving(
        self, job: Callable[["Desk", str], TicketOutcome], told: Callable[[Ticket], str]
    ) -> None:
        serving = self._serving()
        if serving is None:
            self._say(NOTHING_SERVED)
        else:
            self._act(lambda desk: job(desk, serving.id), self._teller(told))

    def _act(self, job: "Callable[[Desk], jobs.A]", done: "Callable[[jobs.A], None]") -> None:
        def acted(answer: jobs.A) -> None:
            done(answer)
            self.refresh()

        self._station.act(self, job, acted)

    def _teller(self, told: Callable[[Ticket], str]) -> Callable[[TicketOutcome], None]:
        def tell(outcome: TicketOutcome) -> None:
            if isinstance(outcome, Ticket):
                self._shell.show_toast(told(outcome))
            else:
                self._tell_refusal(outcome)

        return tell

    def _tell_refusal(self, outcome: TicketOutcome) -> None:
        if not isinstance(outcome, Ticket):
            self._say(ticket_sentence(outcome))

    def _say(self, sentence: str) -> None:
        self._shell.show_toast(sentence, tone=Tone.WARN)

    def _ask(self, question: str, yes: str, on_yes: Callable[[], None]) -> None:
        self._on_yes = on_yes
        self._page.confirm.ask(question, yes)

    def _said_yes(self) -> None:
        on_yes, self._on_yes = self._on_yes, None
        self._page.entered()
        if on_yes is not None:
            on_yes()

    def _serving(self) -> Ticket | None:
        return self._page.screen_shown().view.serving

    def _counter(self) -> str:
        return self._station.session.counter

    def _by(self) -> str:
        return self._station.session.staff_id


def _transferred(ticket: Ticket) -> str:
    if ticket.only_counter:
        return f"Đã chuyển số {ticket.label} đến {words.counter_words(ticket.only_counter)}"
    return f"Đã chuyển số {ticket.label} sang nhóm {ticket.series}, giữ nguyên thời gian chờ"


def _rejoined(ticket: Ticket) -> str:
    return f"Số {ticket.label} vào lại hàng: sẽ được gọi sau số kế tiếp"
