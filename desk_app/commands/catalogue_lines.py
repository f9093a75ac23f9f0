"""``motcua catalogue``: the papers that a procedure asks for and the steps that it goes through."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import Reply
from desk_app.commands.catalogue_set import Code, changed, clear, one_of

if TYPE_CHECKING:
    from desk_app.domain.procedure import Procedure, RequiredPaper, WorkflowStep

Key = Annotated[str, typer.Argument(metavar="GIẤY_TỜ", help="Khóa của giấy tờ.")]
Number = Annotated[int, typer.Argument(metavar="BƯỚC", help="Bước thứ mấy, từ 1.")]
Place = Annotated[int, typer.Argument(metavar="THỨ", help="Đến chỗ thứ mấy, từ 1.")]
At = Annotated[int | None, typer.Option(help="Đứng thứ mấy, từ 1; bỏ trống: cuối cùng.")]
Label = Annotated[str | None, typer.Option(help="Tên gọi ở quầy, nhiều nhất 60 chữ cái.")]
LongName = Annotated[str | None, typer.Option("--name", help="Tên đầy đủ theo quy định.")]
Originals = Annotated[int | None, typer.Option(help="Số bản chính.")]
Copies = Annotated[int | None, typer.Option(help="Số bản sao.")]
Case = Annotated[str | None, typer.Option(help="Chỉ trong trường hợp này; “*”: mọi trường hợp.")]
Required = Annotated[
    bool | None, typer.Option("--required/--if-any", help="Bắt buộc, hay chỉ nộp khi có.")
]
Presented = Annotated[
    bool | None, typer.Option("--presented/--handed-in", help="Chỉ xuất trình, hay phải nộp.")
]
InsteadOf = Annotated[
    str | None, typer.Option(help="Thay được cho giấy tờ có khóa này; “”: đứng riêng.")
]
Hours = Annotated[str, typer.Option(help="Số giờ làm việc, ví dụ 4 hoặc 1,5.")]
Unit = Annotated[str | None, typer.Option(help="Nơi làm.")]
EVERY_CASE = "*"


def add_to(group: typer.Typer) -> None:
    """Add these actions to the commands of the catalogue."""
    for name, act in {
        "paper": set_paper,
        "paper-add": add_paper,
        "paper-move": move_paper,
        "paper-remove": remove_paper,
        "step": set_step,
        "step-add": add_step,
        "step-move": move_step,
        "step-remove": remove_step,
    }.items():
        base.verb(group, name)(act)


def set_paper(  # noqa: PLR0913  # what a paper has are the options of the command
    code: Code,
    key: Key,
    *,
    label: Label = None,
    name: LongName = None,
    originals: Originals = None,
    copies: Copies = None,
    case: Case = None,
    required: Required = None,
    presented: Presented = None,
    instead_of: InsteadOf = None,
) -> Reply:
    """Đổi một giấy tờ: tên, số bản, trường hợp, bắt buộc hay không, thay cho giấy tờ nào."""
    said = _said(label, name, originals, copies) | _asked(case, required, presented)

    def change(procedure: "Procedure") -> "Procedure":
        from desk_app.domain import catalogue_lines
        from desk_app.domain.catalogue_changes import with_copies

        paper = _paper(procedure, key)
        grown = catalogue_lines.change_paper(procedure, replace(paper, **said))
        if originals is not None or copies is not None:
            grown = with_copies(grown, key, *_counts(_paper(grown, key)))
        return _standing_for(grown, key, instead_of)

    return changed(code, change)


def add_paper(  # noqa: PLR0913  # what a paper has are the options of the command
    code: Code,
    *,
    label: Label = None,
    name: LongName = None,
    originals: Originals = None,
    copies: Copies = None,
    case: Case = None,
    required: Required = None,
    presented: Presented = None,
    instead_of: InsteadOf = None,
    at: At = None,
) -> Reply:
    """Thêm một giấy tờ vào thành phần hồ sơ; bỏ trống --label thì lấy tên gọi từ --name."""
    said = _said(label, name, originals, copies) | _asked(case, required, presented)

    def change(procedure: "Procedure") -> "Procedure":
        from desk_app.domain import catalogue_lines

        paper = replace(catalogue_lines.NEW_PAPER, **said)
        grown = catalogue_lines.add_paper(procedure, paper, _place(at))
        known = {one.key for one in procedure.papers}
        made = next(one.key for one in grown.papers if one.key not in known)
        return _standing_for(grown, made, instead_of)

    return changed(code, change)


def move_paper(code: Code, key: Key, place: Place) -> Reply:
    """Chuyển một giấy tờ đến chỗ khác trong danh sách."""

    def change(procedure: "Procedure") -> "Procedure":
        from desk_app.domain import catalogue_lines

        return catalogue_lines.move_paper(procedure, _paper(procedure, key).key, place - 1)

    return changed(code, change)


def remove_paper(code: Code, key: Key) -> Reply:
    """Bỏ một giấy tờ; hồ sơ đã nhận giữ danh sách lúc nhận."""

    def change(procedure: "Procedure") -> "Procedure":
        from desk_app.domain import catalogue_lines

        return catalogue_lines.remove_paper(procedure, _paper(procedure, key).key)

    return changed(code, change)


def set_step(
    code: Code,
    number: Number,
    name: Annotated[str | None, typer.Option(help="Tên bước.")] = None,
    unit: Unit = None,
    hours: Hours = "",
) -> Reply:
    """Đổi một bước của quy trình nội bộ: tên, nơi làm, số giờ."""

    def renewed(step: "WorkflowStep") -> "WorkflowStep":
        from desk_app.catalogue_words import typed_hours

        kept = clear(typed_hours(hours)) if hours else step.hours
        wanted = (step.name if name is None else name, step.unit if unit is None else unit)
        return replace(step, name=wanted[0], unit=wanted[1], hours=kept)

    def change(procedure: "Procedure", at: int) -> "Procedure":
        from desk_app.domain import catalogue_lines

        return catalogue_lines.change_step(procedure, at, renewed(procedure.steps[at]))

    return _with_step(code, number, change)


def add_step(
    code: Code,
    name: Annotated[str, typer.Option(help="Tên bước.")],
    hours: Hours,
    unit: Unit = None,
    at: At = None,
) -> Reply:
    """Thêm một bước vào quy trình nội bộ."""
    from desk_app.catalogue_words import typed_hours
    from desk_app.domain import catalogue_lines
    from desk_app.domain.procedure import WorkflowStep

    step = WorkflowStep(name, unit or "", clear(typed_hours(hours)))
    return changed(code, lambda one: catalogue_lines.add_step(one, step, _place(at)))


def move_step(code: Code, number: Number, place: Place) -> Reply:
    """Chuyển một bước đến chỗ khác trong quy trình nội bộ."""

    def change(procedure: "Procedure", at: int) -> "Procedure":
        from desk_app.domain import catalogue_lines

        return catalogue_lines.move_step(procedure, at, place - 1)

    return _with_step(code, number, change)


def remove_step(code: Code, number: Number) -> Reply:
    """Bỏ một bước của quy trình nội bộ."""
    from desk_app.domain import catalogue_lines

    return _with_step(code, number, catalogue_lines.remove_step)


def _said(
    label: str | None, name: str | None, originals: int | None, copies: int | None
) -> dict[str, object]:
    """Return what was said of the names and the counts; None was not said."""
    words = {"label": label, "name": name, "originals": originals, "copies": copies}
    return {key: value for key, value in words.items() if value is not None}


def _asked(case: str | None, required: bool | None, presented: bool | None) -> dict[str, object]:
    """Return what was said of when a paper is asked for; None was not said."""
    asked: dict[str, object] = {}
    if case is not None:
        asked["case"] = None if case == EVERY_CASE else case
    if required is not None:
        asked["required"] = required
    if presented is not None:
        asked["presented"] = presented
    return asked


def _paper(procedure: "Procedure", key: str) -> "RequiredPaper":
    papers = {paper.key: paper for paper in procedure.papers}
    one_of(key, papers, "giấy tờ")
    return papers[key]


def _counts(paper: "RequiredPaper") -> tuple[int, int]:
    return paper.originals, paper.copies


def _standing_for(procedure: "Procedure", key: str, other: str | None) -> "Procedure":
    from desk_app.domain.catalogue_lines import let_stand_for

    if other is None:
        return procedure
    if other:
        one_of(other, [one.key for one in procedure.papers if one.key != key], "giấy tờ")
    return let_stand_for(procedure, key, other)


def _place(number: int | None) -> int | None:
    return None if number is None else number - 1


def _with_step(code: str, number: int, change: "Callable[[Procedure, int], Procedure]") -> Reply:
    def at_number(procedure: "Procedure") -> "Procedure":
        numbers = [str(at) for at in range(1, len(procedure.steps) + 1)]
        one_of(str(number), numbers, "bước")
        return change(procedure, number - 1)

    return changed(code, at_number)
