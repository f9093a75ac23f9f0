"""From content to bytes: form 01 as PDF, its short version and the ticket as raster.

The baseline of the PDF is bare reportlab: the lines of the same receipt one under the other in
three faces, with no layout, no table, no symbols, no tags and no PDF/A. Processor time of both,
taken in turns.
"""

import gc
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.figures import Figure, percentile
from desk_app.desk import Desk
from desk_app.desk.facts import office_header, receipt_facts
from desk_app.domain.dossier import Dossier
from desk_app.paths import Home
from desk_app.printing import escpos_bytes, pdf, raster
from desk_app.printing.receipt_roll import receipt_roll
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.views import DossierView, Worklist
from resources import resource_path

TIMES = 150
WARM = 10
A5_PT = (419.5, 595.3)
FACES = ("LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-Regular")


def measure(home: Path) -> list[Figure]:
    """Return the time of one slip, content to bytes, after the fonts were loaded."""
    with Desk.open(Home(home)) as desk:
        dossiers = _some(desk)
        header = office_header(desk.settings.office())
        facts = [receipt_facts(desk.settings.office(), dossier, "Cán bộ") for dossier in dossiers]
    # codes that no earlier slip had: nothing of a symbol is found in a cache
    facts = [
        replace(fact, lookup_url=f"https://tracuu.example.vn/{48205739164820573916204815 + i}")
        for i, fact in enumerate(facts)
    ]
    register_bare_fonts()
    gc.collect()
    gc.freeze()  # what is in memory for the benchmark only is not looked through again
    sheets: list[float] = []
    bare: list[float] = []
    for fact in facts:
        sheets.append(processor_ms(lambda f=fact: pdf.render(receipt_slip(header, f))))
        lines = _lines_of(pdf.render(receipt_slip(header, fact)))
        bare.append(processor_ms(lambda s=lines: _draw_bare(s, 2)))
    rolls = [
        processor_ms(lambda f=fact: escpos_bytes.encode(raster.render(receipt_roll(header, f))))
        for fact in facts
    ]
    gc.unfreeze()
    sheets, bare, rolls = sheets[WARM:], bare[WARM:], rolls[WARM:]
    against = "bare reportlab, same lines"
    return [
        Figure(
            "form 01, A5, two copies: content to PDF/A bytes, p50",
            percentile(sheets, 0.5),
            "ms",
            percentile(bare, 0.5),
            against,
            "≤ 15 ms",
        ),
        Figure(
            "form 01: content to PDF/A bytes, p99",
            percentile(sheets, 0.99),
            "ms",
            percentile(bare, 0.99),
            against,
        ),
        Figure(
            "receipt, content to raster bytes, p50", percentile(rolls, 0.5), "ms", aim="≤ 20 ms"
        ),
        Figure("receipt, content to raster bytes, p99", percentile(rolls, 0.99), "ms"),
    ]


def processor_ms(action: Callable[[], object]) -> float:
    """Return the processor time of one call, in milliseconds."""
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def _lines_of(document: bytes) -> list[str]:
    """Return what stands on the first page, line by line."""
    opened = pypdfium2.PdfDocument(document)
    try:
        return opened[0].get_textpage().get_text_range().splitlines()
    finally:
        opened.close()


def register_bare_fonts() -> None:
    """Give reportlab our faces, set as fast as it can."""
    rl_config.useA85 = 0
    for name in FACES:
        path = str(resource_path(f"fonts/{name}.ttf"))
        pdfmetrics.registerFont(TTFont(name, path, asciiReadable=False))


def _draw_bare(lines: Sequence[str], copies: int) -> bytes:
    """Draw lines one under the other in three faces, as one form that every copy shows."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A5_PT, pageCompression=1, invariant=1)
    canvas.beginForm("page")
    for i, line in enumerate(lines):
        canvas.setFont(FACES[min(i // 8, 2)], 12)
        canvas.drawString(30, A5_PT[1] - 20 - 12 * i, line)
    canvas.endForm()
    for _ in range(copies):
        canvas.doForm("page")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _some(desk: Desk) -> list[Dossier]:
    lines = desk.dossiers.lines(Worklist.RESULT_AT_DESK) + desk.dossiers.lines(Worklist.OVERDUE)
    views = [desk.dossiers.view(line.id) for line in lines[:TIMES]]
    return [view.dossier for view in views if isinstance(view, DossierView)]
