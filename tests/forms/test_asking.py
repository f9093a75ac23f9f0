"""A paper that is owed is asked for with its action; any other when a clerk wants it."""

from collections.abc import Generator
from pathlib import Path

import pytest

from desk_app.desk.forms import PaperNotFitting
from desk_app.domain.dossier import Dossier
from desk_app.domain.person import Person, Proxy
from desk_app.printing.forms.form import Form, FormChanges, LineLocked
from desk_app.usecases.commands import AskForPapers, PaperWish
from desk_app.usecases.outcomes import PeopleDiffer
from desk_app.views import JobState, PrintJob, SlipKind
from tests.printing.reading import pdf_text
from tests.ui.dossier_office import LAND_TITLE, Ward

CLERK = "PT"


@pytest.fixture
def ward(tmp_path: Path) -> Generator[Ward]:
    opened = Ward(tmp_path / "may")
    yield opened
    opened.desk.close()


def asked_for_papers(ward: Ward) -> Dossier:
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    wish = AskForPapers(dossier.id, ("Bản đồ địa chính",), "Thành phần hồ sơ còn thiếu")
    answer = ward.desk.dossiers.ask_for_papers(CLERK, wish)
    assert isinstance(answer, Dossier), answer
    return answer


def text_of(ward: Ward, job: PrintJob) -> str:
    made = ward.desk.paper.make(job.id)
    assert made is not None
    return " ".join(pdf_text(made, "-raw").split())


def test_asking_for_papers_owes_form_02_as_the_dossier_stood_then(ward: Ward) -> None:
    dossier = asked_for_papers(ward)
    ward.desk.dossiers.add_papers(CLERK, dossier.id, dossier.papers)

    owed = ward.desk.paper.unfinished()[-1]

    assert (owed.slip, owed.state) == (SlipKind.SUPPLEMENT, JobState.QUEUED)
    assert "1. Bản đồ địa chính Lý do: Thành phần hồ sơ còn thiếu" in text_of(ward, owed)


def test_a_paper_that_does_not_fit_is_refused(ward: Ward) -> None:
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    kind = SlipKind.SUPPLEMENT

    assert kind not in {paper.slip for paper in ward.desk.forms.offered(dossier)}
    assert ward.desk.forms.ask(CLERK, kind, dossier.id) == PaperNotFitting(kind, dossier.id)
    assert ward.desk.forms.ask(CLERK, kind, "khong-co") == PaperNotFitting(kind, "khong-co")


def test_an_office_words_a_line_of_its_own_and_adds_notes(ward: Ward) -> None:
    dossier = asked_for_papers(ward)
    changes = FormChanges(
        labels={"respond_by": "Xin nộp đủ trước"}, notes=("Nghỉ trưa từ 11 giờ 30 phút.",)
    )

    form = ward.desk.forms.change(SlipKind.SUPPLEMENT, changes, CLERK)
    job = ward.desk.forms.ask(CLERK, SlipKind.SUPPLEMENT, dossier.id)

    assert isinstance(form, Form)
    assert isinstance(job, PrintJob)
    assert "Nghỉ trưa từ 11 giờ 30 phút." in text_of(ward, job)
    assert ward.desk.paper.jobs()[0].form_version == "supplement_02 2025-09-15 v1"


def test_the_words_of_the_law_are_locked(ward: Ward) -> None:
    wish = FormChanges(labels={"reason": "Vì sao"})

    answer = ward.desk.forms.change(SlipKind.SUPPLEMENT, wish, CLERK)

    assert answer == LineLocked("reason", "Lý do")


def test_a_receipt_never_shows_strangers_to_each_other(ward: Ward) -> None:
    other = "046098005678"
    dossiers = [ward.receive("LÒ THỊ MẪU"), ward.receive("CÀ VĂN MẪU", id_number=other)]
    wish = PaperWish(dossiers=tuple(dossier.id for dossier in dossiers))
    before = ward.desk.paper.jobs()

    refused = ward.desk.forms.ask(CLERK, SlipKind.RECEIPT_LIST, "", wish)

    assert refused == PeopleDiffer()
    assert ward.desk.paper.jobs() == before
    with pytest.raises(LookupError, match="not of one person"):
        ward.desk.forms.preview(CLERK, SlipKind.RECEIPT_LIST, "", wish)


def test_one_who_brings_dossiers_of_others_has_them_on_one_receipt(ward: Ward) -> None:
    agent = Person("LÊ VĂN MẪU", phone="0905 000 111")
    proxy = Proxy(agent, "Người được ủy quyền")
    dossiers = [
        ward.receive("LÒ THỊ MẪU", submitter=proxy),
        ward.receive("CÀ VĂN MẪU", id_number="046098005678", submitter=proxy),
    ]
    wish = PaperWish(dossiers=tuple(dossier.id for dossier in dossiers))

    assert isinstance(ward.desk.forms.ask(CLERK, SlipKind.RECEIPT_LIST, "", wish), PrintJob)
