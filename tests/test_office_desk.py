"""The office through the front door: versions, two heads at once, papers and people of today."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.desk import Desk
from desk_app.desk.office import OfficeFaulty, OfficeSaved
from desk_app.domain.office import Counter, Office, Role, Staff
from desk_app.domain.office_changes import OfficeMoved
from desk_app.domain.office_settings import NumberUnclear, OfficeSetting
from desk_app.domain.rights import NotAllowed, Right
from desk_app.usecases.commands import TakeNumber
from desk_app.views import PrintJob, SlipKind
from tests.printing.reading import pdf_text, squeezed
from tests.ui.dossier_office import Ward

HEAD = "PT"


@pytest.fixture
def ward(tmp_path: Path) -> Generator[Ward]:
    ward = Ward(tmp_path / "may")
    yield ward
    ward.desk.close()


@pytest.fixture
def desk(ward: Ward) -> Desk:
    return ward.desk


def save(desk: Desk, wanted: Office, base: int = 0) -> OfficeSaved:
    outcome = desk.office.save(wanted, base or desk.office.shown().version, HEAD)
    assert isinstance(outcome, OfficeSaved), outcome
    return outcome


def test_a_change_is_a_new_version_that_says_who_made_it(desk: Desk) -> None:
    before = desk.office.shown()
    done = save(desk, replace(before.office, superior=" ubnd  phường Hoa Ban"))
    after = desk.office.shown()

    assert after.office.superior == "UBND PHƯỜNG HOA BAN"
    assert done.office == after.office == desk.settings.office()
    assert (after.version, after.by) == (before.version + 1, "Lý Thị Phụ Trách")
    assert done.changes[0].endswith("→ UBND PHƯỜNG HOA BAN")
    assert save(desk, after.office).changes == ()
    assert desk.office.shown().version == after.version


def test_what_cannot_work_is_not_kept(desk: Desk) -> None:
    shown = desk.office.shown()
    wrong = replace(shown.office, place="", counters=())
    outcome = desk.office.save(wrong, shown.version, HEAD)
    assert isinstance(outcome, OfficeFaulty)
    assert [fault.field for fault in outcome.faults] == ["place", "counters"]
    assert desk.office.shown() == shown


def test_what_is_shown_is_of_the_version_it_names_though_another_is_kept_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desk.office.shown()
    asked = desk.settings.office

    def one_who_is_overtaken() -> Office:
        read = asked()
        monkeypatch.setattr(desk.settings, "office", asked)
        save(desk, replace(first.office, hotline="0200 111 222"), first.version)
        return read

    monkeypatch.setattr(desk.settings, "office", one_who_is_overtaken)
    read = desk.office.shown()
    desk.settings.office()
    done = desk.office.save(replace(read.office, address="Số 1 đường Thử"), read.version, HEAD)
    assert isinstance(done, OfficeSaved)
    assert done.office.hotline == "0200 111 222"


def test_two_heads_change_different_things_at_once(desk: Desk) -> None:
    read = desk.office.shown()
    save(desk, replace(read.office, hotline="0200 111 222"), read.version)
    done = save(desk, replace(read.office, address="Số 1 đường Thử"), read.version)
    assert (done.office.hotline, done.office.address) == ("0200 111 222", "Số 1 đường Thử")
    assert done.changes == ("Địa chỉ trụ sở: để trống → Số 1 đường Thử",)


def test_two_heads_change_the_same_at_once(desk: Desk) -> None:
    read = desk.office.shown()
    save(desk, replace(read.office, hotline="0200 111 222"), read.version)
    moved = desk.office.save(replace(read.office, hotline="1900 1"), read.version, HEAD)
    assert isinstance(moved, OfficeMoved)
    assert (moved.fields, moved.by) == (("hotline",), "Lý Thị Phụ Trách")
    assert moved.at is not None


def test_a_setting_is_changed_by_name_under_the_same_rules(desk: Desk) -> None:
    assert isinstance(desk.office.set(OfficeSetting.SUPPLEMENT_LIMIT, "2", HEAD), OfficeSaved)
    assert isinstance(desk.office.set(OfficeSetting.SUPPLEMENT_LIMIT, "99", HEAD), OfficeFaulty)
    unclear = NumberUnclear(OfficeSetting.SUPPLEMENT_LIMIT, "hai")
    assert desk.office.set(OfficeSetting.SUPPLEMENT_LIMIT, "hai", HEAD) == unclear


def test_a_clerk_changes_nothing(desk: Desk) -> None:
    desk.settings.save_staff(Staff("C1", "Trần Văn Thử", Role.CLERK), HEAD)
    shown = desk.office.shown()
    wanted = replace(shown.office, hotline="1900 1")
    refused = desk.office.save(wanted, shown.version, "C1")
    assert refused == NotAllowed(Role.CLERK, Right.SET_OFFICE)


def test_a_line_with_people_in_it_stays_until_they_are_served(desk: Desk) -> None:
    shown = desk.office.shown()
    letter = shown.office.series[0].letter
    desk.queue.issue(HEAD, TakeNumber(desk.dossiers.new_id(), letter))
    without = replace(
        shown.office,
        series=shown.office.series[1:],
        counters=tuple(
            Counter(one.name, tuple(each for each in one.series if each != letter))
            for one in shown.office.counters
            if one.series != (letter,)
        ),
    )
    outcome = desk.office.save(without, shown.version, HEAD)
    assert isinstance(outcome, OfficeFaulty)
    assert [fault.field for fault in outcome.faults] == ["series"]
    desk.queue.close_day(HEAD)
    assert isinstance(desk.office.save(without, shown.version, HEAD), OfficeSaved)


def test_papers_of_before_show_what_they_showed(ward: Ward) -> None:
    desk = ward.desk
    ward.receive("LÒ THỊ MẪU")
    (job,) = [one for one in desk.paper.jobs() if one.slip is SlipKind.RECEIPT]
    while desk.paper.print_next() is not None:
        pass
    shown = desk.office.shown()
    save(desk, replace(shown.office, agency="VĂN PHÒNG MỚI", hotline="1900 9999"))
    head = desk.people.members()[0]
    desk.people.change(replace(head, name="Tên Khác"), HEAD)
    again = desk.paper.reprint(job.id, HEAD, "Giấy bị ướt")

    assert isinstance(again, PrintJob)
    reprinted = desk.paper.make(again.id)
    assert reprinted is not None
    words = squeezed(pdf_text(reprinted))
    assert squeezed(shown.office.agency) in words
    assert squeezed(head.name) in words
    assert squeezed("VĂN PHÒNG MỚI") not in words
