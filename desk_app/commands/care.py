"""Care of the store: rebuild, verify, backup, restore, doctor."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import TROUBLE, Answer, Refused, Reply, built

NOT_RESTORED = (
    "Không khôi phục được: “{file}” bị hỏng, không phải bản sao lưu, hoặc được tạo bằng khóa khác."
    " Kho dữ liệu đang dùng không thay đổi. Hãy chọn bản sao lưu khác."
)


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program."""
    base.verb(app, "rebuild")(rebuild)
    base.verb(app, "verify")(verify)
    base.verb(app, "backup")(back_up)
    base.verb(app, "restore")(restore)
    base.verb(app, "doctor")(doctor)


def rebuild(
    check: Annotated[
        bool, typer.Option("--check", help="Chỉ so sánh sổ với nhật ký, không ghi gì.")
    ] = False,
) -> Reply:
    """Dựng lại sổ hồ sơ và sổ số thứ tự từ nhật ký."""
    with base.open_desk() as desk:
        rebuilt = desk.rebuild(check_only=check)
    if rebuilt.differing:
        sentence = (
            f"{len(rebuilt.differing)} mục trong sổ không khớp với nhật ký. "
            "Hãy chạy: motcua rebuild"
        )
        details: dict[str, object] = {"differing": list(rebuilt.differing)}
        return Refused("register_differs", sentence, TROUBLE, details)
    done = "Sổ khớp với nhật ký" if check else "Đã dựng lại sổ từ nhật ký"
    data = {"subjects": rebuilt.subjects, "rebuilt": not check}
    return Answer((f"{done}: {rebuilt.subjects} mục.",), data)


def verify() -> Reply:
    """Kiểm tra chuỗi băm của nhật ký: không thiếu, không bị sửa."""
    with base.open_desk() as desk:
        broken, events = desk.verify_journal(), desk.pulse().events
    if broken:
        words = "; ".join(f"máy {one.station}, sự kiện {one.seq}: {one.fault}" for one in broken)
        sentence = f"Nhật ký không nguyên vẹn: {words}. Hãy giữ nguyên máy và báo quản trị."
        return Refused("chain_broken", sentence, TROUBLE, {"broken": built(broken)})
    return Answer((f"Nhật ký nguyên vẹn: {events} sự kiện.",), {"events": events, "broken": []})


def back_up() -> Reply:
    """Sao lưu kho dữ liệu của hôm nay; giữ bảy ngày gần nhất."""
    with base.open_desk() as desk:
        path = desk.back_up()
    return Answer((f"Đã sao lưu: {path}",), {"file": path})


def restore(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Bản sao lưu cần khôi phục.")],
) -> Reply:
    """Khôi phục từ bản sao lưu; tệp hiện tại được giữ lại bên cạnh."""
    from desk_app.clock import utc_now
    from desk_app.desk import Desk
    from desk_app.domain.problems import StoreDamaged
    from desk_app.store import backup
    from desk_app.store.opening import key_of

    if not file.is_file():
        raise FileNotFoundError(2, "no such file", str(file))
    home = base.home()
    home.folder.mkdir(parents=True, exist_ok=True)
    try:
        kept = backup.restore(file, home.store, key_of(file, home.key_file), utc_now())
    except StoreDamaged:
        return Refused("store_damaged", NOT_RESTORED.format(file=file), TROUBLE)
    with Desk.open(home) as desk:
        events = desk.pulse().events
    lines = [f"Đã khôi phục từ {file}: {events} sự kiện."]
    if kept:
        lines.append(f"Tệp trước khi khôi phục được giữ tại {kept}")
    data = {"file": str(file), "kept": str(kept) if kept else None, "events": events}
    return Answer(tuple(lines), data)


def doctor(
    full: Annotated[
        bool, typer.Option("--full", help="Kiểm tra toàn bộ kho dữ liệu, có thể lâu.")
    ] = False,
) -> Reply:
    """Khám máy trạm: phiên bản, kho dữ liệu, ổ đĩa, đồng hồ, danh mục, máy in, sao lưu."""
    from desk_app.clock import utc_now
    from desk_app.doctor import Finding, examine, is_well

    marks = {"ok": "✓", "warn": "!", "fail": "✗"}
    findings: tuple[Finding, ...] = examine(base.home(), utc_now(), full=full)
    lines = [f"{marks[one.state]} {one.title}: {one.sentence}" for one in findings]
    well = is_well(findings)
    lines.append(_summed_up({one.state for one in findings}))
    data = {"well": well, "findings": built(findings), "at": _iso(utc_now())}
    return Answer(tuple(lines), data, base.OK if well else TROUBLE)


def _summed_up(states: AbstractSet[str]) -> str:
    if "fail" in states:
        return "Có việc cần xử lý: xem các dòng có dấu ✗."
    if "warn" in states:
        return "Máy làm việc được; nên xem các dòng có dấu !."
    return "Mọi thứ đều tốt."


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
