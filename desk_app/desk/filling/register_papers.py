"""Form 07: what is written in the register book."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from desk_app.desk.filling.kinds import RegisterPaper
from desk_app.desk.filling.list_papers import code_in_lines
from desk_app.desk.filling.parts import citizen_of
from desk_app.desk.filling.source import RegisterSource
from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.events import ReturnWay
from desk_app.domain.moments import local, local_day
from desk_app.domain.register_book import Book, RegisterLine
from desk_app.domain.words import format_day, number_in_words
from desk_app.printing.forms import register as form_07
from desk_app.printing.forms.form import FormContent, Rows, text_row
from desk_app.views import SlipKind

WAYS: Final = {
    ReturnWay.COUNTER: "Tại quầy",
    ReturnWay.POST: "Bưu chính",
    ReturnWay.ONLINE: "Trực tuyến",
}
ENDED_OTHERWISE: Final = {
    Status.REFUSED: "từ chối giải quyết",
    Status.WITHDRAWN: "công dân rút hồ sơ",
    Status.STOPPED: "dừng giải quyết",
}


def register(source: RegisterSource) -> FormContent:
    """Fill in the lines of a period, each closing followed by the line that closes it."""
    lines = source.lines
    values: dict[str, Rows] = {
        "book": text_row(", ".join(dict.fromkeys(line.entry.book_text for line in lines))),
        "serials": text_row(_serials(lines)),
        "opened": text_row(_opened(source.books)),
        "closed": text_row(_closed(source.books)),
        "period": text_row(_period(source.first_on, source.last_on)),
        "entries": tuple(_rows(source)),
        **_totals(lines),
    }
    return FormContent(source.on, values, names={"clerk": source.by})


def _serials(lines: Sequence[RegisterLine]) -> str:
    if not lines:
        return ""
    return f"{lines[0].entry.serial_text} đến số {lines[-1].entry.serial_text}"


def _opened(books: Sequence[Book]) -> str:
    return format_day(local_day(books[0].opened_at)) if books else ""


def _closed(books: Sequence[Book]) -> str:
    at = books[-1].closed_at if books else None
    return format_day(local_day(at)) if at else ""


def _period(first: date, last: date) -> str:
    if first == last:
        return f"ngày {format_day(first)}"
    return f"từ ngày {format_day(first)} đến ngày {format_day(last)}"


def _rows(source: RegisterSource) -> Iterator[tuple[str, ...]]:
    def closing(line: RegisterLine) -> tuple[object, ...]:
        entry = line.entry
        return entry.year, entry.book, entry.closed_at, entry.day

    for _, group in groupby(source.lines, key=closing):
        lines = tuple(group)
        yield from (_row(line) for line in lines)
        yield (_closing_line(source, lines),)


def _closing_line(source: RegisterSource, lines: Sequence[RegisterLine]) -> str:
    first, last = lines[0].entry, lines[-1].entry
    closed = local(first.closed_at)
    numbers = (
        f"số {first.serial_text}"
        if first == last
        else f"từ số {first.serial_text} đến số {last.serial_text}"
    )
    return (
        f"Cộng ngày {format_day(first.day)}: {len(lines)} hồ sơ, {numbers}, quyển "
        f"{first.book_text}. Khóa sổ lúc {closed:%H:%M} ngày {format_day(closed.date())}. "
        f"Người khóa sổ: {source.name(first.closed_by)}. Ký: ……………………"
    )


def _row(line: RegisterLine) -> tuple[str, ...]:
    dossier = line.dossier
    phone = dossier.applicant.phone or citizen_of(dossier).phone
    return (
        line.entry.serial_text,
        code_in_lines(dossier.code),
        dossier.procedure.name,
        str(dossier.sets),
        dossier.applicant.name,
        "\n".join(part for part in (dossier.applicant.address, phone) if part),
        dossier.agency or dossier.unit,
        _day(line.entry.day),
        _day(dossier.due_on),
        _day(line.sent_on),
        _day(line.result_on),
        _day(line.returned_on),
        WAYS[line.return_way] if line.return_way else "",
        "",
        _note(dossier),
    )


def _day(day: date | None) -> str:
    """Return a day in two lines: columns of dates are narrow."""
    return f"{day.day:02}/{day.month:02}/\n{day.year}" if day else ""


def _note(dossier: Dossier) -> str:
    notes: list[str] = []
    if dossier.status is Status.VOIDED:
        notes.append(f"đã hủy, thay bằng {code_in_lines(dossier.replaced_by_code)}")
    if dossier.replaces_code:
        notes.append(f"thay hồ sơ {code_in_lines(dossier.replaces_code)}")
    if dossier.reappointments:
        notes.append("đã hẹn lại")
    notes += [words for status, words in ENDED_OTHERWISE.items() if dossier.status is status]
    return "; ".join(notes)


def _totals(lines: Sequence[RegisterLine]) -> dict[str, Rows]:
    statuses = [line.dossier.status for line in lines]
    returned, voided = statuses.count(Status.RETURNED), statuses.count(Status.VOIDED)
    ended = sum(status in ENDED_OTHERWISE for status in statuses)
    counts = {
        "count": len(lines),
        "returned": returned,
        "voided": voided,
        "ended": ended,
        "open": len(lines) - returned - voided - ended,
    }
    words = {key: text_row(f"{count:,}".replace(",", ".")) for key, count in counts.items()}
    return {**words, "in_words": text_row(number_in_words(len(lines)))}


REGISTER_PAPER: Final = RegisterPaper(
    SlipKind.REGISTER, (form_07.FORM,), register, lay_out=form_07.lay_out
)
