"""PDF/A-2b and tags, rule by rule, read back by qpdf (pikepdf), fontTools, Pillow and poppler.

Source: ISO 19005-2:2011, the clauses named in the tests. What a complete validator
said is in docs/adr/0018.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name, Object, Pdf
from PIL import Image, ImageCms

from desk_app.printing import pdf
from desk_app.printing.blocks import (
    Column,
    FormVersion,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Slip,
    Table,
    say,
)
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.texts import COPY_GIVEN, COPY_KEPT, DEMO_MARK, TITLE_01
from tests.printing import samples
from tests.printing.reading import squeezed, tagged_text

FORM = FormVersion("proof", "Mẫu thử", "")
FOREIGN = Slip(FORM, (Paragraph(say("Jürgen Łódź 李明 😀")),), Paper.A5, title="Tên nước ngoài")
WIDE_TABLE = Slip(
    FORM,
    (
        Heading("SỔ THEO DÕI"),
        Table(
            (Column("STT", 1), Column("Tên", 4), Column("Ghi chú", 3)),
            tuple((str(n), f"Hồ sơ thứ {n}", "") for n in range(1, 60)),
        ),
        Listing(("khoản một", "khoản hai"), numbered=True),
    ),
    Paper.A4_LANDSCAPE,
    title="Sổ",
)
SLIPS = {
    "receipt": receipt_slip(samples.OFFICE, samples.RECEIPT, DEMO_MARK),
    "widest receipt": receipt_slip(samples.OFFICE, samples.WIDE_RECEIPT, DEMO_MARK),
    "foreign letters": FOREIGN,
    "register": WIDE_TABLE,
}
FORBIDDEN_KEYS = {  # 6.1.3, 6.2.5, 6.2.10, 6.5, 6.8, 6.9, 6.10
    *("/Encrypt", "/JavaScript", "/JS", "/OpenAction", "/AA", "/A", "/EmbeddedFiles", "/EF"),
    *("/ExtGState", "/SMask", "/Group", "/TR", "/HT", "/XFA", "/OCProperties", "/Rendition"),
    *("/AlternatePresentations", "/PresSteps", "/Annots", "/LZWDecode", "/Crypt", "/XObject"),
}
PAINTING = {"Tj", "S", "f"}
ALLOWED = PAINTING | {
    *("q", "Q", "cm", "w", "d", "m", "l", "re"),
    *("BT", "ET", "Tf", "TL", "Tm", "T*", "n", "BDC", "BMC", "EMC"),
}


@pytest.fixture(params=SLIPS)
def opened(request: pytest.FixtureRequest) -> Iterator[Pdf]:
    with pikepdf.open(io.BytesIO(pdf.render(SLIPS[request.param]))) as document:
        yield document


def dictionaries(document: Pdf) -> Iterator[Dictionary]:
    """Return every dictionary, of streams too, but attributes of tags, which are named /A."""
    waiting: list[Object] = [*document.objects, document.trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [kid for kid in list(one) if is_direct(kid)]
        elif isinstance(one, Dictionary | pikepdf.Stream):
            items = dict(one.items())
            if items.get("/Type") == Name.StructElem:
                items.pop("/A", None)
            yield Dictionary(items)
            waiting += [kid for kid in items.values() if is_direct(kid)]


def is_direct(value: object) -> bool:
    return isinstance(value, Object) and not value.is_indirect


def xmp(document: Pdf) -> str:
    return document.Root.Metadata.read_bytes().decode()


def fonts(document: Pdf) -> list[Object]:
    return list(
        {str(f.BaseFont): f for p in document.pages for f in p.Resources.Font.values()}.values()
    )


def meanings(font: Object) -> set[int]:
    """Return the glyphs of a font that are said to be a letter."""
    lines = re.findall(rb"^<([0-9A-F]{4})> <", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {int(code, 16) for code in lines} - {0}  # where the codes begin


def operators(page: pikepdf.Page) -> list[tuple[list[Any], str]]:
    return [(list(one.operands), str(one.operator)) for one in pikepdf.parse_content_stream(page)]


def test_the_file_names_its_kind_and_says_the_same_twice(opened: Pdf) -> None:
    said = xmp(opened)  # 6.6.2, 6.6.4

    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in said
    for words in (opened.docinfo.Title, opened.docinfo.Subject, opened.docinfo.Producer):
        assert f">{words}<" in said
    assert "/Filter" not in opened.Root.Metadata
    assert str(opened.Root.Lang) == "vi-VN"
    assert ">vi-VN<" in said


def test_the_file_has_a_name_of_its_own_and_nothing_forbidden(opened: Pdf) -> None:
    assert len(bytes(opened.trailer.ID[0])) == 16  # 6.1.3
    for one in dictionaries(opened):
        assert not FORBIDDEN_KEYS & set(one.keys()), one
        assert one.get("/Filter", Name.FlateDecode) == Name.FlateDecode  # 6.1.7.2


def test_one_profile_says_what_black_is(opened: Pdf) -> None:
    (intent,) = opened.Root.OutputIntents  # 6.2.3
    profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))

    assert intent.S == Name.GTS_PDFA1
    assert intent.DestOutputProfile.N == 3
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    theirs = ImageCms.core.createProfile("sRGB")
    same = ImageCms.buildTransform(profile, theirs, "RGB", "RGB")
    for colour in ((0, 0, 0), (255, 255, 255), (200, 30, 90), (10, 250, 128)):
        seen = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), same)
        assert seen is not None
        got = cast("tuple[int, ...]", seen.getpixel((0, 0)))
        assert max(abs(a - b) for a, b in zip(got, colour, strict=True)) <= 1


def test_fonts_are_embedded_and_their_widths_are_true(opened: Pdf) -> None:
    for font in fonts(opened):  # 6.2.11
        (inner,) = font.DescendantFonts
        file = TTFont(io.BytesIO(inner.FontDescriptor.FontFile2.read_bytes()))
        pairs = list(inner.W)
        names = file.getGlyphOrder()

        assert (font.Encoding, inner.CIDToGIDMap) == (Name("/Identity-H"), Name.Identity)
        assert font.BaseFont == inner.BaseFont == inner.FontDescriptor.FontName
        assert re.fullmatch(r"/[A-Z]{6}\+LiberationSerif(-\w+)?", str(font.BaseFont))
        assert {int(glyph) for glyph in pairs[::2]} == meanings(font)
        for glyph, (width,) in zip(pairs[::2], pairs[1::2], strict=True):
            true = file["hmtx"][names[int(glyph)]][0] * 1000 / 2048
            assert float(width) == pytest.approx(true, abs=0.01)


def test_every_letter_that_is_drawn_has_a_glyph_and_a_meaning(opened: Pdf) -> None:
    known = set[int]().union(*map(meanings, fonts(opened)))
    for page in opened.pages:
        for operands, operator in operators(page):
            if operator == "Tj":
                codes = bytes(operands[0])
                drawn = {codes[i] << 8 | codes[i + 1] for i in range(0, len(codes), 2)}
                assert drawn <= known  # never 0, which is ".notdef": 6.2.11.8


def test_all_that_is_drawn_is_marked_and_black(opened: Pdf) -> None:
    for page in opened.pages:
        depth = 0
        for _operands, operator in operators(page):
            assert operator in ALLOWED  # no colour is ever set: the default is black
            depth += (operator in {"BDC", "BMC"}) - (operator == "EMC")
            assert depth in {0, 1}
            assert depth == 1 or operator not in PAINTING
        assert depth == 0


def test_each_mark_of_a_page_has_its_part_in_the_structure(opened: Pdf) -> None:
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    owners_of = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    assert opened.Root.MarkInfo.Marked
    assert len(owners_of) == len(opened.pages)
    for page in opened.pages:
        drawn = [operands[1].MCID for operands, operator in operators(page) if operator == "BDC"]
        owners = owners_of[int(page.StructParents)]
        assert sorted(map(int, drawn)) == list(range(len(owners)))
        for number, owner in enumerate(owners):
            assert (page.objgen, number) in set(marks_of(owner))


def marks_of(part: Object) -> Iterator[tuple[tuple[int, int], int]]:
    for kid in part.K:
        if isinstance(kid, int):
            yield part.Pg.objgen, kid
        elif kid.get("/Type") == Name.MCR:
            yield kid.Pg.objgen, int(kid.MCID)


def parts_of(part: Object, kind: str) -> list[Object]:
    found = [part] if part.get("/S") == Name(f"/{kind}") else []
    kids = part.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            found += parts_of(kid, kind)
    return found


def test_every_row_of_a_table_has_as_many_cells_as_the_table_columns(opened: Pdf) -> None:
    for table in parts_of(opened.Root.StructTreeRoot, "Table"):
        head, *rows = parts_of(table, "TR")
        columns = sum(int(cell.A.get("/ColSpan", 1)) for cell in parts_of(head, "TH"))
        body = [row for row in rows if not parts_of(row, "TH")]
        assert body
        for row in body:
            assert len(parts_of(row, "TD")) == columns


def test_a_heading_that_comes_again_on_every_page_is_read_aloud_once() -> None:
    for name, headings in (("register", 3), ("widest receipt", 2 * 6)):
        with pikepdf.open(io.BytesIO(pdf.render(SLIPS[name]))) as document:
            assert len(document.pages) > 1
            assert len(parts_of(document.Root.StructTreeRoot, "TH")) == headings


def test_each_copy_is_a_part_of_its_own_and_read_in_the_order_of_the_page() -> None:
    read = tagged_text(pdf.render(SLIPS["receipt"]))
    order = [
        *(DEMO_MARK, samples.OFFICE.superior, samples.OFFICE.agency, "Độc lập - Tự do - Hạnh phúc"),
        *("Mã hồ sơ: H56.21.05-261120-0007", "({})", TITLE_01, "Tiếp nhận hồ sơ của Bà"),
        *("Thành phần hồ sơ", "Số lượng", "Bản chính", "Tờ khai", "Quyết định", "NGƯỜI NỘP HỒ SƠ"),
        *("Khi nhận kết quả, xin mang theo giấy này và giấy tờ tùy thân",),
    ]
    at = 0
    for copy in (COPY_KEPT, COPY_GIVEN):
        for words in order:
            at = squeezed(read).index(squeezed(words.format(copy)), at) + 1
    with pikepdf.open(io.BytesIO(pdf.render(SLIPS["receipt"]))) as document:
        tree = document.Root.StructTreeRoot
        assert [str(part.T) for part in parts_of(tree, "Part")] == [COPY_KEPT, COPY_GIVEN]
        assert len(parts_of(tree, "H1")) == 2
        assert all(str(picture.Alt).startswith("Mã ") for picture in parts_of(tree, "Figure"))


def test_words_of_two_lines_do_not_run_together_when_read_aloud() -> None:
    long = "Trung tâm Phục vụ hành chính công phường Hoa Ban " * 4
    slip = Slip(FORM, (Paragraph(say(long.strip())),), Paper.A5, title="Dòng")

    assert long.strip() in tagged_text(pdf.render(slip))


def test_a_code_that_was_cut_is_read_aloud_in_one_piece() -> None:
    columns = (Column("Mã", 1), Column("Nội dung", 9))
    slip = Slip(FORM, (Table(columns, (("H56.21.05-261120-0007", "Hồ sơ"),)),), Paper.A5, "Mã")

    assert "H56.21.05-261120-0007" in tagged_text(pdf.render(slip))


def test_copies_share_their_fonts() -> None:
    three = replace(SLIPS["receipt"], copies=("Liên 1", "Liên 2", "Liên 3"))

    with pikepdf.open(io.BytesIO(pdf.render(three))) as document:
        assert len(fonts(document)) == 3
        assert len({one.Resources.Font.objgen for one in document.pages}) == 1


def test_a_stream_ends_where_its_length_says() -> None:
    made = pdf.render(SLIPS["receipt"])

    for found in re.finditer(rb"/Length (\d+)\s*>>\s?stream\n", made):  # 6.1.7.1
        assert made[found.end() + int(found[1]) :].startswith(b"\nendstream")
