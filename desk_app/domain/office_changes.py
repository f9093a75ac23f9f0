"""What was changed on an office: in words, and put together with what others changed meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Final, TypeAlias, TypeVar

from desk_app.domain.office import Counter, Office, Series, Unit
from desk_app.domain.office_settings import SETTING_NAMES, OfficeSetting, setting_words

Item: TypeAlias = Series | Counter | Unit
Kept = TypeVar("Kept", Series, Counter, Unit)
LISTS: Final = frozenset({"series", "counters", "units"})
_LIST_NAMES: Final = {
    "series": "Các nhóm số",
    "counters": "Các quầy",
    "units": "Các đơn vị xử lý",
    "tickets_printer": "Máy in phiếu",
    "forms_printer": "Máy in giấy tờ",
    "agency_code": "Mã định danh cơ quan",
}


def item_key(item: Item) -> str:
    """Return what tells an item from the others of its list."""
    return item.letter if isinstance(item, Series) else item.name


@dataclass(frozen=True, slots=True)
class OfficeMoved:
    """Somebody else changed the same ``fields`` after they were read; nothing was kept."""

    fields: tuple[str, ...]
    by: str = ""
    at: datetime | None = None


def merged(base: Office, now: Office, wanted: Office) -> Office | OfficeMoved:
    """Return ``now`` with what ``wanted`` changes of ``base``, the office that was read.

    Two people may change different things at once; the same thing only when they agree.
    """
    kept: dict[str, object] = {}
    clash: list[str] = []
    for name in (field.name for field in fields(Office)):
        read, stands, wish = (getattr(one, name) for one in (base, now, wanted))
        if wish in (read, stands):
            continue
        if stands == read:
            kept[name] = wish
        elif name in LISTS:
            kept[name] = _merged_items(read, stands, wish)
        if kept.get(name) is None:
            clash.append(name)
    return OfficeMoved(tuple(clash)) if clash else replace(now, **kept)


def _merged_items(
    read: Sequence[Item], stands: Sequence[Item], wish: Sequence[Item]
) -> tuple[Item, ...] | None:
    """Return what ``stands`` with the items that ``wish`` changes; None where both changed one."""
    old, now, new = ({item_key(one): one for one in items} for items in (read, stands, wish))
    changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    if any(now.get(name) not in (old.get(name), new.get(name)) for name in changed):
        return None
    after = {**now, **{name: new[name] for name in changed if name in new}}
    kept = [name for name in after if name in new or name not in changed]
    in_all = old.keys() & now.keys() & new.keys()
    was, is_now, wanted = ([name for name in one if name in in_all] for one in (old, now, new))
    if wanted != was:  # moved; what others added comes last
        if is_now not in (was, wanted):
            return None
        kept.sort(key=[*new, *kept].index)
    return tuple(after[name] for name in kept)


def with_item(items: Sequence[Kept], before: Kept | None, after: Kept | None) -> tuple[Kept, ...]:
    """Return ``items`` with one changed in its place, added at the end, or taken out."""
    if before is None:
        return (*items, *([after] if after is not None else []))
    kept = (after if one == before else one for one in items)
    return tuple(one for one in kept if one is not None)


def without_series(office: Office, letter: str) -> Office:
    """Return the office without a line of tickets; its counters serve what they have left."""
    counters = (
        replace(one, series=tuple(each for each in one.series if each != letter))
        for one in office.counters
    )
    series = tuple(one for one in office.series if one.letter != letter)
    return replace(office, series=series, counters=tuple(counters))


def field_name(field: str) -> str:
    """Return how people call a field of ``Office``."""
    settings = {setting.field: name for setting, name in SETTING_NAMES.items()}
    return {**settings, **_LIST_NAMES}[field]


def office_differences(before: Office, after: Office) -> tuple[str, ...]:
    """Return what a change does, one clause for each thing; printers have words of their own."""
    settings = (
        f"{SETTING_NAMES[one]}: {setting_words(before, one)} → {setting_words(after, one)}"
        for one in OfficeSetting
        if setting_words(before, one) != setting_words(after, one)
    )
    return (
        *settings,
        *_list_differences(before.series, after.series),
        *_list_differences(before.counters, after.counters),
        *_list_differences(before.units, after.units),
    )


def item_title(item: Item) -> str:
    """Return how people call an item."""
    match item:
        case Series():
            return f"Nhóm {item.letter}"
        case Counter():
            return f"Quầy {item.name}"
        case _:
            return item.name


def item_words(item: Item) -> str:
    """Return an item in one line."""
    title = item_title(item)
    match item:
        case Series():
            returns = ", trả kết quả" if item.returns else ""
            return f"{title} “{item.name}”, {item.service_minutes} phút{returns}"
        case Counter():
            return f"{title} (nhóm {', '.join(item.series)})"
        case _:
            return f"{title} ({', '.join(item.officers) or 'chưa ghi người thụ lý'})"


def _list_differences(before: Sequence[Item], after: Sequence[Item]) -> Iterator[str]:
    old, new = ({item_key(one): one for one in items} for items in (before, after))
    gone = [one for name, one in old.items() if name not in new]
    come = [one for name, one in new.items() if name not in old]
    if len(gone) == len(come):
        yield from (f"{item_title(a)} → {item_words(b)}" for a, b in zip(gone, come, strict=True))
    else:
        yield from (f"Bỏ {item_words(one)}" for one in gone)
        yield from (f"Thêm {item_words(one)}" for one in come)
    for name, one in old.items():
        if name in new and new[name] != one:
            yield f"{item_title(one)}: nay là {item_words(new[name])}"
    if before != after and not gone and not come and old == new:
        yield f"Đổi thứ tự: {', '.join(item_title(one) for one in after)}"
