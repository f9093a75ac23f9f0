"""Rolls and sheets: nothing is clipped, pages follow each other, machines can read it all."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image, ImageOps

from desk_app.printing import pdf, preview, raster
from desk_app.printing.blocks import (
    Align,
    BigNumber,
    Block,
    Boxed,
    Card,
    Column,
    CopyLabel,
    Field,
    FieldRow,
    FormVersion,
    Heading,
    Letterhead,
    Listing,
    PageBreak,
    Paper,
    Paragraph,
    Rule,
    Signature,
    Signatures,
    Size,
    Slip,
    Spacer,
    Symbol,
    SymbolKind,
    Table,
    TwoColumns,
    say,
)
from desk_app.printing.escpos_bytes import encode
from desk_app.printing.escpos_view import decode
from desk_app.printing.raster_style import SIZE_PX
from desk_app.printing.receipt_roll import receipt_roll
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.texts import COPY_GIVEN, COPY_KEPT, DEMO_MARK
from desk_app.printing.ticket_slip import ticket_slip
from tests.printing import samples
from tests.printing.reading import (
    content,
    error_rate,
    framed,
    metadata,
    ocr,
    pdf_text,
    squeezed,
    zbar_reads,
    zxing_reads,
)

OFFICE = samples.OFFICE
ROLLS = [Paper.ROLL_80, Paper.ROLL_58]
ONE_OF_EACH: tuple[Block, ...] = (
    Letterhead("ỦY BAN NHÂN DÂN", "TRUNG TÂM", "Số: 1", "Hoa Ban, ngày 20 tháng 11 năm 2026"),
    CopyLabel(),
    Heading("TIÊU ĐỀ"),
    Paragraph(say("Đoạn văn")),
    Field("Nhãn", "giá trị"),
    FieldRow((Field("Trái", "một"), Field("Phải", "hai"))),
    Listing(("khoản một", "khoản hai"), numbered=True),
    BigNumber("A001"),
    Boxed((Paragraph(say("Trong khung")),)),
    Rule(dashed=True),
    Rule(share=0.3, ornate=True),
    Card((Paragraph(say("Trên thiệp")),)),
    Spacer(3),
    Table(
        (Column("Tên", 3), Column("Số", 1, Align.RIGHT, group="Nhóm")),
        (("dòng", "7"), ("Cộng", "7")),
        closing_rows=1,
    ),
    TwoColumns((Paragraph(say("Cột trái")),), (Paragraph(say("Cột phải")),)),
    Signatures((Signature("NGƯỜI LẬP", name="Lê Văn Ba", above="Hoa Ban"),)),
    Symbol(SymbolKind.QR, "123456", "mã"),
    PageBreak(),
)
FORM = FormVersion("proof", "Mẫu thử", "")


def wide_pdf() -> bytes:
    return pdf.render(receipt_slip(OFFICE, samples.WIDE_RECEIPT, mark=DEMO_MARK))


def test_the_proof_slip_has_every_kind_of_block() -> None:
    assert {type(block) for block in ONE_OF_EACH} == set(get_args(Block))


@pytest.mark.parametrize("paper", Paper)
def test_every_block_is_set_on_every_paper(paper: Paper) -> None:
    slip = Slip(FORM, ONE_OF_EACH, paper, title="Mẫu thử", copies=("Liên 1: Lưu",))

    assert preview.pages(slip)
    if not paper.is_roll:
        read = squeezed(pdf_text(pdf.render(slip)))
        for line in ("TIÊUĐỀ", "Nhãn:giátrị", "2.khoảnhai", "A001", "Trongkhung", "Nhóm", "Liên1"):
            assert line in read


def margins_are_white(picture: Image.Image) -> bool:
    sides = [(0, 0, 2, picture.height), (picture.width - 2, 0, picture.width, picture.height)]
    ends = [(0, 0, picture.width, 2), (0, picture.height - 2, picture.width, picture.height)]
    return all(picture.crop(edge).convert("L").getextrema() == (255, 255) for edge in sides + ends)


@pytest.mark.parametrize("paper", ROLLS)
def test_nothing_reaches_the_edge_of_a_roll_however_long_names_and_papers_are(paper: Paper) -> None:
    slips = (
        ticket_slip(OFFICE, samples.WIDE_TICKET, paper, DEMO_MARK),
        receipt_roll(OFFICE, samples.WIDE_RECEIPT, paper, DEMO_MARK),
    )
    for slip in slips:
        picture = raster.render(slip)
        assert picture.mode == "1"
        assert picture.width == raster.WIDTH_DOTS[paper]
        assert margins_are_white(picture)


def test_every_word_of_the_longest_receipt_can_be_copied_from_its_pages() -> None:
    read = squeezed(pdf_text(wide_pdf(), "-layout"))

    assert len(samples.NAME_60.replace(" ", "")) >= 48
    for words in (samples.WIDE_RECEIPT.submitter.address, samples.WIDE_RECEIPT.procedure_name):
        assert squeezed(words) in squeezed(pdf_text(wide_pdf()))
    for n in range(1, 31):
        assert f"({n:02})Giấychứngnhậnquyền" in read


def test_no_word_of_the_longest_receipt_leaves_its_page() -> None:
    boxes = pdf_text(wide_pdf(), "-bbox")
    width, height = (
        float(x) for x in re.findall(r'page width="([\d.]+)" height="([\d.]+)"', boxes)[0]
    )
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', boxes)

    assert len(words) > 3000
    for word in words:
        left, top, right, bottom = (float(edge) for edge in word)
        assert left >= 30
        assert top >= 14  # 5 mm, which every printer can reach: the mark stands in the margin
        assert right <= width - 25
        assert bottom <= height - 13


def test_tables_run_on_under_their_heading_and_pages_are_counted_for_each_copy() -> None:
    pages = pdf_text(wide_pdf()).split("\f")[:-1]
    each = len(pages) // 2

    assert each > 5
    for number, page in enumerate(pages[:each], start=1):
        assert f"Trang {number}/{each}" in page
        assert DEMO_MARK in page
        if re.search(r"\(\d\d\) Giấy chứng", page):
            assert "Thành phần hồ sơ" in page
            assert "Bản" in page


def test_both_copies_are_in_one_document_and_each_says_which_it_is() -> None:
    pages = pdf_text(pdf.render(receipt_slip(OFFICE, samples.MINIMAL_RECEIPT))).split("\f")[:-1]

    assert len(pages) == 2
    assert COPY_KEPT in pages[0]
    assert COPY_GIVEN in pages[1]


def test_the_same_receipt_makes_the_same_bytes() -> None:
    slip = receipt_slip(OFFICE, samples.RECEIPT)

    assert pdf.render(slip) == pdf.render(slip)


def test_a_document_names_its_title_and_language() -> None:
    document = pdf.render(receipt_slip(OFFICE, samples.RECEIPT))

    assert b"/Lang (vi-VN)" in document
    assert metadata(document)["Title"] == (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ H56.21.05-261120-0007"
    )


def test_a_sheet_has_the_size_of_its_paper() -> None:
    (first, *_) = preview.pdf_pages(pdf.render(receipt_slip(OFFICE, samples.RECEIPT)), 254)

    assert first.width == pytest.approx(1480, abs=1)
    assert first.height == pytest.approx(2100, abs=1)


def test_the_preview_of_a_roll_is_dot_for_dot_what_is_printed() -> None:
    slip = ticket_slip(OFFICE, samples.TICKET)
    (seen,) = preview.pages(slip)

    assert seen.tobytes() == decode(encode(raster.render(slip))).tobytes()


@pytest.mark.parametrize("paper", ROLLS)
def test_two_readers_read_the_symbols_of_rolls_from_their_bytes(
    paper: Paper, tmp_path: Path
) -> None:
    ticket = decode(encode(raster.render(ticket_slip(OFFICE, samples.TICKET, paper))))
    receipt = decode(encode(raster.render(receipt_roll(OFFICE, samples.RECEIPT, paper))))

    for reads in (zbar_reads(ticket, tmp_path), zxing_reads(ticket)):
        assert reads == {samples.TICKET.scan_digits}
    for reads in (zbar_reads(receipt, tmp_path), zxing_reads(receipt)):
        assert reads == {samples.LOOKUP_URL, samples.LOOKUP_DIGITS}


def test_two_readers_read_the_symbols_of_the_sheet_at_203_dpi_in_black_and_white(
    tmp_path: Path,
) -> None:
    document = pdf.render(receipt_slip(OFFICE, samples.RECEIPT))
    for by_zbar in (True, False):
        read: set[str] = set()
        for page in preview.pdf_pages(document, 203):
            grey = page.convert("L")
            black = Image.eval(grey, lambda level: 255 if level > 127 else 0)
            read |= zbar_reads(black, tmp_path) if by_zbar else zxing_reads(black)
        assert read == {samples.LOOKUP_URL, samples.LOOKUP_DIGITS}


@pytest.mark.parametrize("paper", ROLLS)
def test_tesseract_reads_rolls_with_two_errors_in_a_hundred_letters_at_most(paper: Paper) -> None:
    ticket = replace(samples.TICKET, scan_digits="")
    receipt = replace(samples.RECEIPT, scan_digits="", lookup_url="")
    for slip in (ticket_slip(OFFICE, ticket, paper), receipt_roll(OFFICE, receipt, paper)):
        small = [block for block in slip.blocks if not isinstance(block, BigNumber)]
        picture = framed(raster.render(replace(slip, blocks=tuple(small))))
        twice = ImageOps.scale(picture, 2)
        truth = "\n".join(line for line in content(small) if line not in {"+--", "--+"})
        assert error_rate(ocr(twice), truth) <= 0.02


def test_tesseract_reads_98_of_100_words_of_the_sheet_without_an_error() -> None:
    submitter = replace(samples.CITIZEN, email="nhung@example.vn")
    receipt = replace(samples.RECEIPT, scan_digits="", lookup_url="", submitter=submitter)
    document = pdf.render(receipt_slip(OFFICE, receipt))
    pages = preview.pdf_pages(document, 300)
    for number, page in enumerate(pages[: len(pages) // 2], start=1):
        truth = pdf_text(document, "-layout", "-f", str(number), "-l", str(number))
        words = Counter(truth.split())
        # head and table stand in columns: the order in which they are read says nothing
        missed = words - Counter(ocr(page, psm=11).split())
        assert missed.total() <= 0.02 * words.total()


def test_the_number_of_a_ticket_is_read_from_afar() -> None:
    slip = ticket_slip(OFFICE, samples.TICKET)
    number = replace(slip, blocks=(BigNumber(samples.TICKET.number),))
    picture = raster.render(number)

    assert picture.height >= 150  # 19 mm of figures: read easily at 60 cm, and at 3 m
    far = ImageOps.scale(framed(picture), 1 / 4)
    assert squeezed(ocr(far)) == samples.TICKET.number


def test_a_page_break_starts_a_page_only_when_something_follows() -> None:
    def pages(*blocks: Block) -> int:
        return len(preview.pages(Slip(FORM, blocks, Paper.A5, title="Ngắt trang"), 30))

    words = Paragraph(say("Chữ"))
    assert pages(words, PageBreak()) == 1
    assert pages(words, PageBreak(), words) == 2


@pytest.mark.parametrize("paper", ROLLS)
def test_a_long_dossier_code_stands_on_one_line(paper: Paper) -> None:
    def height(code: str) -> int:
        words = Paragraph(say(code, bold=True), size=Size.LARGE, one_line=True)
        return raster.render(Slip(FORM, (words,), paper, title="Mã")).height

    assert height("000.21.05.H56-261120-100007") <= height("H56")


def test_a_bar_code_too_fine_for_its_paper_is_printed_as_figures() -> None:
    digits = "12" * 60
    slip = Slip(FORM, (Symbol(SymbolKind.CODE128, digits),), Paper.ROLL_58, title="Mã")

    assert margins_are_white(raster.render(slip))


@pytest.mark.parametrize("size", Size)
def test_no_letter_on_a_roll_is_smaller_than_22_dots(size: Size) -> None:
    assert SIZE_PX[size] >= 22
