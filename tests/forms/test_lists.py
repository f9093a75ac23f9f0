"""Papers about several dossiers, and the register: what is particular to them."""

import pytest

from desk_app.desk import facts
from desk_app.desk.filling.list_papers import address_order, delivery_run, postal_record
from desk_app.desk.filling.register_papers import register
from desk_app.printing import pdf
from desk_app.printing.forms import lists, postal
from desk_app.views import SlipKind
from tests.forms.examples_lists import (
    FEW_DONE,
    LIST_EXAMPLES,
    SENT,
    USUAL_LINES,
    book,
    dossiers,
    listed,
)
from tests.forms.sources import OFFICE_NOW, WIDE_PERSON
from tests.forms.test_forms import slip
from tests.printing.reading import pdf_text
from tests.unit.builders import APPLICANT


def test_doors_come_in_the_order_one_walks_them() -> None:
    walked = [
        "Số 2, đường A, phường Hoa Ban",
        "Số 10, đường A, phường Hoa Ban",
        "Số 1, đường B, phường Hoa Ban",
        "12 đường B, phường Nậm Mẫu",
    ]
    mixed = [walked[i] for i in (3, 1, 2, 0)]

    assert sorted(mixed, key=address_order) == walked
    assert address_order("") < address_order("Tổ 1")


def test_tracking_numbers_go_to_the_dossiers_in_their_order_and_may_run_out() -> None:
    rows = postal_record(listed(FEW_DONE, tracking="RB1, RB2;RB3")).values["dossiers"]

    assert [row[2] for row in rows] == ["RB1", "RB2", "RB3", ""]


def test_what_is_collected_at_the_doors_is_summed() -> None:
    content = delivery_run(listed(FEW_DONE))

    assert content.text("money").startswith("60.000")
    assert content.text("money").endswith("(Sáu mươi nghìn đồng)")


def test_each_closing_is_followed_by_its_line_and_every_status_is_counted_once() -> None:
    content = register(book(USUAL_LINES))
    rows = content.values["entries"]

    closing = [row[0] for row in rows if len(row) == 1]
    assert [line.partition(",")[0] for line in closing] == [
        "Cộng ngày 20/11/2026: 20 hồ sơ",
        "Cộng ngày 21/11/2026: 3 hồ sơ",
    ]
    assert len(rows) == len(USUAL_LINES) + len(closing)
    counts = [int(content.text(key)) for key in ("returned", "open", "ended", "voided")]
    assert counts == [1, 20, 1, 1]
    assert sum(counts) == int(content.text("count"))


def test_a_voided_receipt_says_what_replaced_it() -> None:
    row = register(book(USUAL_LINES)).values["entries"][1]

    assert row[-1] == "đã hủy, thay bằng H56.21.05-\n261120-0003"


@pytest.mark.parametrize("kind", LIST_EXAMPLES)
def test_every_page_of_a_long_list_has_the_heading_and_the_last_one_more_than_signatures(
    kind: SlipKind,
) -> None:
    pages = pdf_text(pdf.render(slip(kind, "wide"))).split("\f")[:-1]
    inside = pages[1:] if kind is SlipKind.REGISTER else pages

    assert len(inside) > 5
    assert all("Mã hồ sơ" in page for page in inside)  # also above the signatures: rows go along


@pytest.mark.parametrize("count", range(1, 26))
def test_signatures_never_stand_alone_however_long_the_list_is(count: int) -> None:
    people = [WIDE_PERSON if n % 3 else APPLICANT for n in range(count)]
    content = delivery_run(listed(dossiers(people, SENT)))

    made = pdf.render(lists.lay_out(postal.DELIVERY_RUN, facts.office_header(OFFICE_NOW), content))
    pages = pdf_text(made, "-layout").split("\f")[:-1]

    assert "Mã hồ sơ" in pages[-1]
