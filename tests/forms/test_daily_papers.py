"""Papers of daily work: offered when they make sense, honest about money, silent about persons."""

from pathlib import Path

import pytest

from desk_app.catalogue_files import read_catalogue
from desk_app.desk.filling.daily_papers import history
from desk_app.desk.filling.kinds import ROLL, SHEET, DossierPaper
from desk_app.desk.filling.occasions import BIRTH, DEATH, MARRIAGE
from desk_app.desk.filling.registry import PAPERS
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import DossierEvent, DossierWithdrawn, SupplementRequested
from desk_app.printing import pdf
from desk_app.printing.blocks import Rule
from desk_app.printing.forms import fee_slip
from desk_app.usecases.commands import AskForPapers, PaperWish
from desk_app.views import PrinterRole, PrintJob, SlipKind
from tests.forms.examples_daily import LIFE, MADE, RETURNED
from tests.forms.sources import about
from tests.forms.test_forms import slip
from tests.office_fixture import CATALOGUE
from tests.printing.reading import content, pdf_text
from tests.ui.dossier_office import LAND_TITLE, Ward
from tests.unit.builders import APPLICANT

CLERK = "PT"
MINE = {
    *(SlipKind.RETURN_RECEIPT, SlipKind.HISTORY, SlipKind.WITHDRAWAL, SlipKind.FEE_SLIP),
    *(SlipKind.POSTAL_SLIP, SlipKind.AUTHORITY, SlipKind.LOST_RECEIPT, SlipKind.MISSING_PAPERS),
    *(SlipKind.CONGRATULATION, SlipKind.CONDOLENCE, SlipKind.APPLICATION),
}


def offered(dossier: Dossier) -> set[SlipKind]:
    papers = (paper for paper in PAPERS.values() if isinstance(paper, DossierPaper))
    return {paper.slip for paper in papers if paper.fits(dossier)} & MINE


@pytest.mark.parametrize(
    ("events", "kinds"),
    [
        ((), {SlipKind.AUTHORITY, SlipKind.APPLICATION}),
        (
            (SupplementRequested(("Tờ khai",), "Thiếu"),),
            {SlipKind.AUTHORITY, SlipKind.APPLICATION, SlipKind.MISSING_PAPERS},
        ),
        ((MADE,), {SlipKind.AUTHORITY, SlipKind.LOST_RECEIPT}),
        ((MADE, RETURNED), {SlipKind.RETURN_RECEIPT, SlipKind.LOST_RECEIPT}),
        ((DossierWithdrawn("Không còn nhu cầu"),), {SlipKind.WITHDRAWAL}),
    ],
)
def test_the_menu_of_a_dossier_has_what_makes_sense_now(
    events: tuple[DossierEvent, ...], kinds: set[SlipKind]
) -> None:
    assert offered(about(*events).dossier) == {SlipKind.HISTORY, *kinds}


def test_cards_are_for_births_marriages_and_deaths_only() -> None:
    procedures, _ = read_catalogue(CATALOGUE)
    found = {
        occasion.form.code: {one.code for one in procedures if occasion.is_of(one.name)}
        for occasion in (BIRTH, MARRIAGE, DEATH)
    }

    assert found == {
        "card_birth": {"1.001193", "1.000689", "2.000986"},
        "card_marriage": {"1.000894"},
        "letter_death": {"1.000656"},
    }


@pytest.mark.parametrize("kind", [SlipKind.CONGRATULATION, SlipKind.CONDOLENCE])
def test_a_card_is_one_page_however_long_the_names_are(kind: SlipKind) -> None:
    assert pdf_text(pdf.render(slip(kind, "wide"))).count("\f") == 1


def test_the_fee_slip_has_no_number_of_ours_and_says_that_it_is_no_receipt() -> None:
    said = "\n".join(content(slip(SlipKind.FEE_SLIP, "payment").blocks))

    assert not fee_slip.FORM.suffix
    assert "KHÔNG PHẢI BIÊN LAI" in said
    assert "Số biên lai của đơn vị cung cấp: 0000123" in said
    assert "Một triệu năm trăm linh năm nghìn đồng" in said


def test_of_who_collected_a_result_four_digits_stand_on_paper() -> None:
    said = "\n".join(content(slip(SlipKind.RETURN_RECEIPT, "usual").blocks))

    assert "Bốn số cuối giấy tờ tùy thân: 0001" in said
    assert APPLICANT.id_number not in said


@pytest.mark.parametrize("name", ["usual", "roll"])
def test_the_coupon_names_nobody(name: str) -> None:
    blocks = slip(SlipKind.MISSING_PAPERS, name).blocks
    torn = next(i for i, block in enumerate(blocks) if isinstance(block, Rule) and block.dashed)
    coupon = "\n".join(content(blocks[torn:]))

    assert "H56.21.05-261120-0007" in coupon
    assert "Mẫu" not in coupon


def test_the_history_has_a_row_for_everything_that_happened() -> None:
    rows = history(about(*LIFE)).values["steps"]

    assert [row[0] for row in rows] == [str(n) for n in range(1, len(LIFE) + 2)]
    assert rows[1][4:] == ("Phòng Văn hóa - Xã hội – Lê Minh Mẫu", "")
    assert rows[3][4:] == ("Người nộp hồ sơ", "20/12/2026")


def test_what_is_missing_goes_to_the_roll_when_the_clerk_says_so(tmp_path: Path) -> None:
    ward = Ward(tmp_path / "may")
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    wish = AskForPapers(dossier.id, ("Bản đồ địa chính",), "Thành phần hồ sơ còn thiếu")
    ward.desk.dossiers.ask_for_papers(CLERK, wish)

    on_roll = PaperWish(typed={SHEET.key: ROLL})
    job = ward.desk.forms.ask(CLERK, SlipKind.MISSING_PAPERS, dossier.id, on_roll)

    assert isinstance(job, PrintJob)
    assert job.printer is PrinterRole.TICKETS
    made = ward.desk.paper.make(job.id)
    assert made is not None
    assert made.startswith(b"\x1b@")
    ward.desk.close()
