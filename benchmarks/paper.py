"""From content to bytes: form 01 as PDF, its short version and the ticket as raster."""

from pathlib import Path

from benchmarks.figures import Figure, percentile, timed_ms
from desk_app.desk import Desk
from desk_app.desk.facts import office_header, receipt_facts
from desk_app.domain.dossier import Dossier
from desk_app.paths import Home
from desk_app.printing import escpos_bytes, pdf, raster
from desk_app.printing.receipt_roll import receipt_roll
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.views import DossierView, Worklist

TIMES = 150


def measure(home: Path) -> list[Figure]:
    """Return the time of one slip, content to bytes, after the fonts were loaded."""
    with Desk.open(Home(home)) as desk:
        dossiers = _some(desk)
        header = office_header(desk.settings.office())
    facts = [receipt_facts(desk.settings.office(), dossier, "Cán bộ") for dossier in dossiers]
    sheets = [timed_ms(lambda f=fact: pdf.render(receipt_slip(header, f))) for fact in facts]
    rolls = [
        timed_ms(lambda f=fact: escpos_bytes.encode(raster.render(receipt_roll(header, f))))
        for fact in facts
    ]
    return [
        Figure(
            "receipt, content to PDF bytes, p50", percentile(sheets[5:], 0.5), "ms", aim="≤ 15 ms"
        ),
        Figure("receipt, content to PDF bytes, p99", percentile(sheets[5:], 0.99), "ms"),
        Figure(
            "receipt, content to raster bytes, p50", percentile(rolls[5:], 0.5), "ms", aim="≤ 20 ms"
        ),
        Figure("receipt, content to raster bytes, p99", percentile(rolls[5:], 0.99), "ms"),
    ]


def _some(desk: Desk) -> list[Dossier]:
    lines = desk.dossiers.lines(Worklist.RESULT_AT_DESK) + desk.dossiers.lines(Worklist.OVERDUE)
    views = [desk.dossiers.view(line.id) for line in lines[:TIMES]]
    return [view.dossier for view in views if isinstance(view, DossierView)]
