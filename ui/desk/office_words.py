"""The office in the hands of its head: rows of lists, blank items, who changed what. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from desk_app.domain.office import Counter, Office, Role, Series, Unit
from desk_app.domain.office_changes import Item, item_key, item_title, with_item, without_series
from desk_app.domain.office_rules import OfficeFault, unserved
from desk_app.domain.rights import RIGHTS
from ui.desk.dossier_words import moment_words
from ui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from desk_app.desk.people import StaffMember

NEW: Final = ""
"""The key of what is not in its list yet."""
NOT_SAVED: Final = "Chưa lưu phần sửa"
REMOVAL_ADVICE: Final = "Hồ sơ, số và giấy tờ đã có giữ nguyên như cũ."


class ItemKind(StrEnum):
    """A list of the office, by the name of its field."""

    COUNTERS = "counters"
    SERIES = "series"
    UNITS = "units"


KIND_NAMES: Final[Mapping[ItemKind, str]] = {
    ItemKind.COUNTERS: "Quầy",
    ItemKind.SERIES: "Nhóm số",
    ItemKind.UNITS: "Đơn vị",
}
NEW_NAMES: Final[Mapping[ItemKind, str]] = {
    ItemKind.COUNTERS: "Quầy mới",
    ItemKind.SERIES: "Nhóm số mới",
    ItemKind.UNITS: "Đơn vị mới",
}


def items_of(office: Office, kind: ItemKind) -> tuple[Item, ...]:
    """Return the items of a list of the office."""
    items: Mapping[ItemKind, tuple[Item, ...]] = {
        ItemKind.COUNTERS: office.counters,
        ItemKind.SERIES: office.series,
        ItemKind.UNITS: office.units,
    }
    return items[kind]


def item_of(office: Office, kind: ItemKind, key: str) -> Item:
    """Return an item by what tells it from the others; a blank one where there is none."""
    found = (item for item in items_of(office, kind) if item_key(item) == key)
    blanks: Mapping[ItemKind, Item] = {
        ItemKind.COUNTERS: Counter("", ()),
        ItemKind.SERIES: Series("", ""),
        ItemKind.UNITS: Unit(""),
    }
    return next(found, None) or blanks[kind]


def with_changed(office: Office, before: Item, after: Item | None) -> Office:
    """Return the office with one item changed, added (``before`` is blank), or taken out."""
    match before:
        case Counter():
            known = before if before in office.counters else None
            counter = after if isinstance(after, Counter) else None
            return replace(office, counters=with_item(office.counters, known, counter))
        case Series():
            line = before if before in office.series else None
            if after is None:
                return without_series(office, before.letter)
            series = after if isinstance(after, Series) else None
            return replace(office, series=with_item(office.series, line, series))
        case Unit():
            place = before if before in office.units else None
            unit = after if isinstance(after, Unit) else None
            return replace(office, units=with_item(office.units, place, unit))


def item_choice(office: Office, item: Item, *, changed: bool) -> Choice:
    """Return an item as a row of its list."""
    note = NOT_SAVED if changed else _about(item)
    title = f"{item_title(item)} · {item.name}" if isinstance(item, Series) else item_title(item)
    alone = isinstance(item, Series) and item.letter in unserved(office)
    return Choice(item_key(item), title, note, tags=("Chưa có quầy",) if alone else ())


def _about(item: Item) -> str:
    match item:
        case Counter():
            return f"Nhóm {', '.join(item.series)}"
        case Series():
            return item.hint or f"{item.service_minutes} phút một người"
        case Unit():
            return ", ".join(item.officers) or "Chưa ghi người thụ lý"


def faults_of_item(kind: ItemKind, place: int, faults: Iterable[OfficeFault]) -> dict[str, str]:
    """Return what is wrong with the item at ``place``, by its field; of others under ""."""
    said: dict[str, list[str]] = {}
    own = f"{kind}.{place}."
    for fault in faults:
        field = fault.field.removeprefix(own) if fault.field.startswith(own) else ""
        said.setdefault(field, []).append(fault.sentence)
    return {field: " ".join(sentences) for field, sentences in said.items()}


def edition_words(version: int, by: str, at: datetime) -> str:
    """Return which version holds, and who made it when."""
    return f"Bản {version}, {by} lưu lúc {moment_words(at)}"


def member_choice(member: "StaffMember", *, changed: bool) -> Choice:
    """Return a member of staff as a row of the list."""
    note = NOT_SAVED if changed else member.role_name
    tags = () if member.active else ("Đã nghỉ",)
    return Choice(member.id, member.name or "Cán bộ mới", note, member.id, tags)


def role_advice(role: Role) -> str:
    """Return what a role may do."""
    if RIGHTS[role]:
        return "Được đổi mọi cài đặt: cơ quan, cán bộ, lịch, thủ tục, biểu mẫu, máy in."
    return "Làm mọi việc ở quầy; không đổi cài đặt."
