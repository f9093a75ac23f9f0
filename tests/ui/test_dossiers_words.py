"""What is said of a dossier."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.deadline import Timeliness, judge
from desk_app.domain.dossier import HolderKind, Status
from ui.desk.dossier_asks import FACES
from ui.desk.dossier_words import (
    NATIONAL_STATUS_NAMES,
    Term,
    masked,
    place_words,
    status_pill,
    time_pill,
    time_words,
)
from ui.theme import Tone

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days", "words"),
    [(3, "còn 3 ngày"), (0, "hẹn trả hôm nay"), (-2, "trễ 2 ngày")],
)
def test_a_dossier_under_way_says_how_many_days_are_left(days: int, words: str) -> None:
    due_on = TODAY + timedelta(days=days)
    term = Term(judge(due_on, None, TODAY), due_on, None)
    assert time_words(term, TODAY) == words


def test_a_finished_dossier_is_judged_by_the_day_it_was_finished() -> None:
    due_on = TODAY - timedelta(days=5)
    early = Term(Timeliness.EARLY, due_on, due_on - timedelta(days=1))
    late = Term(Timeliness.LATE, due_on, due_on + timedelta(days=2))
    assert time_words(early, TODAY) == "xong sớm 1 ngày"
    assert time_words(late, TODAY) == "xong trễ 2 ngày"
    assert time_words(Term(Timeliness.ON_TIME, due_on, due_on), TODAY) == "xong đúng hạn"


def test_what_ended_without_a_result_is_neither_early_nor_late() -> None:
    pill = time_pill(Term(Timeliness.EARLY, None, TODAY), TODAY)
    assert (pill.words, pill.tone) == ("Đã kết thúc", Tone.NEUTRAL)


def test_a_new_appointment_is_told_as_one() -> None:
    due_on = TODAY + timedelta(days=4)
    assert time_words(Term(Timeliness.OVERDUE, due_on, None, True), TODAY) == "hẹn lại, còn 4 ngày"


def test_the_last_two_days_stand_out() -> None:
    def tone(days: int) -> Tone:
        due_on = TODAY + timedelta(days=days)
        return time_pill(Term(judge(due_on, None, TODAY), due_on, None), TODAY).tone

    assert [tone(3), tone(2), tone(0), tone(-1)] == [Tone.INFO, Tone.WARN, Tone.WARN, Tone.ERROR]


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_words_an_icon_and_a_national_name(status: Status) -> None:
    pill = status_pill(status)
    assert pill.words
    assert pill.icon


def test_the_ten_national_states_have_names() -> None:
    assert sorted(NATIONAL_STATUS_NAMES) == list(range(1, 11))


def test_a_slot_of_the_shelf_says_more_than_the_desk() -> None:
    assert place_words(HolderKind.DESK, "", "K12") == "ô kệ K12"
    assert place_words(HolderKind.UNIT, "Phòng Thử", "") == "Phòng Thử"


def test_every_action_has_a_key_of_its_own() -> None:
    keys = [face.sequence for face in FACES.values()]
    assert len(set(keys)) == len(keys)


@given(st.text(alphabet="0123456789", min_size=5, max_size=12))
def test_a_masked_number_shows_its_last_four_and_nothing_else(number: str) -> None:
    shown = masked(number)
    assert len(shown) == len(number)
    assert shown[-4:] == number[-4:]
    assert set(shown[:-4]) == {"•"}
