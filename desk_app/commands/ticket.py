"""``motcua ticket``: numbers taken, called and served. Without a number, the one being served."""

from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, Answer, Refused, Reply, Stop, fields, noun, verb

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.domain.events import Priority

group = noun("Số thứ tự: cấp, gọi, bỏ lượt, chuyển, kết thúc.")

Label = Annotated[str, typer.Argument(metavar="SỐ", help="Số trên phiếu, ví dụ A001.")]
Serving = Annotated[
    str, typer.Argument(metavar="[SỐ]", help="Số trên phiếu; bỏ trống là số quầy đang phục vụ.")
]
Reason = Annotated[str, typer.Option(help="Lý do, được ghi vào nhật ký.")]


@verb(group, "issue")
def issue(
    series: Annotated[str, typer.Option(help="Nhóm số, ví dụ A.")],
    priority: Annotated[
        str,
        typer.Option(help="elderly, disabled, pregnant, merit, small_child, returning hoặc other."),
    ] = "",
    tap: Annotated[str, typer.Option(help="Mã của lần bấm: cùng mã thì vẫn là số đã cấp.")] = "",
) -> Reply:
    """Cấp số tiếp theo của một nhóm và xếp phiếu vào hàng chờ in."""
    from desk_app.commands.words import ticket_line
    from desk_app.usecases.commands import TakeNumber

    preference = _priority(priority) if priority else None
    with base.open_desk() as desk:
        letter = _series(desk, series)
        wish = TakeNumber(tap or desk.dossiers.new_id(), letter, priority=preference, at_desk=True)
        issued = desk.queue.issue(base.actor(desk), wish)
        before = issued.moment.waiting_before
        lines = (ticket_line(issued.ticket), f"Số người chờ trước: {before}")
        data = {
            "ticket": fields(issued.ticket),
            "waiting_before": before,
            "wait_minutes": issued.moment.wait_minutes,
            "job_id": issued.job_id,
        }
        return Answer(lines, data)


@verb(group, "call")
def call(
    label: Annotated[
        str, typer.Argument(metavar="[SỐ]", help="Gọi đích danh số này, ngoài thứ tự.")
    ] = "",
) -> Reply:
    """Gọi người tiếp theo cho --counter, hoặc gọi đích danh một số."""
    from desk_app.commands.outcomes import ticket_reply
    from desk_app.domain.queueing import Why
    from desk_app.domain.ticket import Ticket
    from desk_app.refusals import WHY_NAMES

    with base.open_desk() as desk:
        counter, by = base.counter(desk), base.actor(desk)
        queue = desk.queue
        called = queue.call_number(counter, by, label) if label else queue.call_next(counter, by)
        reply = ticket_reply(called)
        if isinstance(reply, Answer) and isinstance(called, Ticket):
            why = f"Vì sao: {WHY_NAMES[Why(called.why)]}"
            return Answer((*reply.lines, why), reply.data)
        return reply


@verb(group, "recall")
def recall(label: Serving = "") -> Reply:
    """Gọi lại số đang phục vụ; cách lần gọi trước ít nhất 30 giây."""
    from desk_app.commands.outcomes import ticket_reply

    with base.open_desk() as desk:
        counter = base.counter(desk)
        ticket_id = _ticket(desk, counter, label)
        return ticket_reply(desk.queue.recall(counter, base.actor(desk), ticket_id))


@verb(group, "skip")
def skip(label: Serving = "") -> Reply:
    """Bỏ lượt: gọi mà không có người; ba lần thì hủy số."""
    from desk_app.commands.outcomes import ticket_reply

    with base.open_desk() as desk:
        counter = base.counter(desk)
        ticket_id = _ticket(desk, counter, label)
        return ticket_reply(desk.queue.skip(counter, base.actor(desk), ticket_id))


@verb(group, "rejoin")
def rejoin(label: Label) -> Reply:
    """Cho số lỡ lượt hoặc tạm giữ vào hàng lại."""
    from desk_app.commands.outcomes import ticket_reply

    with base.open_desk() as desk:
        return ticket_reply(desk.queue.rejoin(base.actor(desk), label))


@verb(group, "park")
def park(reason: Reason, label: Serving = "") -> Reply:
    """Tạm giữ số, ví dụ người dân đi photo."""
    from desk_app.commands.outcomes import ticket_reply

    with base.open_desk() as desk:
        counter = base.counter(desk)
        ticket_id = _ticket(desk, counter, label)
        return ticket_reply(desk.queue.park(counter, base.actor(desk), ticket_id, reason))


@verb(group, "transfer")
def transfer(
    series: Annotated[str, typer.Option(help="Chuyển sang nhóm số này.")],
    to_counter: Annotated[str, typer.Option(help="Chỉ chờ đúng quầy này.")] = "",
    reason: Reason = "",
    label: Serving = "",
) -> Reply:
    """Chuyển sang nhóm hoặc quầy khác; thời gian đã chờ được giữ nguyên."""
    from desk_app.commands.outcomes import ticket_reply
    from desk_app.usecases.commands import Transfer

    with base.open_desk() as desk:
        counter, letter = base.counter(desk), _series(desk, series)
        if to_counter and desk.settings.office().counter_named(to_counter) is None:
            sentence = f"Đơn vị không có quầy {to_counter}."
            return Refused("counter_unknown", sentence, NOT_FOUND)
        wish = Transfer(_ticket(desk, counter, label), letter, to_counter, reason)
        return ticket_reply(desk.queue.transfer(counter, base.actor(desk), wish))


@verb(group, "finish")
def finish(label: Serving = "") -> Reply:
    """Kết thúc lượt phục vụ."""
    from desk_app.commands.outcomes import ticket_reply

    with base.open_desk() as desk:
        counter = base.counter(desk)
        ticket_id = _ticket(desk, counter, label)
        return ticket_reply(desk.queue.finish(counter, base.actor(desk), ticket_id))


@verb(group, "cancel")
def cancel(label: Label, reason: Reason) -> Reply:
    """Hủy một số."""
    from desk_app.commands.outcomes import ticket_reply

    with base.open_desk() as desk:
        ticket_id = _ticket(desk, "", label)
        return ticket_reply(desk.queue.cancel(base.actor(desk), ticket_id, reason))


@verb(group, "undo")
def undo(label: Serving = "") -> Reply:
    """Hoàn tác lượt gọi nhầm trong 30 giây."""
    from desk_app.commands.outcomes import ticket_reply

    with base.open_desk() as desk:
        counter = base.counter(desk)
        ticket_id = _ticket(desk, counter, label)
        return ticket_reply(desk.queue.undo_call(counter, base.actor(desk), ticket_id))


@verb(group, "priority")
def prefer(
    label: Label,
    why: Annotated[str, typer.Argument(metavar="DIỆN", help="elderly, disabled, pregnant…")],
) -> Reply:
    """Cho một số đang chờ được ưu tiên; lý do không hiện ra ngoài."""
    from desk_app.commands.outcomes import ticket_reply

    preference = _priority(why)
    with base.open_desk() as desk:
        ticket_id = _ticket(desk, "", label)
        return ticket_reply(desk.queue.give_priority(base.actor(desk), ticket_id, preference))


@verb(group, "list")
def listed() -> Reply:
    """Xem các số chưa xong của hôm nay, theo thứ tự cấp."""
    from desk_app.commands.words import ticket_line
    from desk_app.store.tickets import open_on

    with base.open_desk() as desk:
        with desk.store.reading() as connection:
            tickets = open_on(connection, desk.dossiers.today())
        lines = tuple(ticket_line(ticket) for ticket in tickets) or ("Không còn số nào.",)
        return Answer(lines, {"tickets": [fields(ticket) for ticket in tickets]})


@verb(group, "close-day")
def close_day() -> Reply:
    """Đóng ngày: các số chưa phục vụ hết hiệu lực; số đang ở quầy được phục vụ cho xong."""
    with base.open_desk() as desk:
        closed = desk.queue.close_day(base.actor(desk))
        expired = [ticket.label for ticket in closed.expired]
        said = f"Đã đóng ngày; {len(expired)} số hết hiệu lực"
        lines = (f"{said}: {', '.join(expired)}." if expired else f"{said}.",)
        lines += tuple(
            f"Số {ticket.label} đang được phục vụ tại quầy {ticket.counter}, chưa hết hiệu lực."
            for ticket in closed.still_served
        )
        served = [ticket.label for ticket in closed.still_served]
        return Answer(lines, {"expired": expired, "still_served": served})


def _ticket(desk: "Desk", counter: str, label: str) -> str:
    """Return the id of a number of today, or of the one that the counter serves."""
    from desk_app.commands.outcomes import ticket_reply
    from desk_app.usecases.outcomes import TicketUnknown

    if not label:
        serving = desk.queue.view(counter).serving
        if serving is None:
            raise Stop(Refused("nobody_served", f"Quầy {counter} không phục vụ số nào."))
        return serving.id
    found = desk.queue.ticket(label)
    if isinstance(found, TicketUnknown):
        refused = ticket_reply(found)
        raise Stop(refused if isinstance(refused, Refused) else Refused("ticket_unknown", label))
    return found.id


def _series(desk: "Desk", given: str) -> str:
    office = desk.settings.office()
    found = office.series_named(given.strip().upper())
    if found is None:
        letters = ", ".join(series.letter for series in office.series)
        sentence = f"Không có nhóm số {given}; có các nhóm: {letters}."
        raise Stop(Refused("series_unknown", sentence, NOT_FOUND))
    return found.letter


def _priority(given: str) -> "Priority":
    from desk_app.domain.events import Priority
    from desk_app.refusals import PRIORITY_NAMES

    if given in list(Priority):
        return Priority(given)
    choices = "; ".join(f"{one.value} ({name.lower()})" for one, name in PRIORITY_NAMES.items())
    raise Stop(Refused("usage", f"Không có diện ưu tiên “{given}”. Chọn: {choices}."))
