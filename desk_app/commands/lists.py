"""``motcua search`` and ``motcua due``: finding dossiers, and what somebody must look at."""

from typing import Annotated, Final

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, Answer, Refused, Reply, fields

DUE_LISTS: Final = (
    "overdue",
    "due_today",
    "due_soon",
    "to_forward",
    "awaiting_papers",
    "awaiting_agency",
    "awaiting_payment",
    "result_ready",
    "result_at_desk",
    "uncollected",
)
TITLES: Final = {
    "overdue": "Quá hạn",
    "due_today": "Đến hạn hôm nay",
    "due_soon": "Sắp đến hạn (2 ngày)",
    "to_forward": "Chờ chuyển xử lý",
    "awaiting_papers": "Chờ bổ sung",
    "awaiting_agency": "Chờ cơ quan khác",
    "awaiting_payment": "Chờ nộp phí, lệ phí",
    "result_ready": "Có kết quả, chưa về quầy",
    "result_at_desk": "Kết quả tại quầy",
    "uncollected": "Kết quả lâu chưa có người nhận",
    "received_today": "Tiếp nhận trong ngày",
    "completed_today": "Giải quyết xong trong ngày",
    "returned_today": "Trả trong ngày",
}


def add_to(app: typer.Typer) -> None:
    """Add the questions to the program."""
    base.verb(app, "search")(search)
    base.verb(app, "due")(due)


def search(
    text: Annotated[str, typer.Argument(metavar="CHỮ", help="Tên, mã, số điện thoại, thủ tục.")],
    most: Annotated[int, typer.Option(help="Nhiều nhất bao nhiêu dòng.")] = 20,
) -> Reply:
    """Tìm hồ sơ theo bất kỳ phần nào, có dấu hay không dấu; mới nhất trước."""
    from desk_app.commands.words import dossier_line

    with base.open_desk() as desk:
        found = desk.dossiers.search(text, max(1, most))
        lines = tuple(dossier_line(line) for line in found) or ("Không tìm thấy hồ sơ nào.",)
        return Answer(lines, {"lines": [fields(line) for line in found]})


def due(
    on: Annotated[str, typer.Option(help="Tính theo ngày này, dd/MM/yyyy hoặc ISO.")] = "",
    only: Annotated[str, typer.Option("--list", help="Chỉ một danh sách, ví dụ overdue.")] = "",
) -> Reply:
    """Xem hồ sơ quá hạn, đến hạn, sắp đến hạn và đang chờ."""
    from desk_app.commands.reading import a_day
    from desk_app.commands.words import dossier_line, listed
    from desk_app.domain.words import format_day
    from desk_app.views import Worklist

    if only and only not in list(Worklist):
        sentence = f"Không có danh sách “{only}”; có: {', '.join(Worklist)}."
        return Refused("list_unknown", sentence, NOT_FOUND)
    with base.open_desk() as desk:
        today = desk.dossiers.today()
        day = a_day(on, today) if on else today
        lines, lists = [f"Ngày {format_day(day)}"], dict[str, object]()
        for name in [only] if only else DUE_LISTS:
            found = desk.dossiers.lines(Worklist(name), day)
            lines += listed(TITLES[name], (dossier_line(line) for line in found))
            lists[name] = {"count": len(found), "lines": [fields(line) for line in found]}
        return Answer(tuple(lines), {"on": day.isoformat(), "lists": lists})
