"""Forms 01 to 06: each owed by its event, right at every stage, on the version of its day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desk_app.desk.facts import office_header
from desk_app.desk.filling.control_papers import control_sheet
from desk_app.desk.filling.legal_papers import apology, refusal, stop_notice, supplement
from desk_app.desk.filling.receipt_papers import (
    certification_receipt,
    is_certification,
    receipt,
    receipt_list,
)
from desk_app.desk.filling.registry import PAPERS
from desk_app.domain.calendar import Due, Limit, Unit
from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.events import (
    DossierForwarded,
    DossierStopped,
    Outcome,
    ProvincialCodeRecorded,
    Reappointed,
    ResultMade,
    ResultReturned,
    ReturnWay,
)
from desk_app.domain.intake import FEE_LABEL, Intake
from desk_app.domain.office import Office, Role, Staff
from desk_app.domain.rights import NotAllowed, Right
from desk_app.printing.content import FeeItem
from desk_app.printing.forms.form import Form, FormChanges, FormContent, LineLocked, Standing
from desk_app.printing.forms.receipt import lay_out_with_list
from desk_app.printing.receipt_slip import fee_words
from desk_app.usecases.commands import Accepted, NewAppointment, PaperWish
from desk_app.views import PrinterRole, PrintJob, SlipKind
from tests.forms.examples_legal import CERTIFIED, FORWARDED, LEGAL_EXAMPLES, several
from tests.forms.sources import OFFICE_NOW, about
from tests.forms.test_asking import CLERK, text_of, ward
from tests.printing import samples
from tests.ui.dossier_office import LAND, LAND_TITLE, Ward
from tests.ui.dossier_office import PAPERS as HANDED_IN
from tests.unit.builders import NEXT_WEEK, RECEIVED

__all__ = ["ward"]


def wished(ward: Ward, name: str = "LÒ THỊ MẪU") -> Intake:
    """Return a page that was filled in for somebody."""
    procedure = ward.desk.settings.procedure(LAND_TITLE)
    assert procedure is not None
    known = ward.receive(name, LAND_TITLE)
    new_id = ward.desk.dossiers.new_id()
    return Intake(id=new_id, procedure=procedure, applicant=known.applicant, papers=HANDED_IN)


def a_later_day(dossier: Dossier) -> Due:
    """Return an appointment after that of a dossier."""
    assert dossier.deadline is not None
    due = dossier.deadline.due
    return replace(due, on=date(2027, 3, 15))


def refused_at_intake(ward: Ward) -> None:
    ward.desk.dossiers.refuse_intake(CLERK, wished(ward), "Không thuộc thẩm quyền")


def turned_back(ward: Ward) -> None:
    ward.desk.dossiers.turn_back(CLERK, wished(ward), "Thiếu bản đồ địa chính")


def refused(ward: Ward) -> None:
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    ward.desk.dossiers.refuse(CLERK, dossier.id, "Không đủ điều kiện")


def stopped(ward: Ward) -> None:
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    ward.desk.dossiers.stop(CLERK, dossier.id, "Theo đề nghị của công dân")


def reappointed(ward: Ward) -> None:
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    wish = NewAppointment(dossier.id, "Chờ xác minh", a_later_day(dossier))
    ward.desk.dossiers.reappoint(CLERK, wish)


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        (turned_back, SlipKind.SUPPLEMENT, "Lý do: Thiếu bản đồ địa chính"),
        (refused_at_intake, SlipKind.REFUSAL, "như sau: Không thuộc thẩm quyền"),
        (refused, SlipKind.REFUSAL, "như sau: Không đủ điều kiện"),
        (stopped, SlipKind.STOP_NOTICE, "Hồ sơ đang ở bước: Đã tiếp nhận"),
        (reappointed, SlipKind.APOLOGY, "ngày 15 tháng 3 năm 2027"),
    ],
)
def test_each_event_owes_its_paper_in_the_same_transaction(
    ward: Ward, act: Callable[[Ward], None], kind: SlipKind, words: str
) -> None:
    act(ward)

    owed = ward.desk.paper.unfinished()[-1]

    assert owed.slip is kind
    assert words in text_of(ward, owed)


def test_the_control_sheet_goes_with_the_folder_where_the_office_wants_it(ward: Ward) -> None:
    def papers_after_forwarding() -> list[SlipKind]:
        dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
        ward.desk.dossiers.forward(CLERK, dossier.id, DossierForwarded(LAND))
        return [job.slip for job in ward.desk.paper.unfinished() if job.subject == dossier.id]

    assert papers_after_forwarding() == [SlipKind.RECEIPT]
    office = ward.desk.settings.office()
    ward.desk.settings.save_office(replace(office, control_sheet=True), CLERK)
    assert papers_after_forwarding() == [SlipKind.RECEIPT, SlipKind.CONTROL_SHEET]


@pytest.mark.parametrize("is_on", [False, True])
def test_the_citizen_signs_for_a_result_where_the_office_wants_it(
    ward: Ward, *, is_on: bool
) -> None:
    office = ward.desk.settings.office()
    ward.desk.settings.save_office(replace(office, return_receipt=is_on), CLERK)

    def papers_after_returning(way: ReturnWay) -> list[SlipKind]:
        dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
        ward.desk.dossiers.forward(CLERK, dossier.id, DossierForwarded(LAND))
        ward.desk.dossiers.take_in_result(CLERK, dossier.id, "A1")
        handed = ResultReturned(way, "Lò Thị Mẫu")
        returned = ward.desk.dossiers.return_results(CLERK, (dossier.id,), handed)
        assert isinstance(returned, tuple)
        return [job.slip for job in ward.desk.paper.unfinished() if job.subject == dossier.id]

    signed = [SlipKind.RETURN_RECEIPT] if is_on else []
    assert papers_after_returning(ReturnWay.COUNTER) == [SlipKind.RECEIPT, *signed]
    assert papers_after_returning(ReturnWay.POST) == [SlipKind.RECEIPT]


@pytest.mark.parametrize("is_on", [False, True])
def test_papers_that_go_back_at_a_withdrawal_are_signed_for(ward: Ward, *, is_on: bool) -> None:
    office = ward.desk.settings.office()
    assert office.withdrawal_confirmation
    ward.desk.settings.save_office(replace(office, withdrawal_confirmation=is_on), CLERK)
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    ward.desk.dossiers.withdraw(CLERK, dossier.id, "Không còn nhu cầu", ("Tờ khai",))

    jobs = [job for job in ward.desk.paper.unfinished() if job.subject == dossier.id]
    signed = [SlipKind.WITHDRAWAL] if is_on else []
    assert [job.slip for job in jobs] == [SlipKind.RECEIPT, *signed]


def test_a_clerk_changes_neither_forms_nor_printers(ward: Ward) -> None:
    ward.desk.settings.save_staff(Staff("C1", "Trần Văn Thử", Role.CLERK), CLERK)
    changed = ward.desk.forms.change(SlipKind.RECEIPT, FormChanges(foot="Mới"), "C1")
    assert changed == NotAllowed(Role.CLERK, Right.CHANGE_FORMS)
    printers, settings = ward.desk.paper.printers, ward.desk.settings.office().forms_printer
    saved = printers.save(PrinterRole.FORMS, settings, "C1")
    assert saved == NotAllowed(Role.CLERK, Right.SET_PRINTERS)
    assert isinstance(printers.save(PrinterRole.FORMS, settings, CLERK), Office)


def test_a_receipt_shows_the_dossier_as_it_was_received(ward: Ward) -> None:
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    ward.desk.dossiers.reappoint(
        CLERK, NewAppointment(dossier.id, "Chờ xác minh", a_later_day(dossier))
    )
    (job, *_) = ward.desk.paper.unfinished()

    assert "năm 2027" not in text_of(ward, job)


def test_an_office_rewords_the_notes_of_form_01_and_no_line_of_it(ward: Ward) -> None:
    forms = ward.desk.forms
    note = "Mang theo giấy này khi đến nhận."

    assert forms.forms()[0].kind is SlipKind.RECEIPT
    assert forms.change(SlipKind.RECEIPT, FormChanges(labels={"due": "Hẹn"}), CLERK) == LineLocked(
        "due", "Thời gian trả kết quả giải quyết hồ sơ"
    )
    changed = forms.change(SlipKind.RECEIPT, FormChanges(notes=(note,)), CLERK)
    ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    job = ward.desk.paper.unfinished()[-1]

    assert isinstance(changed, Form)
    assert note in text_of(ward, job)
    assert ward.desk.paper.jobs()[0].form_version == "receipt_01 2025-09-15 v1"


def test_who_had_no_receipt_may_have_one_later_and_nobody_else(ward: Ward) -> None:
    page = wished(ward)
    accepted = ward.desk.dossiers.receive_and_return(
        CLERK, replace(page, accepted_without="Đủ trong kho dữ liệu")
    )
    assert isinstance(accepted, Accepted)
    other = ward.receive("LÒ THỊ MẪU", LAND_TITLE)

    assert isinstance(ward.desk.forms.ask(CLERK, SlipKind.RECEIPT, accepted.dossier.id), PrintJob)
    assert not isinstance(ward.desk.forms.ask(CLERK, SlipKind.RECEIPT, other.id), PrintJob)


def test_several_dossiers_are_asked_for_on_one_receipt(ward: Ward) -> None:
    dossiers = [ward.receive(name, LAND_TITLE) for name in ("LÒ THỊ MẪU", "CÀ VĂN MẪU")]
    wish = PaperWish(dossiers=tuple(dossier.id for dossier in dossiers))

    job = ward.desk.forms.ask(CLERK, SlipKind.RECEIPT_LIST, "", wish)

    assert isinstance(job, PrintJob)
    said = text_of(ward, job)
    assert "02 hồ sơ theo danh mục kèm theo" in said
    assert all(dossier.code in said for dossier in dossiers)


def test_a_list_of_nothing_that_was_received_is_no_receipt() -> None:
    with pytest.raises(LookupError):
        receipt_list(several())


def test_dossiers_with_different_days_are_said_to_be_in_the_list() -> None:
    first, second = about(), about(received=replace(RECEIVED, deadline=NEXT_WEEK, code="H56-1"))
    third = about(received=replace(RECEIVED, deadline=None, papers=(), code="H56-2"))
    content = receipt_list(several(first, second, third))

    assert content.text("due") == "Theo từng hồ sơ trong danh mục kèm theo"
    assert content.text("fees") == "Không thu phí, lệ phí"
    rows = content.values["dossiers"]
    assert "Theo thông báo của cơ quan giải quyết" in rows[2][2]
    assert rows[2][1].endswith("Giấy tờ: Không có giấy tờ kèm theo")


def test_certifications_alone_are_handed_over_by_a_record() -> None:
    certified, other = about(received=CERTIFIED), about()

    assert is_certification(certified.dossier)
    assert receipt_list(several(certified, certified)).form == "receipt_01_handover"
    assert receipt_list(several(certified, other)).form == "receipt_01_list"


def test_the_list_names_the_number_of_its_receipt_on_every_page() -> None:
    paper = PAPERS[SlipKind.RECEIPT_LIST]
    content = receipt_list(several(about(), about()))
    form = paper.form_on(content.dated_on, content.form)
    slip = lay_out_with_list(form, office_header(OFFICE_NOW), content)

    assert slip.running == "Mẫu số 01 · Số: 0007/TNHS"


def test_pages_and_copies_stand_beside_each_certified_paper() -> None:
    two = replace(CERTIFIED, papers=(*CERTIFIED.papers, *CERTIFIED.papers))
    wish = PaperWish(typed={"pages": "2, mười", "copies": "5"})

    rows = certification_receipt(about(received=two, wish=wish)).values["papers"]
    none = certification_receipt(about(received=replace(CERTIFIED, papers=())))
    unpaid = certification_receipt(about(received=replace(CERTIFIED, fee=RECEIVED.fee)))

    assert [row[2:4] for row in rows] == [("02", "05"), ("mười", "")]
    assert none.text("no_papers") == "Không có giấy tờ kèm theo"
    assert unpaid.values["papers"][0][3] == "01"


@pytest.mark.parametrize("fill", [supplement, refusal])
def test_a_paper_of_the_counter_has_no_code_yet_and_room_for_its_number(
    fill: Callable[..., FormContent],
) -> None:
    kind = SlipKind.SUPPLEMENT if fill is supplement else SlipKind.REFUSAL
    content = fill(LEGAL_EXAMPLES[kind]["at_intake"])

    assert (content.number, content.dossier_code, content.scan_digits) == ("", "", "")
    assert content.text("reason")


@pytest.mark.parametrize("fill", [supplement, refusal, apology, stop_notice])
def test_a_form_without_its_event_is_left_to_be_filled_in(fill: Callable[..., FormContent]) -> None:
    content = fill(about())

    assert content.text("reason") == ""
    assert content.text("citizen") == "Ông/Bà Cà Văn Mẫu"


def test_letters_are_signed_by_whom_the_event_or_the_office_names() -> None:
    named = Reappointed("Chờ xác minh", NEXT_WEEK.due, "Lê Minh Mẫu")
    office = replace(OFFICE_NOW, head_title="CHỦ TỊCH", head_name="Lý Thị Mẫu")
    unnamed = replace(about(replace(named, signer="")), office=office)

    assert apology(about(named)).names == {"head": "Lê Minh Mẫu"}
    assert apology(about(named)).titles == {}
    assert apology(unnamed).names == {"head": "Lý Thị Mẫu"}
    assert apology(unnamed).titles == {"head": "CHỦ TỊCH"}


def test_an_apology_names_the_first_day_and_the_new_one() -> None:
    content = apology(about(FORWARDED, Reappointed("Chờ xác minh", NEXT_WEEK.due)))

    assert "ngày 26 tháng 11 năm 2026" in content.text("first_due")
    assert "ngày 02 tháng 12 năm 2026" in content.text("new_due")


def test_a_letter_about_a_dossier_without_an_appointment_leaves_the_day_open() -> None:
    open_end = replace(RECEIVED, deadline=None)
    content = apology(about(Reappointed("Chờ xác minh", NEXT_WEEK.due), received=open_end))

    assert content.text("first_due") == ""


def test_a_stop_tells_how_far_the_dossier_had_come_whatever_was_recorded_since() -> None:
    content = stop_notice(
        about(FORWARDED, DossierStopped("Theo đề nghị"), ProvincialCodeRecorded("H56-261120-1"))
    )

    assert content.text("stage") == "Đã chuyển xử lý, tại Phòng Văn hóa – Xã hội"
    assert content.text("money") == "Không phát sinh"


def test_the_control_sheet_judges_the_step_that_ends_the_work() -> None:
    done = control_sheet(about(FORWARDED, ResultMade(Outcome.GRANTED))).values["steps"]
    nowhere = control_sheet(about(received=replace(RECEIVED, deadline=None)))

    assert [row[2] for row in done] == ["", "", "Trước hạn", "", "", ""]
    assert nowhere.text("due") == ""


def test_a_replacement_prints_both_codes_on_whatever_paper() -> None:
    after = replace(RECEIVED, replaces="dossier-0", replaces_code="H56.21.05-261120-0006")
    voided = about()
    gone = replace(voided.dossier, status=Status.VOIDED, replaced_by_code="H56.21.05-261120-0009")

    assert "thay thế hồ sơ mã H56.21.05-261120-0006" in " ".join(
        control_sheet(about(received=after)).notes
    )
    assert "được thay bằng hồ sơ mã H56.21.05-261120-0009" in " ".join(
        control_sheet(replace(voided, dossier=gone)).notes
    )
    assert receipt(about(received=after)).text("replaces") == "H56.21.05-261120-0006"


@pytest.mark.parametrize(
    ("kind", "old_number"),
    [
        (SlipKind.RECEIPT, "01"),
        (SlipKind.SUPPLEMENT, "02"),
        (SlipKind.REFUSAL, "03"),
        (SlipKind.APOLOGY, "04"),
        (SlipKind.CONTROL_SHEET, "05"),
    ],
)
def test_a_paper_of_before_15_09_2025_is_written_on_the_form_of_then(
    kind: SlipKind, old_number: str
) -> None:
    old, new = (PAPERS[kind].form_on(day) for day in (date(2025, 9, 14), date(2025, 9, 15)))

    assert old.number == old_number
    assert "01/2018" in old.legal_basis
    assert "03/2025" in new.legal_basis
    assert old.code == new.code


def test_texts_that_were_not_read_are_drafts_and_editable() -> None:
    drafts = {kind for kind, paper in PAPERS.items() if paper.forms[-1].standing is Standing.DRAFT}

    assert {SlipKind.APOLOGY, SlipKind.STOP_NOTICE} <= drafts


def test_a_promised_limit_stands_beside_that_of_the_law(ward: Ward) -> None:
    law = ward.desk.settings.procedure(LAND_TITLE)
    assert law is not None
    lawful, promised = Limit(Decimal(7), Unit.WORKING_DAYS), Limit(Decimal(4), Unit.WORKING_DAYS)
    routes = tuple(replace(one, limit=lawful, committed=promised) for one in law.routes)
    changed = replace(law, version=law.version + 1, routes=routes)
    ward.desk.settings.save_procedures([changed], CLERK)
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)

    wish = PaperWish(dossiers=(dossier.id,))
    one = next(job for job in ward.desk.paper.jobs() if job.subject == dossier.id)
    listed = ward.desk.forms.ask(CLERK, SlipKind.RECEIPT_LIST, "", wish)

    assert isinstance(listed, PrintJob)
    for job in (one, listed):
        assert "7 ngày làm việc (cơ quan cam kết: 4 ngày làm việc)" in text_of(ward, job)


def test_the_name_of_the_line_is_not_said_again_before_its_sum() -> None:
    plain = FeeItem(FEE_LABEL, 15_000)
    words = fee_words(replace(samples.RECEIPT, fees=(plain,)))
    assert words.startswith("15.000")
    waived = replace(plain, note="đã giảm 50 %")
    assert fee_words(replace(samples.RECEIPT, fees=(waived,))).startswith("đã giảm 50 %: 15.000")
