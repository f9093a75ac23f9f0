"""``motcua print``, the devices: which are used, how one is, a test page, the paper left."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import Answer, Refused, Reply, built, fields, verb
from desk_app.commands.printer_lines import (
    FALLBACK_FORMS,
    Address,
    fallback_of,
    pointed_at,
    settings_line,
)
from desk_app.commands.printing import group
from desk_app.domain.printers import LONGEST_ROLL_M, PrinterKind, PrinterSettings
from desk_app.views import PrinterRole

if TYPE_CHECKING:
    from desk_app.desk import Desk

Role = Annotated[PrinterRole, typer.Option(help="tickets: máy in phiếu; forms: máy in giấy tờ.")]


@verb(group, "printers")
def printers_set() -> Reply:
    """Xem phiếu và giấy tờ đang in ra máy nào, giấy cuộn, máy dự phòng."""
    with base.open_desk() as desk:
        known = {role: _settings(desk, role) for role in PrinterRole}
        lines = tuple(settings_line(role, one) for role, one in known.items())
        return Answer(lines, {"printers": {role.value: built(one) for role, one in known.items()}})


@verb(group, "use")
def use(  # noqa: PLR0913  # each part of the settings is an option of its own
    *,
    role: Annotated[
        PrinterRole, typer.Option(help="tickets: máy in phiếu; forms: máy in giấy tờ.")
    ],
    kind: Annotated[
        PrinterKind | None,
        typer.Option(help="Cách nối; đổi cách nối thì địa chỉ cũ không dùng nữa."),
    ] = None,
    host: Annotated[
        str | None, typer.Option(metavar="ĐỊA_CHỈ", help="network: máy in; cups: máy chủ in.")
    ] = None,
    port: Annotated[int | None, typer.Option(help="network: cổng, thường là 9100.")] = None,
    queue: Annotated[
        str | None, typer.Option(metavar="TÊN", help="cups, windows: tên máy in.")
    ] = None,
    device: Annotated[
        str | None, typer.Option(metavar="MÃ", help="usb: như 04b8:0e15; serial: như COM3.")
    ] = None,
    baud: Annotated[int | None, typer.Option(help="serial: tốc độ cổng.")] = None,
    folder: Annotated[
        str | None, typer.Option(metavar="THƯ_MỤC", help="pdf_folder: nơi lưu tệp PDF.")
    ] = None,
    width: Annotated[int | None, typer.Option(help="Khổ giấy cuộn: 58 hoặc 80 (mm).")] = None,
    roll: Annotated[
        int | None, typer.Option(help=f"Cuộn mới dài mấy mét, từ 1 đến {LONGEST_ROLL_M}.")
    ] = None,
    fallback: Annotated[
        str | None, typer.Option(metavar="MÁY", help=f"Máy dự phòng: {FALLBACK_FORMS}.")
    ] = None,
) -> Reply:
    """Chọn máy in cho phiếu hoặc giấy tờ; mục không nêu thì giữ nguyên."""
    from desk_app.domain.office import Office
    from desk_app.domain.rights import NotAllowed

    place = str(Path(folder).absolute()) if folder else folder  # the window starts elsewhere
    address = Address(host, port, queue, device, baud, place)
    with base.open_desk() as desk:
        before, by = _settings(desk, role), base.actor(desk)
        wanted = replace(
            pointed_at(before, kind, address),
            width_mm=before.width_mm if width is None else width,
            roll_m=before.roll_m if roll is None else roll,
            fallback=before.fallback if fallback is None else fallback_of(fallback),
        )
        saved = desk.paper.printers.save(role, wanted, by)
        match saved:
            case Office():
                line = settings_line(role, wanted)
                return Answer((line,), {"role": role.value, "printer": built(wanted)})
            case NotAllowed():
                return base.not_allowed(saved)
            case wrong:
                sentence = " ".join(one.sentence for one in wrong)
                return Refused("printer_faulty", sentence, details={"faults": built(wrong)})


def _settings(desk: "Desk", role: PrinterRole) -> PrinterSettings:
    office = desk.settings.office()
    return office.tickets_printer if role is PrinterRole.TICKETS else office.forms_printer


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
        left = printers.paper_left(role)
        if changed and left.is_roll:
            left = printers.roll_changed(role, base.actor(desk))
        if not left.is_roll:
            line = "Phiếu đang được lưu vào tệp: chưa có máy in nào dùng cuộn giấy."
        elif left.tickets is None:
            line = "Chưa biết: hãy thay cuộn một lần rồi chạy motcua print roll --changed"
        else:
            line = f"Cuộn giấy còn khoảng {left.tickets} phiếu."
        return Answer((line,), {"left": fields(left)})


def _yes(is_so: bool) -> str:
    return "có" if is_so else "không"
