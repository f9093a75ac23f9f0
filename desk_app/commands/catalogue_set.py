"""``motcua catalogue``: confirming and changing one procedure; every change is a new version."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, Answer, Refused, Reply, Stop, built, kind_of

if TYPE_CHECKING:
    from desk_app.catalogue_views import ProcedureSaved
    from desk_app.catalogue_words import CatalogueRefusal, Unclear
    from desk_app.domain.catalogue_changes import Place
    from desk_app.domain.procedure import Procedure

T = TypeVar("T")
Code = Annotated[str, typer.Argument(metavar="MÃ", help="Mã thủ tục.")]
LimitText = Annotated[
    str | None, typer.Option(help="Thời hạn, ví dụ “3 ngày làm việc”; “” là chưa biết.")
]
FeeText = Annotated[str | None, typer.Option(help="Mức thu, đồng; 0 là miễn phí; “” là chưa biết.")]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was said of the routes; None was not said."""

    limit: str | None
    committed: str | None
    fee: str | None
    note: str | None


def add_to(group: typer.Typer) -> None:
    """Add the changes to the commands of the catalogue."""
    for name, change in {
        "confirm": confirm,
        "set": set_routes,
        "name": set_name,
        "switch": switch,
        "add": add,
    }.items():
        base.verb(group, name)(change)


def confirm(
    code: Code,
    reason: Annotated[
        str, typer.Option(help="Chỉ điều này, như motcua catalogue doubts ghi; bỏ trống: tất cả.")
    ] = "",
) -> Reply:
    """Xác nhận số liệu đúng như đang ghi."""
    from desk_app.domain.catalogue_doubts import ConfirmReason

    reasons = {one.name.lower(): one for one in ConfirmReason}
    if reason and reason not in reasons:
        return Refused("usage", f"--reason là một trong: {', '.join(reasons)}.")
    with base.open_desk() as desk:
        return _told(desk.catalogue.confirm(code, base.actor(desk), reasons.get(reason)))


def set_routes(  # noqa: PLR0913  # what a route has are the options of the command
    code: Code,
    *,
    limit: LimitText = None,
    committed: LimitText = None,
    fee: FeeText = None,
    note: Annotated[str | None, typer.Option(help="Ghi chú của mức thu.")] = None,
    channel: Annotated[str, typer.Option(help="counter, online, post; bỏ trống: tất cả.")] = "",
    case: Annotated[str | None, typer.Option(help="Trường hợp; bỏ trống: tất cả.")] = None,
) -> Reply:
    """Đặt thời hạn, thời hạn cam kết, mức thu của một hay mọi hình thức nộp."""
    typed = Typed(limit, committed, fee, note)

    def change(procedure: "Procedure") -> "Procedure":
        grown, places = _places(procedure, channel, case)
        return _with(grown, places, typed)

    return changed(code, change)


def set_name(
    code: Code,
    short_name: Annotated[str, typer.Option("--short", help="Tên ngắn của thủ tục.")] = "",
    case: Annotated[str, typer.Option(help="Trường hợp cần đặt tên.")] = "",
    case_name: Annotated[str, typer.Option("--case-name", help="Tên của trường hợp.")] = "",
) -> Reply:
    """Đặt tên ngắn của thủ tục, hoặc tên của một trường hợp."""
    from desk_app.domain.catalogue_changes import with_case_name

    def change(procedure: "Procedure") -> "Procedure":
        named = replace(procedure, short_name=short_name.strip() or procedure.short_name)
        if not case_name:
            return named
        one_of(case, [key for key, _ in procedure.cases()], "trường hợp")
        return with_case_name(named, case, case_name.strip())

    return changed(code, change)


def switch(
    code: Code, on: Annotated[str, typer.Argument(metavar="on|off", help="Tiếp nhận hay không.")]
) -> Reply:
    """Ngừng tiếp nhận một thủ tục tại cơ quan này, hoặc tiếp nhận trở lại."""
    if on not in ("on", "off"):
        return Refused("usage", f"Ghi on hoặc off, không phải “{on}”.")
    return changed(code, lambda procedure: replace(procedure, offered=on == "on"))


def add(
    code: Code,
    name: Annotated[str, typer.Option(help="Tên thủ tục.")],
    area: Annotated[str, typer.Option(help="Lĩnh vực.")],
    limit: LimitText = None,
    fee: FeeText = None,
) -> Reply:
    """Thêm một thủ tục đơn giản của cơ quan, nộp trực tiếp."""
    from desk_app.catalogue_words import typed_fee, typed_limit
    from desk_app.domain.catalogue_changes import OwnProcedure

    read_limit, read_fee = clear(typed_limit(limit or "")), clear(typed_fee(fee or ""))
    wish = OwnProcedure(code, name.strip(), area.strip(), read_limit, read_fee)
    with base.open_desk() as desk:
        return _told(desk.catalogue.add(wish, base.actor(desk)), f"Đã thêm thủ tục {code}.")


def unknown(code: str) -> Refused:
    """Return that there is no such procedure."""
    from desk_app.catalogue_views import ProcedureUnknown

    return refused(ProcedureUnknown(code))


def refused(refusal: "CatalogueRefusal") -> Refused:
    """Return a refusal of the catalogue as the command line says it."""
    from desk_app.catalogue_views import ProcedureUnknown
    from desk_app.catalogue_words import catalogue_sentence

    code = NOT_FOUND if isinstance(refusal, ProcedureUnknown) else base.REFUSED
    return Refused(kind_of(refusal), catalogue_sentence(refusal), code)


def changed(code: str, change: "Callable[[Procedure], Procedure]") -> Reply:
    """Keep what ``change`` makes of the newest version, or say why it cannot be kept."""
    with base.open_desk() as desk:
        by, before = base.actor(desk), desk.settings.procedure(code)
        if before is None:
            return unknown(code)
        return _told(desk.catalogue.change(change(before), by))


def _told(outcome: "ProcedureSaved | CatalogueRefusal", words: str = "") -> Reply:
    from desk_app.catalogue_views import ProcedureSaved

    if not isinstance(outcome, ProcedureSaved):
        return refused(outcome)
    one = outcome.procedure
    head = words or f"{one.code} {one.short_name}: phiên bản {one.version}."
    lines = [f"  - {line}" for line in outcome.lines] or ([] if words else ["  không có gì đổi"])
    return Answer((head, *lines), {"procedure": built(one), "lines": built(outcome.lines)})


def _places(
    procedure: "Procedure", channel: str, case: str | None
) -> "tuple[Procedure, set[Place]]":
    """Return the routes that are meant; one that is named and not there yet is added."""
    from desk_app.domain.catalogue_changes import with_channel
    from desk_app.domain.procedure import Channel

    if channel:
        one_of(channel, list(Channel), "hình thức nộp")
        cases = {route.case for route in procedure.routes} or {""}
        wanted = {case} if case is not None else cases
        for one in sorted(wanted):
            procedure = with_channel(procedure, (Channel(channel), one))
    found = {
        (route.channel, route.case)
        for route in procedure.routes
        if channel in ("", route.channel) and case in (None, route.case)
    }
    if not found:
        raise Stop(Refused("usage", "Thủ tục chưa có hình thức nộp này; hãy ghi rõ --channel."))
    return procedure, found


def _with(procedure: "Procedure", places: "Collection[Place]", typed: Typed) -> "Procedure":
    from desk_app.catalogue_words import typed_fee, typed_limit
    from desk_app.domain.catalogue_changes import with_committed, with_fee, with_limit

    changed = procedure
    if typed.limit is not None:
        changed = with_limit(changed, places, clear(typed_limit(typed.limit)))
    if typed.committed is not None:
        changed = with_committed(changed, places, clear(typed_limit(typed.committed)))
    if typed.fee is None and typed.note is None:
        return changed
    for route in procedure.routes:
        place = (route.channel, route.case)
        if place in places:
            fee = route.fee_vnd if typed.fee is None else clear(typed_fee(typed.fee))
            note = route.fee_note if typed.note is None else typed.note
            changed = with_fee(changed, {place}, fee, note)
    return changed


def clear(read: "T | Unclear") -> T:
    """Return what was understood; what was not stops the command."""
    from desk_app.catalogue_words import Unclear

    if isinstance(read, Unclear):
        raise Stop(Refused("usage", read.sentence))
    return read


def one_of(said: str, known: Collection[str], what: str) -> None:
    """Stop the command where the procedure has nothing of that name, and say what it has."""
    if said not in known:
        sentence = f"Thủ tục không có {what} “{said}”; có: {', '.join(known) or 'không có'}."
        raise Stop(Refused("usage", sentence, NOT_FOUND))
