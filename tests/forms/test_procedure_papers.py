"""Papers about procedures: samples are about nobody, the wall is told what is new."""

from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desk_app.desk.filling.people import named_here
from desk_app.desk.filling.procedure_papers import guide, sample
from desk_app.desk.filling.procedure_rows import ASK, fee_words, route_rows
from desk_app.desk.forms import PaperNotFitting
from desk_app.domain.procedure import Channel, Doubt, FeeKind, Route
from desk_app.printing import pdf
from desk_app.printing.forms import applications
from desk_app.printing.forms.form import Form, FormChanges, FormLine, LineKind, words_of
from desk_app.usecases.commands import PaperWish
from desk_app.views import PrintJob, SlipKind
from tests.forms.examples_procedures import of
from tests.forms.test_forms import slip
from tests.office_fixture import EXTRACT, LAND_TITLE, MARITAL_STATUS, OFFICE, procedure
from tests.printing.reading import content, pdf_text
from tests.ui.dossier_office import Ward

CLERK = "PT"


@pytest.fixture
def ward(tmp_path: Path) -> Generator[Ward]:
    opened = Ward(tmp_path / "may")
    yield opened
    opened.desk.close()


def text_of(ward: Ward, job: PrintJob | object) -> str:
    assert isinstance(job, PrintJob), job
    made = ward.desk.paper.make(job.id)
    assert made is not None
    return " ".join(pdf_text(made, "-raw").split())


def asked(line: FormLine) -> frozenset[str]:
    """Return what has to be known for a line."""
    if line.kind is LineKind.SENTENCE:
        return words_of(line)
    return frozenset() if line.kind is LineKind.HEADING or line.if_any else frozenset({line.key})


@pytest.mark.parametrize("form", applications.FORMS, ids=lambda form: form.code)
def test_every_line_of_a_sample_is_filled(form: Form) -> None:
    filled = sample(of(procedure(MARITAL_STATUS))).values

    assert [key for line in form.lines for key in asked(line) if not filled.get(key)] == []


@pytest.mark.parametrize("name", ["usual", "wide"])
def test_a_sample_says_so_on_every_page(name: str) -> None:
    pages = pdf_text(pdf.render(slip(SlipKind.SAMPLE, name)), "-layout").split("\f")[:-1]

    assert len(pages) > 1
    assert all("MẪU" in page.splitlines()[0].split() for page in pages)


def test_a_local_variant_is_applied_for_like_the_national_procedure() -> None:
    assert applications.form_of("1.001193.000.00.00.H56").code == "application_birth"
    assert applications.form_of("9.999999").code == "application_general"


def test_an_office_changes_one_of_the_application_forms(ward: Ward) -> None:
    dossier = ward.receive("LÒ THỊ MẪU", EXTRACT)
    changes = FormChanges(labels={"registered_at": "Nơi đã đăng ký"})

    changed = ward.desk.forms.change(SlipKind.APPLICATION, changes, CLERK, "application_extract")
    job = ward.desk.forms.ask(CLERK, SlipKind.APPLICATION, dossier.id)

    assert isinstance(changed, Form)
    assert "Nơi đã đăng ký: ...." in text_of(ward, job)


def test_guidance_needs_to_know_the_procedure(ward: Ward) -> None:
    kind = SlipKind.GUIDANCE

    assert ward.desk.forms.ask(CLERK, kind, "") == PaperNotFitting(kind, "")
    assert "Đăng ký đất đai" in text_of(ward, ward.desk.forms.ask(CLERK, kind, LAND_TITLE))
    with pytest.raises(LookupError):
        guide(of())


def test_a_symbol_leads_to_the_office_only_where_it_has_a_page() -> None:
    source = of(procedure(EXTRACT))
    nowhere = replace(source, office=replace(source.office, lookup_address=""))

    assert guide(source).lookup_url == "https://tracuu.example.vn"
    assert guide(nowhere).lookup_url == ""


def test_the_wall_is_told_what_is_new_changed_and_abolished(ward: Ward) -> None:
    desk, first = ward.desk, date(2026, 11, 1)
    old, ended = procedure(MARITAL_STATUS), procedure(LAND_TITLE)
    new = replace(procedure(EXTRACT), code="2.999999", valid_from=first, name="Thủ tục mới tinh")
    changed = replace(old, version=2, valid_from=first, result="Giấy xác nhận bản điện tử")
    gone = replace(ended, version=2, valid_to=date(2026, 11, 10))
    desk.settings.save_procedures((new, changed, gone), CLERK)

    job = desk.forms.ask(CLERK, SlipKind.POSTING, "", PaperWish(first_on=first))
    said = text_of(ward, job)

    sections = [said.index(f"{letter}. THỦ TỤC") for letter in "ABC"]
    assert sections == sorted(sections)
    assert sections[0] < said.index("Thủ tục mới tinh") < sections[1]
    assert sections[1] < said.index("thành Giấy xác nhận bản điện tử") < sections[2]
    assert sections[2] < said.index("10/11/2026") < said.index("DANH MỤC")


@pytest.mark.parametrize(
    ("route", "said"),
    [
        (Route(Channel.COUNTER, fee_vnd=0, confirmed=True), "Không thu"),
        (Route(Channel.COUNTER, fee_vnd=0, doubts=(Doubt.FREE_UNPROVEN,)), ASK),
        (Route(Channel.COUNTER, fee_note="Chưa rõ mức thu; cần xác nhận"), ASK),
        (Route(Channel.COUNTER, fee_note="Do HĐND cấp tỉnh quy định"), "Do HĐND cấp tỉnh quy định"),
        (Route(Channel.COUNTER, fee_vnd=8000, fee_note="8.000 đ/bản"), "8.000 đ/bản"),
        (Route(Channel.COUNTER, fee_vnd=0, fee_note="hộ nghèo"), "Không thu (hộ nghèo)"),
        (Route(Channel.COUNTER, fee_vnd=5000, fee_note="mỗi lần"), "5.000\xa0đ (mỗi lần)"),
        (Route(Channel.COUNTER), ASK),
    ],
)
def test_a_fee_that_nobody_proved_is_asked_at_the_counter(route: Route, said: str) -> None:
    assert fee_words(route, FeeKind.FIXED) == said


def test_agencies_are_called_by_their_names_here() -> None:
    assert named_here("Công an cấp xã", OFFICE) == "Công an phường Hoa Ban"
    assert named_here("Sở Xây dựng", OFFICE) == "Sở Xây dựng"
    assert named_here("Công an cấp xã", replace(OFFICE, unit_name="Bộ phận một cửa")) == (
        "Công an cấp xã"
    )


def test_channels_that_agree_share_a_line() -> None:
    rows = route_rows(procedure("1.001193"))

    assert [row[:3] for row in rows] == [
        ("Đăng ký đúng hạn", "Trực tiếp, trực tuyến, bưu chính", "Trong ngày"),
        ("Đăng ký quá hạn", "Trực tiếp, trực tuyến, bưu chính", "Trong ngày*"),
    ]


def test_what_was_not_compared_is_marked() -> None:
    said = "\n".join(content(slip(SlipKind.GUIDANCE, "usual").blocks))

    assert "* Chưa được đối chiếu với quyết định công bố" in said
