"""A reprint: the very bytes of the first print, and its mark where nothing else stands."""

import pytest
from PIL import Image, ImageChops

from desk_app.printing import escpos_bytes, escpos_view, pdf, preview, raster, stamping, texts
from desk_app.printing.blocks import Paper
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.ticket_slip import ticket_slip
from tests.printing import samples
from tests.printing.reading import pdf_text

MARK = texts.reprint_mark(2)
DPI = 100
TOP_MARGIN_MM = 10


def ticket(paper: Paper) -> bytes:
    return escpos_bytes.encode(raster.render(ticket_slip(samples.OFFICE, samples.TICKET, paper)))


def receipt(mark: str = "") -> bytes:
    return pdf.render(receipt_slip(samples.OFFICE, samples.MINIMAL_RECEIPT, mark))


@pytest.mark.parametrize("paper", [Paper.ROLL_80, Paper.ROLL_58])
def test_on_a_roll_the_first_print_follows_below_a_band(paper: Paper) -> None:
    first = ticket(paper)
    marked = stamping.stamp(first, MARK)
    assert marked.endswith(first)
    whole, picture = escpos_view.decode(marked), escpos_view.decode(first)
    band = whole.height - picture.height
    below = whole.crop((0, band, whole.width, whole.height))
    assert below.tobytes() == picture.tobytes()
    assert whole.width == picture.width
    assert escpos_view.view(marked).cuts == 1
    assert whole.crop((0, 0, whole.width, band)).getextrema() == (0, 255)


@pytest.mark.parametrize("own_mark", ["", texts.DEMO_MARK])
def test_a_sheet_is_the_first_file_with_a_revision_added(own_mark: str) -> None:
    first = receipt(own_mark)
    marked = stamping.stamp(first, MARK)
    assert marked.startswith(first)
    text = pdf_text(marked, "-layout")
    pages = text.split("\f")[:-1]
    assert [page.count(MARK) for page in pages] == [1] * len(pages) == [1, 1]
    assert text.count(texts.DEMO_MARK) == (2 if own_mark else 0)


def test_below_the_margin_of_a_sheet_no_dot_is_touched() -> None:
    first = receipt(texts.DEMO_MARK)
    before = preview.pdf_pages(first, DPI)
    after = preview.pdf_pages(stamping.stamp(first, MARK), DPI)
    for one, other in zip(before, after, strict=True):
        changed = ImageChops.difference(one, other).getbbox()
        assert changed is not None
        left, top, right, bottom = (dots * 25.4 / DPI for dots in changed)
        assert 4.5 < top < bottom < TOP_MARGIN_MM
        assert 10 < left < right < 60  # beside the mark that stands in the middle


def test_a_file_can_be_marked_more_than_once() -> None:
    once = stamping.stamp(receipt(), "BẢN IN LẠI lần 1")
    twice = stamping.stamp(once, "BẢN IN LẠI lần 2")
    assert twice.startswith(once)
    assert len(preview.pdf_pages(twice, DPI)) == 2


def test_the_length_of_paper_is_that_of_the_picture_and_its_feed() -> None:
    first = ticket(Paper.ROLL_80)
    picture: Image.Image = escpos_view.decode(first)
    assert escpos_bytes.width_dots(first) == picture.width == 576
    assert escpos_bytes.length_mm(first) == -(-picture.height // 8) + escpos_bytes.FEED_MM
