"""The page that shows what a printer can do, read back by other programs."""

from pathlib import Path

import pytest

from desk_app.domain.letters import LETTERS
from desk_app.printing import escpos_view, preview, trial_page
from desk_app.printing.roll_on_sheet import A5_DOTS, DPI, sheet_of
from tests.printing import samples
from tests.printing.reading import framed, pdf_text, zbar_reads

WIDTHS = {80: 576, 58: 384}


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_the_roll_page_is_as_wide_as_the_paper_and_its_ruler_reaches_both_edges(
    width_mm: int, tmp_path: Path
) -> None:
    printout = escpos_view.view(trial_page.for_roll(samples.OFFICE, width_mm))
    assert (printout.cuts, printout.unread) == (1, ())
    picture = printout.picture
    assert picture.width == WIDTHS[width_mm]
    ruler = trial_page.ruler_of(picture.width)
    foot = picture.crop((0, picture.height - ruler.height, *picture.size))
    assert foot.tobytes() == ruler.tobytes()
    assert ruler.getpixel((0, 0)) == ruler.getpixel((picture.width - 1, 0)) == 0
    assert trial_page.QR_TEXT in zbar_reads(framed(picture), tmp_path)


def test_the_sheet_page_holds_every_letter() -> None:
    text = pdf_text(trial_page.for_sheet(samples.OFFICE))
    assert set(LETTERS) <= set(text)
    assert text.count("\f") == 1


def test_a_slip_for_a_roll_keeps_its_size_on_a_sheet(tmp_path: Path) -> None:
    job = trial_page.for_roll(samples.OFFICE, 80)
    picture = escpos_view.decode(job)
    (page,) = preview.pdf_pages(sheet_of(job), round(DPI))
    assert abs(page.width - A5_DOTS[0]) <= 2
    assert trial_page.QR_TEXT in zbar_reads(page, tmp_path)
    assert picture.height < A5_DOTS[1]


def test_a_long_slip_goes_on_several_sheets() -> None:
    job = trial_page.for_roll(samples.OFFICE, 58)
    assert len(preview.pdf_pages(sheet_of(job + job), 50)) == 2
