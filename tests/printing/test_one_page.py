"""Form 01 on A5: a usual dossier is one page for each copy, and never too small to read."""

from dataclasses import replace

import pytest

from desk_app.printing import pdf, preview
from desk_app.printing.blocks import Paper, Size
from desk_app.printing.content import FeeItem, ReceiptFacts
from desk_app.printing.pdf_style import SHEETS, Setting
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.texts import DEMO_MARK, reprint_mark
from tests.printing import samples
from tests.printing.reading import pdf_text, squeezed

OFFICE = samples.OFFICE


def pages_of_a_copy(receipt: ReceiptFacts, mark: str = DEMO_MARK) -> int:
    slip = receipt_slip(OFFICE, receipt, mark)
    return len(preview.pages(slip, 30)) // len(slip.copies)


@pytest.mark.parametrize("count", range(5))
def test_a_receipt_of_up_to_four_papers_is_one_page_for_each_copy(count: int) -> None:
    papers = (*samples.RECEIPT.papers, samples.PROXY_PAPER)[:count]
    due = replace(samples.RECEIPT.appointment, note="trong buổi từ 13:30 đến 17:00")

    for applicant in (None, samples.CHILD, samples.COMPANY):
        receipt = replace(samples.RECEIPT, papers=papers, applicant=applicant, appointment=due)
        assert pages_of_a_copy(receipt) == 1


def test_a_replacement_with_four_papers_and_a_waiver_is_one_page() -> None:
    receipt = replace(
        samples.RECEIPT,
        papers=(*samples.RECEIPT.papers, samples.PROXY_PAPER),
        applicant=None,
        fees=(FeeItem("Lệ phí đăng ký hộ tịch", 0, "đã miễn, giảm 100 %: người thuộc hộ nghèo"),),
        replaces="H56.21.05-261120-0006",
    )

    assert pages_of_a_copy(receipt, reprint_mark(2)) == 1


def test_long_names_of_the_highlands_stay_whole_on_one_page() -> None:
    name = "H'Bia Niê Kdăm Y Thông Ksor H'Hen Êban Ayun"
    submitter = replace(samples.CITIZEN, name=name, address="Buôn Ako Dhông, xã Ea Kao")
    receipt = replace(
        samples.RECEIPT, applicant=None, submitter=submitter, clerk_name="Giàng Thị Xuân Dợ A Páo"
    )
    read = squeezed(pdf_text(pdf.render(receipt_slip(OFFICE, receipt)), "-raw"))

    assert pages_of_a_copy(receipt) == 1
    assert squeezed(f"Tiếp nhận hồ sơ của Bà: {name}") in read
    assert read.count(squeezed(name)) == 4  # in the text and under the signature, on both copies


def test_thirty_long_papers_take_several_pages_each_with_the_heading_of_the_table() -> None:
    receipt = replace(samples.RECEIPT, papers=samples.LONG_PAPERS)
    pages = pages_of_a_copy(receipt)
    read = squeezed(pdf_text(pdf.render(receipt_slip(OFFICE, receipt))))

    assert pages > 5
    assert read.count("Sốlượng") >= 2 * (pages - 2)
    for paper in samples.LONG_PAPERS:
        assert read.count(squeezed(paper.name)[:300]) == 2


@pytest.mark.parametrize("setting", SHEETS[Paper.A5].settings)
def test_no_setting_of_a_receipt_is_too_small_to_read_or_to_sign(setting: Setting) -> None:
    assert setting.body_pt >= 11
    assert min(setting.pen(size).pt for size in Size) >= 10
    assert setting.signing_pt * 25.4 / 72 >= 11  # mm
