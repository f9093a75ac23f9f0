"""One setting of an office after the other, by its name."""

import pytest

from desk_app.domain.office import Office
from desk_app.domain.office_settings import (
    NUMBERS,
    SETTING_NAMES,
    SWITCHES,
    NumberUnclear,
    OfficeSetting,
    SwitchUnclear,
    setting_of,
    setting_words,
    with_setting,
)
from tests.unit.test_office import OFFICE


def set_to(setting: OfficeSetting, value: str) -> str | bool | int:
    office = with_setting(OFFICE, setting, value)
    assert isinstance(office, Office)
    return setting_of(office, setting)


def test_every_setting_has_a_name_and_is_what_the_office_has() -> None:
    assert set(SETTING_NAMES) == set(OfficeSetting)
    for setting in OfficeSetting:
        stands = setting_of(OFFICE, setting)
        assert isinstance(stands, bool) == (setting in SWITCHES)
        assert (type(stands) is int) == (setting in NUMBERS)


def test_a_text_is_kept_tidy_and_the_title_of_the_head_in_capitals() -> None:
    assert set_to(OfficeSetting.HEAD_NAME, "  Lê Thị  Thử ") == "Lê Thị Thử"
    assert set_to(OfficeSetting.HEAD_TITLE, "chủ tịch") == "CHỦ TỊCH"
    assert set_to(OfficeSetting.HOTLINE, "") == ""


@pytest.mark.parametrize("setting", sorted(SWITCHES))
@pytest.mark.parametrize(("value", "is_on"), [("Có", True), ("KHÔNG", False), ("khong", False)])
def test_a_switch_understands_yes_and_no(
    setting: OfficeSetting, value: str, *, is_on: bool
) -> None:
    assert set_to(setting, value) is is_on


def test_a_switch_understands_nothing_else() -> None:
    unclear = SwitchUnclear(OfficeSetting.CONTROL_SHEET, "tùy")
    assert with_setting(OFFICE, OfficeSetting.CONTROL_SHEET, "tùy") == unclear


def test_only_the_paper_that_a_citizen_signs_for_papers_taken_back_is_printed_at_first() -> None:
    switched_on = {setting for setting in SWITCHES if setting_of(OFFICE, setting)}
    assert switched_on == {OfficeSetting.WITHDRAWAL_CONFIRMATION}


def test_a_number_is_a_whole_number() -> None:
    assert set_to(OfficeSetting.SUPPLEMENT_LIMIT, " 2 ") == 2
    unclear = NumberUnclear(OfficeSetting.SUPPLEMENT_LIMIT, "hai")
    assert with_setting(OFFICE, OfficeSetting.SUPPLEMENT_LIMIT, "hai") == unclear


def test_a_setting_is_told_in_words() -> None:
    assert setting_words(OFFICE, OfficeSetting.WITHDRAWAL_CONFIRMATION) == "có"
    assert setting_words(OFFICE, OfficeSetting.CONTROL_SHEET) == "không"
    assert setting_words(OFFICE, OfficeSetting.HOTLINE) == "để trống"
    assert setting_words(OFFICE, OfficeSetting.WAITING_TOO_LONG_DAYS) == "5"
