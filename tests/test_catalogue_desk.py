"""The catalogue at the front door: who may change it, and two people who do so at once."""

from collections.abc import Generator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desk_app.catalogue_files import to_json
from desk_app.catalogue_views import (
    CatalogueMoved,
    CodeTaken,
    ImportTrial,
    NothingReadable,
    ProcedureFaulty,
    ProcedureMoved,
    ProcedureSaved,
    ProcedureUnknown,
    TakenOver,
)
from desk_app.catalogue_words import (
    Unclear,
    catalogue_sentence,
    typed_fee,
    typed_hours,
    typed_limit,
)
from desk_app.desk import Desk
from desk_app.desk.making import Maker
from desk_app.desk.setting_up import NewOffice, new_office
from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue_changes import OwnProcedure, with_copies, with_fee, with_limit
from desk_app.domain.catalogue_doubts import ConfirmReason
from desk_app.domain.catalogue_lines import (
    NEW_PAPER,
    NEW_STEP,
    add_paper,
    add_step,
    remove_paper,
)
from desk_app.domain.events import SubmittedPaper
from desk_app.domain.intake import Intake
from desk_app.domain.office import Role, Staff
from desk_app.domain.person import Person
from desk_app.domain.procedure import Procedure
from desk_app.domain.rights import NotAllowed, Right
from desk_app.paths import Home
from desk_app.usecases.commands import Accepted, PaperWish
from desk_app.views import SlipKind
from tests.fakes import Clock, seeded_chance
from tests.office_fixture import FRIDAY, KEY, MARITAL_STATUS

HEAD = "PT"
CLERK = "C1"


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk]:
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    home.key_file.write_text(KEY.hex(), encoding="ascii")
    wish = NewOffice("H56.21.05", "Hoa Ban", pin="2468")
    made = new_office(home, wish, Clock(FRIDAY), seeded_chance(1))
    assert isinstance(made, Desk)
    made.settings.save_staff(Staff(CLERK, "Trần Văn Thử", Role.CLERK), HEAD)
    yield made
    made.close()


def known(desk: Desk, code: str = MARITAL_STATUS) -> Procedure:
    found = desk.settings.procedure(code)
    assert found is not None
    return found


def renamed(procedure: Procedure, name: str = "Tình trạng hôn nhân thử") -> Procedure:
    return replace(procedure, short_name=name)


def trial_of(desk: Desk, folder: Path, *procedures: Procedure) -> ImportTrial:
    path = folder / "danh-muc.json"
    path.write_bytes(to_json(procedures))
    trial = desk.catalogue.read_file(path)
    assert isinstance(trial, ImportTrial)
    return trial


def test_whoever_may_not_change_the_catalogue_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    refusal = NotAllowed(Role.CLERK, Right.SET_CATALOGUE)
    before = desk.settings.procedures()
    trial = trial_of(desk, tmp_path, renamed(known(desk)))
    assert desk.catalogue.change(renamed(known(desk)), CLERK) == refusal
    assert desk.catalogue.confirm(MARITAL_STATUS, CLERK, ConfirmReason.UNCHECKED) == refusal
    assert desk.catalogue.add(OwnProcedure("9.000009", "Thử", "Hộ tịch"), CLERK) == refusal
    assert desk.catalogue.take_over(trial, CLERK) == refusal
    assert desk.settings.procedures() is before
    assert "danh mục thủ tục" in catalogue_sentence(refusal)


def test_a_change_is_a_new_version_and_dossiers_keep_the_one_they_came_under(desk: Desk) -> None:
    before = known(desk)
    page = Intake(
        id=desk.dossiers.new_id(),
        procedure=before,
        applicant=Person("LÊ THỊ THỬ"),
        route_case=before.cases()[0][0] if before.cases() else "",
        accepted_without="Nộp bổ sung bản chính sau",
    )
    accepted = desk.dossiers.receive(HEAD, page)
    assert isinstance(accepted, Accepted)
    places = {(route.channel, route.case) for route in before.routes}
    longer = with_limit(before, places, Limit(Decimal(30), Unit.WORKING_DAYS))
    saved = desk.catalogue.change(longer, HEAD)
    assert isinstance(saved, ProcedureSaved)
    assert saved.procedure.version == before.version + 1
    assert any("30 ngày làm việc" in line for line in saved.lines)
    ref = accepted.dossier.procedure
    assert ref.version == before.version
    assert desk.settings.procedure_version(ref.code, ref.version) == before
    assert known(desk) == saved.procedure


def test_a_paper_asked_for_since_is_on_no_receipt_of_a_dossier_received_before(desk: Desk) -> None:
    before = known(desk)
    asked = tuple(SubmittedPaper(one.key, one.name, originals=1) for one in before.papers)
    page = Intake(
        id=desk.dossiers.new_id(),
        procedure=before,
        applicant=Person("LÊ THỊ THỬ"),
        route_case=before.cases()[0][0] if before.cases() else "",
        papers=asked,
    )
    accepted = desk.dossiers.receive(HEAD, page)
    assert isinstance(accepted, Accepted), accepted
    maker = Maker(desk.store, desk.identity, desk.settings)

    def written(kind: SlipKind) -> object:
        return maker.content(kind, accepted.dossier.id, PaperWish(), HEAD).values

    kinds = (SlipKind.RECEIPT, SlipKind.FEE_SLIP, SlipKind.MISSING_PAPERS)
    printed = {kind: written(kind) for kind in kinds}
    fresh = replace(NEW_PAPER, label="Giấy mới của luật mới", required=True)
    shorter = remove_paper(add_paper(before, fresh, 0), before.papers[0].key)
    saved = desk.catalogue.change(shorter, HEAD)
    assert isinstance(saved, ProcedureSaved)
    assert "thêm giấy tờ “Giấy mới của luật mới” (1 bản chính, bắt buộc)" in saved.lines
    assert known(desk).papers[0].label == "Giấy mới của luật mới"
    assert {kind: written(kind) for kind in kinds} == printed
    guide = maker.content(SlipKind.GUIDANCE, before.code, PaperWish(), HEAD).values
    assert "Giấy mới của luật mới" in str(guide)
    assert known(desk).missing_papers([one.key for one in asked])


def test_a_paper_that_cannot_be_kept_is_refused_and_what_stood_is_not_judged(desk: Desk) -> None:
    read = known(desk)
    twice = add_paper(read, replace(NEW_PAPER, label=read.papers[0].label))
    refusal = desk.catalogue.change(twice, HEAD)
    assert isinstance(refusal, ProcedureFaulty)
    assert "hãy gọi bằng tên khác" in catalogue_sentence(refusal)
    nameless = desk.catalogue.change(add_step(read, NEW_STEP), HEAD)
    assert isinstance(nameless, ProcedureFaulty)
    assert "hãy nhập số giờ của bước" in catalogue_sentence(nameless)
    assert known(desk) == read
    desk.settings.save_procedures([replace(twice, version=read.version + 1)], HEAD)
    assert isinstance(desk.catalogue.change(renamed(known(desk)), HEAD), ProcedureSaved)


def test_what_concerns_citizens_counts_from_the_day_it_was_changed(desk: Desk) -> None:
    before = known(desk)
    named = desk.catalogue.change(renamed(before), HEAD)
    assert isinstance(named, ProcedureSaved)
    assert named.procedure.valid_from == before.valid_from
    places = {(route.channel, route.case) for route in before.routes}
    sheet = Maker(desk.store, desk.identity, desk.settings)
    wish = PaperWish(first_on=FRIDAY.date())
    assert sheet.content(SlipKind.POSTING, "", wish, HEAD).values["changed"] == ()
    dearer = desk.catalogue.change(with_fee(named.procedure, places, 12_345, ""), HEAD)
    assert isinstance(dearer, ProcedureSaved)
    assert dearer.procedure.valid_from == FRIDAY.date()
    told = sheet.content(SlipKind.POSTING, "", wish, HEAD).values["changed"]
    assert [row[1] for row in told] == [before.code]
    assert "thành 12.345 đ;" in told[0][3]


def test_of_two_who_change_one_procedure_the_second_is_told_who_was_first(desk: Desk) -> None:
    read = known(desk)
    desk.catalogue.change(renamed(read), HEAD)
    late = desk.catalogue.change(with_copies(read, read.papers[0].key, 2, 0), HEAD)
    assert isinstance(late, ProcedureMoved)
    assert late == ProcedureMoved(MARITAL_STATUS, read.version + 1, "Người phụ trách", FRIDAY)
    assert "Người phụ trách vừa lưu phiên bản" in catalogue_sentence(late)
    assert known(desk).papers == read.papers


def test_two_who_change_different_procedures_do_not_meet(desk: Desk) -> None:
    one, other = desk.settings.procedures()[:2]
    for read in (one, other):
        assert isinstance(desk.catalogue.change(renamed(read), HEAD), ProcedureSaved)


def test_nothing_changed_makes_no_version_and_a_fault_is_said(desk: Desk) -> None:
    read = known(desk)
    assert desk.catalogue.change(read, HEAD) == ProcedureSaved(read, ())
    faulty = desk.catalogue.change(replace(read, name=" "), HEAD)
    assert isinstance(faulty, ProcedureFaulty)
    assert faulty == ProcedureFaulty(read.code, ("thiếu tên thủ tục",))
    assert catalogue_sentence(faulty) == "Chưa lưu: thiếu tên thủ tục."
    assert len(desk.catalogue.history(read.code)) == 1


def test_a_procedure_that_does_not_exist_cannot_be_changed_or_confirmed(desk: Desk) -> None:
    unknown = replace(known(desk), code="9.999999")
    assert isinstance(desk.catalogue.change(unknown, HEAD), ProcedureMoved)
    outcome = desk.catalogue.confirm("9.999999", HEAD)
    assert outcome == ProcedureUnknown("9.999999")
    assert desk.catalogue.history("9.999999") == ()


def test_a_code_is_given_once(desk: Desk) -> None:
    made = desk.catalogue.add(OwnProcedure("9.000009", "Xác nhận thử", "Hộ tịch"), HEAD)
    assert isinstance(made, ProcedureSaved)
    taken = desk.catalogue.add(OwnProcedure("9.000009", "Thử khác", "Hộ tịch"), HEAD)
    assert taken == CodeTaken("9.000009", "Xác nhận thử")


def test_a_procedure_switched_off_is_not_found_at_intake_and_waits_for_nobody(desk: Desk) -> None:
    assert MARITAL_STATUS in [one.code for one in desk.settings.procedure_index().find("hon nhan")]
    desk.catalogue.change(replace(known(desk), offered=False), HEAD)
    assert MARITAL_STATUS not in [
        one.code for one in desk.settings.procedure_index().find("hon nhan")
    ]
    shown = desk.catalogue.shown()
    assert MARITAL_STATUS in [one.code for one in shown.index.find("hon nhan")]
    assert MARITAL_STATUS not in shown.doubts


def test_a_file_is_taken_over_only_as_it_was_compared(desk: Desk, tmp_path: Path) -> None:
    old = trial_of(desk, tmp_path, renamed(known(desk)))
    desk.catalogue.change(renamed(desk.settings.procedures()[0]), HEAD)
    assert desk.catalogue.take_over(old, HEAD) == CatalogueMoved()
    fresh = trial_of(desk, tmp_path, renamed(known(desk)))
    assert desk.catalogue.take_over(fresh, HEAD) == TakenOver(1)
    assert known(desk).short_name == "Tình trạng hôn nhân thử"


def test_what_a_file_lacks_is_over_only_when_a_person_says_so(desk: Desk, tmp_path: Path) -> None:
    count = len(desk.settings.procedures())
    trial = trial_of(desk, tmp_path, known(desk))
    assert desk.catalogue.take_over(trial, HEAD) == TakenOver(0)
    assert desk.catalogue.take_over(trial, HEAD, abolish=True) == TakenOver(count - 1)
    other = next(one for one in desk.settings.procedures() if one.code != MARITAL_STATUS)
    assert desk.catalogue.history(other.code)[0].lines == ("hết hiệu lực sau ngày 19/11/2026",)


def test_a_file_without_procedures_says_why(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "la.txt"
    path.write_text("không có gì", encoding="utf-8")
    nothing = desk.catalogue.read_file(path)
    assert isinstance(nothing, NothingReadable)
    assert catalogue_sentence(nothing).startswith("Tệp không có thủ tục nào đọc được. Dòng")


def test_the_list_of_a_thousand_procedures_is_made_once_and_then_at_hand(desk: Desk) -> None:
    like = known(desk)
    many = [replace(like, code=f"9.{number:06d}", version=1) for number in range(1_000)]
    desk.settings.save_procedures(many, HEAD)
    shown = desk.catalogue.shown()
    assert desk.catalogue.shown() is shown
    assert len(shown.procedures) > 1_000


def test_what_people_type_of_limits_and_fees_is_read() -> None:
    assert typed_limit(" 3  ngày làm việc ") == Limit(Decimal(3), Unit.WORKING_DAYS)
    assert typed_limit("trong ngày") == Limit(Decimal(0), Unit.SAME_DAY)
    assert typed_limit("") is None
    assert [typed_fee(text) for text in ("8.000", "0", "miễn phí", "")] == [8_000, 0, 0, None]


@pytest.mark.parametrize("text", ["", "NaN", "sNaN", "Infinity", "-1", "0", "10000", "hai"])
def test_what_is_no_time_of_a_step_is_unclear(text: str) -> None:
    assert isinstance(typed_hours(text), Unclear)


def test_a_new_procedure_of_a_file_begins_at_the_first_version(desk: Desk, tmp_path: Path) -> None:
    trial = trial_of(desk, tmp_path, replace(known(desk), code="1.999999", version=2**70))
    assert desk.catalogue.take_over(trial, HEAD) == TakenOver(1)
    (first,) = desk.catalogue.history("1.999999")
    assert (first.version, first.procedure.version) == (1, 1)
