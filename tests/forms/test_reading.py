"""Every paper of the desk as machines read it: its letters by tesseract, its symbols by two others.

A usual example of each kind. Whatever is printed is seen by `test_forms`; here, what a reader who
knows nothing of the program makes of it.
"""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from desk_app.desk.filling.registry import PAPERS
from desk_app.printing import pdf, preview
from desk_app.printing.blocks import Block, Field, FieldRow, Signatures, Slip, Symbol, TwoColumns
from desk_app.views import SlipKind
from tests.forms.test_forms import slip
from tests.printing.reading import content, error_rate, ocr, pdf_text, zbar_reads, zxing_reads

SHEETS = [kind for kind in PAPERS if not slip(kind, "usual").paper.is_roll]
QUICK_DPI, CAREFUL_DPI = 200, 300
MOST_WRONG = 0.02


def in_words(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks without symbols and dotted lines: of both tesseract makes letters."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Symbol():
                pass
            case Field(value=""):
                found.append(replace(block, value="Mẫu"))
            case FieldRow(fields):
                filled = tuple(one for one in in_words(fields) if isinstance(one, Field))
                found.append(replace(block, fields=filled))
            case TwoColumns(left, right):
                found.append(replace(block, left=in_words(left), right=in_words(right)))
            case Signatures():
                found.append(replace(block, between=None))
            case _:
                found.append(block)
    return tuple(found)


def words_of(text: str) -> Counter[str]:
    """Return the words; single letters and lines of a table say nothing."""
    return Counter(word for word in text.split() if sum(letter.isalnum() for letter in word) > 1)


def misread(document: bytes, dpi: int) -> float:
    """Return the letters of a first page that were read wrong, of all: each word beside its like.

    Columns and tables are read in any order, so words are compared and not lines.
    """
    (page, *_) = preview.pdf_pages(document, dpi)
    read = words_of(ocr(page, psm=11))
    truth = words_of(pdf_text(document, "-layout", "-l", "1"))
    odd = list((read - truth).elements())
    wrong = sum(
        len(word) * min([1.0, *(error_rate(other, word) for other in odd)])
        for word in (truth - read).elements()
    )
    return wrong / sum(len(word) for word in truth.elements())


@pytest.mark.parametrize("kind", SHEETS)
def test_tesseract_reads_each_paper_with_two_errors_in_a_hundred_letters_at_most(
    kind: SlipKind,
) -> None:
    paper = slip(kind, "usual")
    document = pdf.render(replace(paper, blocks=in_words(paper.blocks)))

    assert any(misread(document, dpi) <= MOST_WRONG for dpi in (QUICK_DPI, CAREFUL_DPI))


def symbols_of(paper: Slip) -> set[str]:
    """Return what the symbols of a paper hold."""
    said = "\n".join(content(paper.blocks))
    return set(re.findall(r"\[(?:qr|code128): ([^]]+)\]", said))


@pytest.mark.parametrize("kind", [kind for kind in SHEETS if symbols_of(slip(kind, "usual"))])
def test_two_readers_read_every_symbol_in_black_and_white_at_203_dpi(
    kind: SlipKind, tmp_path: Path
) -> None:
    paper = slip(kind, "usual")
    by_zbar: set[str] = set()
    by_zxing: set[str] = set()
    for page in preview.pdf_pages(pdf.render(paper), 203):
        black = Image.eval(page.convert("L"), lambda level: 255 if level > 127 else 0)
        by_zbar |= zbar_reads(black, tmp_path)
        by_zxing |= zxing_reads(black)

    assert by_zbar == by_zxing == symbols_of(paper)
