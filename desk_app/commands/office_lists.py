"""``motcua office series``, ``counter`` and ``unit``: one item added, changed or taken out."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, Answer, Refused, Reply, built, verb
from desk_app.domain.office import Counter, Office, Series, Unit
from desk_app.domain.office_changes import OfficeMoved, with_item, without_series
from desk_app.domain.rights import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_app.desk.office import OfficeFaulty

NotSaved: TypeAlias = "OfficeFaulty | OfficeMoved | NotAllowed"

Remove = Annotated[bool, typer.Option("--remove", help="Bỏ khỏi danh sách; hồ sơ cũ giữ tên cũ.")]


def add_to(group: typer.Typer) -> None:
    """Add the commands to ``motcua office``."""
    for name, command in (("series", series), ("counter", counter), ("unit", unit)):
        verb(group, name)(command)


def series(  # noqa: PLR0913  # a line of tickets has so many parts
    letter: Annotated[str, typer.Argument(metavar="CHỮ", help="Một chữ cái A–Z.")],
    *,
    name: Annotated[str | None, typer.Option(help="Tên nhóm, hiện ở kiosk.")] = None,
    hint: Annotated[str | None, typer.Option(help="Dòng giải thích dưới tên.")] = None,
    areas: Annotated[str | None, typer.Option(help="Các lĩnh vực, cách nhau bằng “;”.")] = None,
    minutes: Annotated[int | None, typer.Option(help="Số phút phục vụ một người.")] = None,
    returns: Annotated[
        bool | None, typer.Option("--returns/--no-returns", help="Nhóm của người nhận kết quả.")
    ] = None,
    remove: Remove = False,
) -> Reply:
    """Thêm, sửa hoặc bỏ một nhóm số. Chữ của nhóm không đổi: bỏ rồi thêm nhóm khác."""

    def changed(office: Office) -> Office | None:
        wanted = letter.strip().upper()
        before = office.series_named(wanted)
        if remove and before is None:
            return None
        if remove:
            return without_series(office, wanted)
        start = before or Series(wanted, "")
        after = Series(
            start.letter,
            start.name if name is None else name,
            start.hint if hint is None else hint,
            start.subject_areas if areas is None else tuple(areas.split(";")),
            start.service_minutes if minutes is None else minutes,
            start.returns if returns is None else returns,
        )
        return replace(office, series=with_item(office.series, before, after))

    return _saved(changed, f"Không có nhóm {letter}.")


def counter(
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên quầy, ví dụ 6.")],
    *,
    series: Annotated[str | None, typer.Option(help="Các nhóm số, theo thứ tự: A,R.")] = None,
    rename: Annotated[str, typer.Option(help="Tên mới của quầy.")] = "",
    remove: Remove = False,
) -> Reply:
    """Thêm, sửa hoặc bỏ một quầy."""

    def changed(office: Office) -> Office | None:
        before = office.counter_named(name)
        if before is None and (remove or rename):
            return None
        start = before or Counter(name, ())
        letters = start.series if series is None else tuple(series.split(","))
        after = Counter(rename or start.name, letters)
        items = with_item(office.counters, before, None if remove else after)
        return replace(office, counters=items)

    return _saved(changed, f"Không có quầy {name}.")


def unit(
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên đơn vị xử lý.")],
    *,
    officers: Annotated[str | None, typer.Option(help="Người thụ lý, cách nhau “;”.")] = None,
    rename: Annotated[str, typer.Option(help="Tên mới; hồ sơ đã chuyển giữ tên cũ.")] = "",
    remove: Remove = False,
) -> Reply:
    """Thêm, sửa hoặc bỏ một đơn vị xử lý."""

    def changed(office: Office) -> Office | None:
        before = next((one for one in office.units if one.name == name), None)
        if before is None and (remove or rename):
            return None
        start = before or Unit(name)
        people = start.officers if officers is None else tuple(officers.split(";"))
        after = Unit(rename or start.name, people)
        items = with_item(office.units, before, None if remove else after)
        return replace(office, units=items)

    return _saved(changed, f"Không có đơn vị “{name}”.")


def not_saved(refusal: NotSaved) -> Refused:
    """Return why the office stays as it was."""
    from desk_app.office_refusals import office_moved_sentence

    match refusal:
        case NotAllowed():
            return base.not_allowed(refusal)
        case OfficeMoved():
            return Refused(base.kind_of(refusal), office_moved_sentence(refusal))
        case _:
            sentence = " ".join(fault.sentence for fault in refusal.faults)
            faults = {"faults": built(refusal.faults)}
            return Refused(base.kind_of(refusal), sentence, details=faults)


def _saved(change: "Callable[[Office], Office | None]", unknown: str) -> Reply:
    from desk_app.desk.office import OfficeSaved
    from desk_app.domain.office_rules import unserved

    with base.open_desk() as desk:
        shown = desk.office.shown()
        wanted = change(shown.office)
        if wanted is None:
            return Refused("item_unknown", f"{unknown} Xem: motcua office show", NOT_FOUND)
        outcome = desk.office.save(wanted, shown.version, base.actor(desk))
    if not isinstance(outcome, OfficeSaved):
        return not_saved(outcome)
    lines = (
        *(f"{words}." for words in outcome.changes or ("Không có gì thay đổi",)),
        *(
            f"Chưa quầy nào phục vụ nhóm {letter}: kiosk không hiện nhóm này."
            for letter in unserved(outcome.office)
        ),
    )
    return Answer(lines, {"office": built(outcome.office), "changes": outcome.changes})
