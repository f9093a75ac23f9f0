"""``motcua catalogue``: taking a catalogue over, and what is in force."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import Answer, Refused, Reply, built, noun, verb

if TYPE_CHECKING:
    from desk_app.catalogue_files import Read
    from desk_app.domain.catalogue import CatalogueChange
    from desk_app.domain.procedure import Procedure

group = noun("Danh mục thủ tục: nhập từ tệp, xem.")


@verb(group, "import")
def take_over(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .json, .csv hoặc .xlsx.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ đọc và so sánh, không ghi gì.")
    ] = False,
    abolish: Annotated[
        bool, typer.Option("--abolish", help="Bãi bỏ thủ tục không còn trong tệp.")
    ] = False,
) -> Reply:
    """Nhập danh mục từ tệp; luôn in bản so sánh."""
    from desk_app.catalogue_files import read_catalogue
    from desk_app.domain.catalogue import compare, dry_run_lines, next_version, to_confirm

    read = read_catalogue(file)
    procedures, unreadable = read
    if not procedures:
        why = "; ".join(f"{item.where}: {item.reason}" for item in unreadable)
        details: dict[str, object] = {"unreadable": built(unreadable)}
        return Refused("catalogue_empty", f"Tệp không có thủ tục nào đọc được. {why}", 2, details)
    with base.open_desk() as desk:
        by, before = base.actor(desk), desk.settings.procedures()
        change = compare(before, procedures, desk.dossiers.today())
        confirm = to_confirm(procedures)
        if not dry_run:
            known = {procedure.code: procedure for procedure in before}
            after = next_version(change, abolish=abolish)
            desk.settings.save_procedures(_new_versions(after, known), by)
        last = "Chạy thử, chưa ghi gì." if dry_run else "Đã áp dụng danh mục mới."
        lines = (*dry_run_lines(change, confirm, unreadable), "", last)
        data = _change_data(change, read) | {"to_confirm": built(confirm), "applied": not dry_run}
        return Answer(lines, data)


@verb(group, "list")
def listed(
    text: Annotated[str, typer.Argument(metavar="[CHỮ]", help="Mã hoặc chữ cần tìm.")] = "",
) -> Reply:
    """Xem danh mục; thêm chữ để tìm, có dấu hay không đều được."""
    with base.open_desk() as desk:
        found = desk.settings.procedures()
        if text:
            found = desk.settings.procedure_index().find(text, limit=len(found))
        today = desk.dossiers.today()
        lines = [_line(one, today) for one in found]
        return Answer((*lines, f"{len(found)} thủ tục."), {"procedures": built(found)})


def _line(procedure: "Procedure", today: date) -> str:
    ended = procedure.valid_to is not None and procedure.valid_to < today
    parts = [procedure.code, procedure.short_name, procedure.subject_area]
    return " · ".join([*parts, *(["đã hết hiệu lực"] if ended else [])])


def _new_versions(
    after: "tuple[Procedure, ...]", known: "dict[str, Procedure]"
) -> "tuple[Procedure, ...]":
    """Return what is not kept yet; an abolished one gets a version of its own."""
    fresh = [one for one in after if one != known.get(one.code)]
    return tuple(
        replace(one, version=known[one.code].version + 1)
        if one.code in known and one.version == known[one.code].version
        else one
        for one in fresh
    )


def _change_data(change: "CatalogueChange", read: "Read") -> dict[str, object]:
    return {
        "on": change.on.isoformat(),
        "added": [one.code for one in change.added],
        "changed": [{"code": c.new.code, "lines": c.lines} for c in change.changed],
        "unchanged": len(change.unchanged),
        "absent": [one.code for one in change.abolished],
        "unreadable": built(read[1]),
    }
