"""The catalogue as a whole: what a new one changes, and what a person must confirm.

Nothing here reads a file or a store. A new catalogue never replaces silently: the difference
is shown in words first, and what people of the office have set by hand is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desk_app.domain.catalogue_doubts import (
    BY_CODE_ONLY,
    CONFIRM_TITLES,
    ConfirmReason,
    ToConfirm,
    to_confirm,
)
from desk_app.domain.catalogue_keep import keep_local
from desk_app.domain.catalogue_texts import procedure_change_lines
from desk_app.domain.procedure import Procedure
from desk_app.domain.procedure_index import ProcedureIndex, search_procedures
from desk_app.domain.words import format_day

__all__ = [
    "CatalogueChange",
    "ConfirmReason",
    "ProcedureChange",
    "ProcedureIndex",
    "ToConfirm",
    "Unreadable",
    "compare",
    "dry_run_lines",
    "keep_local",
    "next_version",
    "search_procedures",
    "to_confirm",
]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One row that was left out, and why, in plain Vietnamese."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProcedureChange:
    old: Procedure
    new: Procedure
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """The difference between the catalogue in force and a new one, taking effect ``on``.

    Attributes:
        absent: In force and not in the new catalogue. Abolished only if a person says so:
            a file may hold a part of the catalogue.
    """

    on: date
    added: tuple[Procedure, ...]
    changed: tuple[ProcedureChange, ...]
    unchanged: tuple[Procedure, ...]
    abolished: tuple[Procedure, ...]


def compare(old: Iterable[Procedure], new: Iterable[Procedure], on: date) -> CatalogueChange:
    """Return what changes if ``new`` takes effect on the local day ``on``.

    Only the newest version of each old procedure counts. What the office set by hand
    (``keep_local``) is carried into the new procedures before they are compared.
    """
    before = _newest(old)
    after = {p.code: keep_local(before[p.code], p) if p.code in before else p for p in new}
    both = [(before[code], after[code]) for code in sorted(before.keys() & after.keys())]
    changes = [ProcedureChange(o, n, tuple(procedure_change_lines(o, n, on))) for o, n in both]
    return CatalogueChange(
        on=on,
        added=tuple(after[code] for code in sorted(after.keys() - before.keys())),
        changed=tuple(change for change in changes if change.lines),
        unchanged=tuple(change.old for change in changes if not change.lines),
        abolished=tuple(
            before[code]
            for code in sorted(before.keys() - after.keys())
            if not before[code].has_ended(on)
        ),
    )


def next_version(change: CatalogueChange, *, abolish: bool = False) -> tuple[Procedure, ...]:
    """Return the catalogue after ``change``, in the order of the codes.

    A changed procedure gets the next version from the day of the change on; one that is new here
    begins at 1, whatever version it has where the file was written. Those that the new
    catalogue lacks stay as they are, or end the day before when ``abolish`` is set.
    """
    started = [replace(p, version=1, valid_from=_start(p, change)) for p in change.added]
    changed = [
        replace(c.new, version=c.old.version + 1, valid_from=_start(c.new, change))
        for c in change.changed
    ]
    last_day = change.on - timedelta(days=1)
    ended = [replace(p, valid_to=last_day) if abolish else p for p in change.abolished]
    everything = [*started, *changed, *change.unchanged, *ended]
    return tuple(sorted(everything, key=lambda procedure: procedure.code))


def dry_run_lines(
    change: CatalogueChange, confirm: Iterable[ToConfirm], unreadable: Iterable[Unreadable]
) -> tuple[str, ...]:
    """Return the page that a person reads before a catalogue is taken over."""
    bad = [f"{item.where}: {item.reason}" for item in unreadable]
    lines = [
        f"Áp dụng từ ngày {format_day(change.on)}: thêm {len(change.added)}, "
        f"thay đổi {len(change.changed)}, giữ nguyên {len(change.unchanged)}, "
        f"không còn trong tệp {len(change.abolished)}, không đọc được {len(bad)}."
    ]
    lines += _section("Không đọc được", bad)
    for changed in change.changed:
        lines += _section(f"Thay đổi {_name(changed.new)}", list(changed.lines))
    lines += _section("Thêm mới", [_name(p) for p in change.added])
    lines += _section(
        "Không còn trong tệp (chỉ bãi bỏ khi có người xác nhận)",
        [_name(p) for p in change.abolished],
    )
    return (*lines, *_confirm_lines(tuple(confirm)))


def _confirm_lines(confirm: tuple[ToConfirm, ...]) -> Iterator[str]:
    """Yield the list by reason; what concerns most procedures is given by code only."""
    for reason in sorted({item.reason for item in confirm}):
        items = [item for item in confirm if item.reason == reason]
        if reason in BY_CODE_ONLY:
            codes = [item.code for item in items]
            texts = [", ".join(codes[at : at + 10]) for at in range(0, len(codes), 10)]
        else:
            texts = [f"{item.code} {item.name}: {item.text}" for item in items]
        title = f"Cần người xác nhận: {CONFIRM_TITLES[reason]}"
        yield from _section(title, texts, len(items))


def _section(title: str, items: list[str], count: int | None = None) -> list[str]:
    heading = f"{title} ({len(items) if count is None else count})"
    return ["", heading, *(f"  - {item}" for item in items)] if items else []


def _name(procedure: Procedure) -> str:
    return f"{procedure.code} {procedure.short_name}"


def _newest(procedures: Iterable[Procedure]) -> dict[str, Procedure]:
    return {p.code: p for p in sorted(procedures, key=lambda p: p.version)}


def _start(procedure: Procedure, change: CatalogueChange) -> date:
    return max(procedure.valid_from, change.on)
