"""``motcua print``, the devices: how a printer is, a test page, the paper that is left."""

from typing import Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import Answer, Refused, Reply, fields, verb
from desk_app.commands.printing import group
from desk_app.views import PrinterRole

Role = Annotated[PrinterRole, typer.Option(help="tickets: máy in phiếu; forms: máy in giấy tờ.")]


@verb(group, "status")
def status(role: Role = PrinterRole.TICKETS) -> Reply:
    """Hỏi máy in đang thế nào: giấy, nắp, nối được hay không."""
    with base.open_desk() as desk:
        said = desk.paper.printers.status(role)
        well = said.reached and said.can_print
        line = f"{said.printer.capitalize()}: {' '.join(said.words)}"
        return Answer((line,), {"status": fields(said)}, base.OK if well else base.TROUBLE)


@verb(group, "test")
def print_trial(role: Role = PrinterRole.TICKETS) -> Reply:
    """In trang thử: đủ chữ cái, thước đo bề rộng, mã QR, cắt giấy; ghi lại máy in trả lời gì."""
    from desk_app.printing.devices import SendState

    with base.open_desk() as desk:
        found = desk.paper.printers.test(role, base.actor(desk))
        wrong = found.state in (SendState.FAILED, SendState.UNKNOWN)
        lines = (
            f"{found.printer.capitalize()}: {found.reason or 'đã nhận trang thử.'}",
            f"Trả lời tình trạng: {_yes(found.answers_status)}. "
            f"Báo đã in xong: {_yes(found.confirms)}.",
        )
        code = base.TROUBLE if wrong else base.OK
        return Answer(lines, {"capability": fields(found)}, code)


@verb(group, "seen")
def seen(
    width: Annotated[int, typer.Option(help="Số cuối cùng còn thấy trên thước của trang thử.")],
    cuts: Annotated[bool, typer.Option("--cut/--no-cut", help="Giấy có được cắt không.")],
    role: Role = PrinterRole.TICKETS,
) -> Reply:
    """Ghi điều mắt người thấy trên trang thử."""
    with base.open_desk() as desk:
        printers, by = desk.paper.printers, base.actor(desk)
        found = printers.seen(role, by, width_dots=width, cuts=cuts)
        if found is None:
            return Refused(
                "not_tested", "Máy in này chưa in trang thử. Hãy chạy: motcua print test"
            )
        return Answer((f"Đã ghi: rộng {width} điểm.",), {"capability": fields(found)})


@verb(group, "roll")
def roll(
    changed: Annotated[bool, typer.Option("--changed", help="Vừa thay cuộn giấy mới.")] = False,
) -> Reply:
    """Xem cuộn giấy còn in được bao nhiêu phiếu, hoặc ghi là vừa thay cuộn."""
    with base.open_desk() as desk:
        printers, role = desk.paper.printers, PrinterRole.TICKETS
        if changed:
            printers.roll_changed(role, base.actor(desk))
        left = printers.paper_left(role)
        if left.tickets is None:
            line = "Chưa biết: hãy thay cuộn một lần rồi chạy motcua print roll --changed"
        else:
            line = f"Cuộn giấy còn khoảng {left.tickets} phiếu."
        return Answer((line,), {"left": fields(left)})


def _yes(is_so: bool) -> str:
    return "có" if is_so else "không"
