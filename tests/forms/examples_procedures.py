"""Examples of application forms and of papers about procedures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from desk_app.catalogue_files import read_catalogue
from desk_app.desk.filling.source import DossierSource, ProcedureSource
from desk_app.domain.procedure import Procedure, RequiredPaper
from desk_app.printing.forms import applications
from desk_app.usecases.commands import PaperWish
from desk_app.views import SlipKind
from tests.forms.sources import WIDE_PAPER, WIDE_PAPERS, WIDE_PERSON, about, shared
from tests.office_fixture import CATALOGUE, MARITAL_STATUS, procedure
from tests.unit.builders import FORM, RECEIVED

CODES: Final = (
    *("1.001193", "1.000656", "1.000894", "1.004873", "2.000635", "1.004859"),
    *("2.000815", "1.001612", "1.004222", "1.011607", "1.013225"),
)
"""A procedure of every application form, the general one last."""
CASE_NAMES: Final = ("Trường hợp đi lại khó khăn, vùng sâu, vùng xa", WIDE_PAPER[:120])
WIDE_PROCEDURE: Final = replace(
    procedure(MARITAL_STATUS),
    name=WIDE_PAPER[:220],
    agency="Phòng Kinh tế, Hạ tầng và Đô thị phường Hoa Ban, tỉnh Mẫu",
    routes=tuple(
        replace(route, case=str(i), case_name=name, fee_note=WIDE_PAPER[:90])
        for i, name in enumerate(CASE_NAMES)
        for route in procedure(MARITAL_STATUS).routes
    ),
    papers=tuple(
        RequiredPaper(f"p{i}", name, name[:60], 1, 2, group="chung" if 3 < i < 7 else None)
        for i, name in enumerate(WIDE_PAPERS)
    ),
    notes=(WIDE_PAPER, "Nộp trong giờ hành chính."),
)


def _applied_for(code: str) -> DossierSource:
    return about(received=replace(RECEIVED, procedure=procedure(code).ref, papers=(FORM,)))


def _catalogue() -> tuple[Procedure, ...]:
    procedures, _ = read_catalogue(CATALOGUE)
    return procedures


def of(
    *procedures: Procedure,
    wish: PaperWish | None = None,
    before: Mapping[str, Procedure] | None = None,
) -> ProcedureSource:
    """Return the source of a paper about procedures."""
    common = shared(wish or PaperWish())
    return ProcedureSource(
        common.office,
        common.at,
        common.by,
        common.names,
        common.wish,
        procedures=procedures,
        before=before or {},
    )


SINCE: Final = date(2026, 11, 1)
OLD: Final = procedure(MARITAL_STATUS)
CHANGED: Final = replace(
    OLD,
    version=2,
    valid_from=date(2026, 11, 10),
    decision="500/QĐ-UBND",
    routes=(*(replace(route, fee_vnd=3000) for route in OLD.routes[:1]), *OLD.routes[1:]),
    papers=OLD.papers[:-1],
)
ADDED: Final = replace(procedure("2.000908"), valid_from=date(2026, 11, 15))
ABOLISHED: Final = replace(procedure("1.011608"), valid_to=date(2026, 11, 14))
SOME: Final = (CHANGED, ADDED, ABOLISHED, procedure("1.001193"), procedure("2.000815"))
PROCEDURE_EXAMPLES: Final[Mapping[SlipKind, Mapping[str, DossierSource | ProcedureSource]]] = {
    SlipKind.APPLICATION: {
        "usual": _applied_for(MARITAL_STATUS),
        "wide": about(
            applicant=WIDE_PERSON,
            received=replace(RECEIVED, procedure=replace(OLD.ref, name=WIDE_PAPER)),
        ),
        **{applications.form_of(code).code: _applied_for(code) for code in CODES},
    },
    SlipKind.GUIDANCE: {
        "usual": of(procedure("1.001193")),
        "wide": of(WIDE_PROCEDURE),
        "large": of(procedure("1.001193"), wish=PaperWish(typed={"letters": "Chữ to (A4)"})),
    },
    SlipKind.SAMPLE: {
        "usual": of(procedure("1.001193")),
        "wide": of(WIDE_PROCEDURE),
        **{applications.form_of(code).code: of(procedure(code)) for code in CODES},
    },
    SlipKind.POSTING: {
        "usual": of(
            *SOME,
            wish=PaperWish(first_on=SINCE),
            before={OLD.code: OLD, "1.001193": procedure("1.001193")},
        ),
        "wide": of(*_catalogue(), *(replace(WIDE_PROCEDURE, code=f"9.00000{i}") for i in range(3))),
        "wall": of(*_catalogue(), wish=PaperWish(typed={"sheet": "A3"})),
    },
}
