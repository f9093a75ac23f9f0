"""What a closing of the register says, in the windows and on the command line alike."""

from collections.abc import Sequence
from itertools import groupby

from desk_app.domain.register_book import RegisterEntry
from desk_app.domain.words import format_day
from desk_app.views import MissedDays

NOTHING_ENTERED = "Không có hồ sơ nào chờ vào sổ."


def entered_words(entries: Sequence[RegisterEntry]) -> str:
    """Return which numbers a closing gave: "Đã vào sổ 23 hồ sơ: số 101 đến 123, quyển 01/2026."."""
    if not entries:
        return NOTHING_ENTERED
    books = groupby(entries, key=lambda entry: entry.book_text)
    given = "; ".join(_numbers(book, tuple(of_book)) for book, of_book in books)
    return f"Đã vào sổ {len(entries)} hồ sơ: {given}."


def missed_words(missed: MissedDays) -> str:
    """Return what earlier days left out of the register, calmly: it is one key to mend."""
    first, last = format_day(missed.first_on), format_day(missed.last_on)
    days = f"ngày {first}" if first == last else f"từ {first} đến {last}"
    return f"Còn {missed.dossiers} hồ sơ nhận {days} chưa vào sổ theo dõi."


def _numbers(book: str, entries: Sequence[RegisterEntry]) -> str:
    first, last = entries[0].serial_text, entries[-1].serial_text
    return f"số {first}{'' if first == last else f' đến {last}'}, quyển {book}"
