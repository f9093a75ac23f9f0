"""The register: closing days that nobody closed, and 1,000 lines of form 07 as PDF.

The baseline of the PDF is bare reportlab: the lines of the same pages one under the other in three
faces, with no layout, no table, no tags and no PDF/A. Processor time of both.
"""

import io
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from benchmarks.figures import Figure
from benchmarks.paper import FACES, processor_ms, register_bare_fonts
from desk_app.desk import Desk
from desk_app.desk.facts import office_header
from desk_app.desk.filling.register_papers import register
from desk_app.desk.filling.source import RegisterSource
from desk_app.domain.register_book import RegisterLine
from desk_app.paths import Home
from desk_app.printing import pdf
from desk_app.printing.forms import register as form_07
from desk_app.usecases.closing import RegisterClosed
from desk_app.usecases.commands import PaperWish

LINES = 1000
A4_LANDSCAPE_PT = (841.9, 595.3)


@dataclass(slots=True)
class _Found:
    """What was made while its time was taken."""

    closed: int = 0
    lines: tuple[RegisterLine, ...] = ()
    document: bytes = b""


def measure(home: Path) -> list[Figure]:
    """Return the time of closing, and of the lines of a period from the store to PDF bytes."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "home"
        shutil.copytree(home, copy)
        with Desk.open(Home(copy)) as desk:
            return _measured(desk)


def _measured(desk: Desk) -> list[Figure]:
    found = _Found()
    first, last = date(2000, 1, 1), desk.dossiers.today()

    def close() -> None:
        closed = desk.register.close_register("")
        found.closed = len(closed.entries) if isinstance(closed, RegisterClosed) else 0

    def read() -> None:
        found.lines = desk.register.register_lines(begin, last)

    closing = processor_ms(close)
    begin = _begin(desk, first, last)
    reading = processor_ms(read) * LINES / len(found.lines)
    source = _source(desk, found.lines[:LINES])

    def render() -> None:
        slip = form_07.lay_out(
            form_07.FORM, office_header(desk.settings.office()), register(source)
        )
        found.document = pdf.render(slip)

    cold = processor_ms(render)
    warm = processor_ms(render)
    register_bare_fonts()
    text = _text_of(found.document)
    bare = processor_ms(lambda: _draw_bare(text))
    return [
        Figure(f"closing days with {found.closed:,} dossiers", closing, "ms"),
        Figure("register, 1,000 lines read from the store", reading, "ms"),
        Figure(
            "register, 1,000 lines to PDF, first time", cold, "ms", bare, "bare text", "≤ 1,500 ms"
        ),
        Figure("register, 1,000 lines to PDF, again", warm, "ms", bare, "bare text"),
    ]


def _begin(desk: Desk, first: date, last: date) -> date:
    """Return the day from which on at least LINES dossiers were received."""
    lines = desk.register.register_lines(first, last)
    return lines[-LINES].entry.day


def _text_of(document: bytes) -> list[list[str]]:
    """Return what stands on each page, line by line."""
    opened = pypdfium2.PdfDocument(document)
    try:
        return [page.get_textpage().get_text_range().splitlines() for page in opened]
    finally:
        opened.close()


def _draw_bare(pages: list[list[str]]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4_LANDSCAPE_PT, pageCompression=1, invariant=1)
    for lines in pages:
        for i, line in enumerate(lines):
            canvas.setFont(FACES[i % 3], 10)
            canvas.drawString(40, A4_LANDSCAPE_PT[1] - 20 - 4 * i, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _source(desk: Desk, lines: tuple[RegisterLine, ...]) -> RegisterSource:
    names = desk.settings.staff_names()
    return RegisterSource(
        desk.settings.office(),
        desk.store.now(),
        "Cán bộ",
        names,
        PaperWish(),
        first_on=lines[0].entry.day,
        last_on=lines[-1].entry.day,
        lines=lines,
        books=desk.register.books(lines[-1].entry.year),
    )
