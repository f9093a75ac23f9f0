"""Papers about procedures: guidance, sample sets, the sheet on the wall."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from desk_app.desk.filling.kinds import ProcedurePaper, Typed
from desk_app.desk.filling.parts import contact
from desk_app.desk.filling.people import named_here
from desk_app.desk.filling.procedure_rows import (
    NOT_COMPARED_NOTE,
    not_compared,
    paper_lines,
    paper_rows,
    posting_row,
    route_lines,
    route_rows,
)
from desk_app.desk.filling.source import ProcedureSource
from desk_app.domain.catalogue_changes import public_change_lines
from desk_app.domain.procedure import Procedure
from desk_app.domain.words import date_in_words, format_day
from desk_app.printing.blocks import Paper
from desk_app.printing.forms import applications, guidance, posting, samples
from desk_app.printing.forms.applications import fictitious
from desk_app.printing.forms.form import FormContent, Rows, rows_of, text_row
from desk_app.views import SlipKind

LETTERS: Final = Typed("letters", "Cỡ chữ", choices=("Thường (A5)", "Chữ to (A4)"))
SHEET: Final = Typed("sheet", "Khổ giấy", choices=("A4", "A3"))
SCOPE: Final = Typed("scope", "In", choices=("Toàn bộ", "Chỉ phần thay đổi"))


def only_one(source: ProcedureSource) -> Procedure:
    """Return the procedure that a paper is about.

    Raises:
        LookupError: It is not said which, or nobody knows it.
    """
    if len(source.procedures) != 1:
        raise LookupError("a paper about one procedure needs to know which")
    return source.procedures[0]


def guide(source: ProcedureSource) -> FormContent:
    """Fill in what a citizen must know of one procedure."""
    procedure = only_one(source)
    office = source.office
    large = source.typed(LETTERS.key) == LETTERS.choices[1]
    values = {
        "procedure": text_row(procedure.name),
        "code": text_row(procedure.code),
        "area": text_row(procedure.subject_area),
        "agency": text_row(named_here(procedure.agency, office)),
        "result": text_row(procedure.result),
        "papers": rows_of(*paper_lines(procedure)) if large else paper_rows(procedure),
        "routes": rows_of(*route_lines(procedure)) if large else route_rows(procedure),
        "conditions": rows_of(*procedure.notes),
        "advice": text_row(source.typed("advice")),
        "where": text_row(", ".join(x for x in (office.unit_name, office.address) if x)),
        "ask": text_row(contact(source)),
        "decision": text_row(procedure.decision),
    }
    form = guidance.LARGE if large else guidance.FORM
    return FormContent(
        dated_on=source.on,
        values=values,
        lookup_url=office_page(source),
        notes=(NOT_COMPARED_NOTE,) if not_compared(procedure) else (),
        form=form.code,
    )


def office_page(source: ProcedureSource) -> str:
    """Return the address of the office's page; empty when it has none."""
    address = source.office.lookup_address
    return f"https://{address.removeprefix('https://')}" if address else ""


def sample(source: ProcedureSource) -> FormContent:
    """Fill in the application of one procedure with data of nobody."""
    procedure = only_one(source)
    values: Mapping[str, Rows] = {
        **fictitious.VALUES,
        "procedure": text_row(procedure.name),
        "certify_kind": text_row(procedure.name),
        "code": text_row(procedure.code),
        "set_papers": paper_rows(procedure),
    }
    form = applications.form_of(procedure.code)
    return FormContent(dated_on=source.on, values=values, names=fictitious.NAMES, form=form.code)


def wall_sheet(source: ProcedureSource) -> FormContent:
    """Fill in the catalogue in force, and what changed since the first day of the wish."""
    source = _at_home(source)
    in_force = [one for one in source.procedures if one.is_valid_on(source.on)]
    since = source.wish.first_on
    whole = since is None or source.typed(SCOPE.key) != SCOPE.choices[1]
    values = {
        "unit": text_row(source.office.unit_name),
        "count": text_row(str(len(in_force))),
        "day": text_row(date_in_words(source.on)),
        **(_changes(source, since) if since else {}),
        "all": _by_area(in_force) if whole else (),
        "ask": text_row(contact(source)),
        "hotline": text_row(source.office.hotline or "tại quầy"),
    }
    return FormContent(
        dated_on=source.on,
        values=values,
        lookup_url=office_page(source),
        notes=(NOT_COMPARED_NOTE,) if any(map(not_compared, in_force)) else (),
        paper=Paper.A3 if source.typed(SHEET.key) == "A3" else None,
    )


def _at_home(source: ProcedureSource) -> ProcedureSource:
    """Return the source with agencies called by their names here."""

    def named(procedure: Procedure) -> Procedure:
        return replace(procedure, agency=named_here(procedure.agency, source.office))

    return replace(
        source,
        procedures=tuple(map(named, source.procedures)),
        before={code: named(one) for code, one in source.before.items()},
    )


def _changes(source: ProcedureSource, since: date) -> Mapping[str, Rows]:
    started = [p for p in source.procedures if p.valid_from >= since and not _ended(p, since)]
    added = [p for p in started if p.code not in source.before]
    changed = [(source.before[p.code], p) for p in started if p.code in source.before]
    ended = [p for p in source.procedures if _ended(p, since)]
    return {
        "since": text_row(format_day(since)),
        "added": tuple(posting_row(n, p) for n, p in enumerate(added, start=1)),
        "changed": tuple(_changed_row(n, *both) for n, both in enumerate(changed, start=1)),
        "abolished": tuple(_ended_row(n, p) for n, p in enumerate(ended, start=1)),
    }


def _ended(procedure: Procedure, since: date) -> bool:
    last = procedure.valid_to
    return last is not None and last >= since - timedelta(days=1)


def _changed_row(number: int, old: Procedure, new: Procedure) -> tuple[str, ...]:
    what = "; ".join(public_change_lines(old, new)) or "quy định chi tiết"
    return (str(number), new.code, new.name, what, format_day(new.valid_from), new.decision)


def _ended_row(number: int, procedure: Procedure) -> tuple[str, ...]:
    last = format_day(procedure.valid_to) if procedure.valid_to else ""
    return (str(number), procedure.code, procedure.name, last, procedure.decision)


def _by_area(procedures: Iterable[Procedure]) -> Rows:
    """Return the catalogue by field of work, the name of each field above its procedures."""
    by_area: dict[str, list[Procedure]] = {}
    for procedure in procedures:
        by_area.setdefault(procedure.subject_area, []).append(procedure)
    rows: list[tuple[str, ...]] = []
    number = 0
    for area, found in by_area.items():
        rows.append(("", "", f"LĨNH VỰC {area.upper()} ({len(found)})", "", "", ""))
        for procedure in found:
            number += 1
            rows.append(posting_row(number, procedure))
    return tuple(rows)


PROCEDURE_PAPERS: Final = (
    ProcedurePaper(
        SlipKind.GUIDANCE,
        (guidance.FORM, guidance.LARGE),
        guide,
        (LETTERS, Typed("advice", "Người hướng dẫn ghi thêm")),
        guidance.lay_out,
    ),
    ProcedurePaper(SlipKind.SAMPLE, applications.FORMS, sample, lay_out=samples.lay_out),
    ProcedurePaper(SlipKind.POSTING, (posting.FORM,), wall_sheet, (SHEET, SCOPE), of_one=False),
)
