"""``motcua catalogue``: taking a catalogue over, what is in force, and what is doubtful of it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base, catalogue_lines, catalogue_set
from desk_app.commands.base import Answer, Refused, Reply, built, noun, verb
from desk_app.commands.catalogue_set import Code

if TYPE_CHECKING:
    from desk_app.catalogue_views import CatalogueShown, ImportTrial, ProcedureVersion
    from desk_app.domain.procedure import Procedure

group = noun("Danh mục thủ tục: nhập từ tệp, xem, xác nhận, sửa.")


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
    from desk_app.catalogue_views import NothingReadable, TakenOver
    from desk_app.catalogue_words import catalogue_sentence

    with base.open_desk() as desk:
        by, trial = base.actor(desk), desk.catalogue.read_file(file)
        if isinstance(trial, NothingReadable):
            details: dict[str, object] = {"unreadable": built(trial.unreadable)}
            return Refused("catalogue_empty", catalogue_sentence(trial), base.REFUSED, details)
        last = "Chạy thử, chưa ghi gì."
        if not dry_run:
            taken = desk.catalogue.take_over(trial, by, abolish=abolish)
            if not isinstance(taken, TakenOver):
                return catalogue_set.refused(taken)
            last = "Đã áp dụng danh mục mới."
        return Answer((*trial.lines, "", last), _trial_data(trial, applied=not dry_run))


@verb(group, "list")
def listed(
    text: Annotated[str, typer.Argument(metavar="[CHỮ]", help="Mã hoặc chữ cần tìm.")] = "",
) -> Reply:
    """Xem danh mục; thêm chữ để tìm, có dấu hay không đều được."""
    with base.open_desk() as desk:
        shown = desk.catalogue.shown()
        found = shown.procedures
        if text:
            found = shown.index.find(text, limit=len(found))
        lines = [_line(one, shown) for one in found]
        return Answer((*lines, f"{len(found)} thủ tục."), {"procedures": built(found)})


@verb(group, "show")
def show(code: Code) -> Reply:
    """Xem một thủ tục: hình thức nộp, thời hạn, mức thu, giấy tờ, điều cần xác nhận."""
    with base.open_desk() as desk:
        shown, one = desk.catalogue.shown(), desk.settings.procedure(code)
        if one is None:
            return catalogue_set.unknown(code)
        doubts = shown.doubts.get(code, ())
        data = {"procedure": built(one), "doubts": built(doubts)}
        return Answer(tuple(_card(one, shown)), data)


@verb(group, "doubts")
def doubts(
    code: Annotated[str, typer.Argument(metavar="[MÃ]", help="Chỉ của thủ tục này.")] = "",
) -> Reply:
    """Liệt kê những gì cần người xác nhận, gấp nhất trước; còn bao nhiêu thủ tục."""
    from desk_app.domain.catalogue_doubts import CONFIRM_TITLES

    with base.open_desk() as desk:
        if code and desk.settings.procedure(code) is None:
            return catalogue_set.unknown(code)
        by_code = desk.catalogue.shown().doubts
        found = [item for one in by_code.values() for item in one if code in ("", item.code)]
        found.sort(key=lambda item: (item.reason, item.code))
        lines = [
            f"{item.code} · {item.name} · {CONFIRM_TITLES[item.reason]}: {item.text} "
            f"[{item.reason.name.lower()}]"
            for item in found
        ]
        left = len({item.code for item in found})
        data = {
            "doubts": [built(item) | {"reason": item.reason.name.lower()} for item in found],
            "left": left,
        }
        return Answer((*lines, f"Còn {left} thủ tục cần xác nhận."), data)


@verb(group, "history")
def history(code: Code) -> Reply:
    """Xem các phiên bản của một thủ tục: ai lưu, lúc nào, đổi gì."""
    with base.open_desk() as desk:
        versions = desk.catalogue.history(code)
        if not versions:
            return catalogue_set.unknown(code)
        return Answer(tuple(_told(versions)), {"versions": [_version(one) for one in versions]})


catalogue_set.add_to(group)
catalogue_lines.add_to(group)


def _line(procedure: "Procedure", shown: "CatalogueShown") -> str:
    from desk_app.catalogue_words import standing_words

    standing = standing_words(procedure, is_over=procedure.has_ended(shown.today))
    doubtful = "cần xác nhận" if procedure.code in shown.doubts else ""
    parts = (procedure.code, procedure.short_name, procedure.subject_area, standing, doubtful)
    return " · ".join(part for part in parts if part)


def _card(procedure: "Procedure", shown: "CatalogueShown") -> "Iterator[str]":
    from desk_app.catalogue_words import paper_words, route_name, route_words
    from desk_app.domain.catalogue_doubts import CONFIRM_TITLES
    from desk_app.domain.catalogue_texts import number_text

    yield _line(procedure, shown)
    yield f"  {procedure.name} (phiên bản {procedure.version})"
    for route in procedure.routes:
        yield f"  {route_name(route)}: {route_words(route)}"
    for paper in procedure.papers:
        yield f"  Giấy tờ {paper.label}: {paper_words(paper)} [{paper.key}]"
    for number, step in enumerate(procedure.steps, 1):
        where = f" tại {step.unit}" if step.unit else ""
        yield f"  Bước {number}, {step.name}{where}: {number_text(step.hours)} giờ"
    for item in shown.doubts.get(procedure.code, ()):
        title = CONFIRM_TITLES[item.reason]
        yield f"  Cần xác nhận, {title}: {item.text} [{item.reason.name.lower()}]"


def _told(versions: "Iterable[ProcedureVersion]") -> "Iterator[str]":
    from desk_app.catalogue_words import version_lines, version_words

    for version in versions:
        yield version_words(version)
        yield from (f"  - {line}" for line in version_lines(version))


def _version(version: "ProcedureVersion") -> dict[str, object]:
    return {
        "version": version.version,
        "at": built(version.at),
        "by": version.by,
        "lines": version.lines,
    }


def _trial_data(trial: "ImportTrial", *, applied: bool) -> dict[str, object]:
    change = trial.change
    return {
        "on": change.on.isoformat(),
        "added": [one.code for one in change.added],
        "changed": [{"code": c.new.code, "lines": c.lines} for c in change.changed],
        "unchanged": len(change.unchanged),
        "absent": [one.code for one in change.abolished],
        "unreadable": built(trial.unreadable),
        "to_confirm": built(trial.confirm),
        "applied": applied,
    }
