"""What a closing of the register says, the same at every door."""

from datetime import UTC, date, datetime

import pytest

from desk_app.domain.register_book import RegisterEntry
from desk_app.register_words import entered_words, missed_words
from desk_app.views import MissedDays

EVENING = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)


def entry(serial: int, year: int = 2026, book: int = 1) -> RegisterEntry:
    day = date(year, 1, 5)
    return RegisterEntry(f"{year}/{serial}", year, book, serial, day, "x", EVENING, "PT")


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ((), "Không có hồ sơ nào chờ vào sổ."),
        ((entry(7),), "Đã vào sổ 1 hồ sơ: số 07, quyển 01/2026."),
        (
            tuple(entry(serial) for serial in range(101, 124)),
            "Đã vào sổ 23 hồ sơ: số 101 đến 123, quyển 01/2026.",
        ),
        (
            (entry(2401, 2025, 2), entry(2402, 2025, 2), entry(1)),
            "Đã vào sổ 3 hồ sơ: số 2401 đến 2402, quyển 02/2025; số 01, quyển 01/2026.",
        ),
    ],
)
def test_a_closing_says_which_numbers_it_gave(
    entries: tuple[RegisterEntry, ...], words: str
) -> None:
    assert entered_words(entries) == words


def test_missed_days_are_named_from_the_first_to_the_last() -> None:
    one, other = date(2026, 11, 18), date(2026, 11, 20)
    said = missed_words(MissedDays(one, other, 23))
    assert said == "Còn 23 hồ sơ nhận từ 18/11/2026 đến 20/11/2026 chưa vào sổ theo dõi."
    said = missed_words(MissedDays(one, one, 2))
    assert said == "Còn 2 hồ sơ nhận ngày 18/11/2026 chưa vào sổ theo dõi."
