"""Papers about several dossiers: what is written on them."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from desk_app.desk.filling.kinds import ListPaper, Typed
from desk_app.desk.filling.parts import citizen_of
from desk_app.desk.filling.people import money
from desk_app.desk.filling.source import ListSource
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import Outcome, ReturnWay
from desk_app.domain.folding import fold
from desk_app.domain.moments import local
from desk_app.domain.person import Person
from desk_app.domain.words import format_day, moment_in_words, money_in_words, number_in_words
from desk_app.printing.forms import handover, lists, postal
from desk_app.printing.forms.form import FormContent, Rows, text_row
from desk_app.views import SlipKind

UNIT: Final = Typed("unit", "Đơn vị (bỏ trống: đơn vị đang giữ hồ sơ)")
UNIT_PERSON: Final = Typed("unit_person", "Người của đơn vị")
REMARK: Final = Typed("remark", "Ghi chú")
REASON: Final = Typed("reason", "Lý do chuyển lại")
TO_POST: Final = "bộ phận giao kết quả để bưu chính phát cho người nhận"
FROM_POST: Final = "bưu chính giao hồ sơ nhận từ người gửi"
WORK: Final = Typed("work", "Việc giao nhận", choices=(TO_POST, FROM_POST))
POST_OFFICE: Final = Typed("post_office", "Đơn vị bưu chính")
POSTMAN: Final = Typed("postman", "Nhân viên bưu chính")
TRACKING: Final = Typed("tracking", "Số hiệu bưu gửi (theo thứ tự hồ sơ, cách nhau dấu cách)")
CARRIER: Final = Typed("carrier", "Người đi giao")
RUN_ON: Final = Typed("run_on", "Ngày giao")
CHECKED: Final = "X"
DECLINED: Final = "Văn bản trả lời không giải quyết"
_NUMBERS: Final = re.compile(r"(\d+)")
_BETWEEN_NUMBERS: Final = re.compile(r"[\s,;]+")


def unit_handover(source: ListSource) -> FormContent:
    """Fill in the hand-over of dossiers to a unit."""
    rows = [
        (
            code_in_lines(dossier.code),
            dossier.procedure.name,
            dossier.applicant.name,
            _due(dossier),
            str(dossier.sets),
            str(_papers(dossier)),
            dossier.note,
        )
        for dossier in source.dossiers
    ]
    values = {**_to_unit(source), **_table(rows), "remark": text_row(source.typed("remark"))}
    values["note"] = values["remark"]  # the line is left out when nothing is remarked
    return _content(source, values, source.by, source.typed(UNIT_PERSON.key))


def unit_return(source: ListSource) -> FormContent:
    """Fill in that a unit gave dossiers back."""
    rows = [
        (
            code_in_lines(dossier.code),
            dossier.procedure.name,
            dossier.applicant.name,
            _due(dossier),
            str(dossier.sets),
            "",
        )
        for dossier in source.dossiers
    ]
    values = {**_from_unit(source), **_table(rows), "reason": text_row(source.typed("reason"))}
    return _content(source, values, source.typed(UNIT_PERSON.key), source.by)


def result_handover(source: ListSource) -> FormContent:
    """Fill in the results that a unit brought to the desk."""
    rows = [
        (
            code_in_lines(dossier.code),
            dossier.procedure.name,
            _result(dossier),
            dossier.applicant.name,
            dossier.applicant.address,
            CHECKED if dossier.fee and dossier.fee.total_vnd else "",
            CHECKED if dossier.return_way is ReturnWay.POST else "",
        )
        for dossier in source.dossiers
    ]
    values = {**_from_unit(source), **_table(rows)}
    return _content(source, values, source.typed(UNIT_PERSON.key), source.by)


def postal_record(source: ListSource) -> FormContent:
    """Fill in what the postman takes or brings; unknown numbers are left to write."""
    numbers = iter(_BETWEEN_NUMBERS.split(source.typed(TRACKING.key)))
    rows = [
        (
            code_in_lines(dossier.code),
            next(numbers, ""),
            _reached(citizen_of(dossier)),
            citizen_of(dossier).address,
            _delivered(dossier),
            "",
            "",
        )
        for dossier in source.dossiers
    ]
    postman = source.typed(POSTMAN.key)
    values = {
        **_moment(source),
        **_table(rows),
        "work": text_row(source.typed(WORK.key) or TO_POST),
        "desk": text_row(source.office.unit_name),
        "clerk_name": text_row(source.by),
        "post_office": text_row(source.typed(POST_OFFICE.key)),
        "postman_name": text_row(postman),
    }
    return FormContent(source.on, values, names={"postman": postman, "clerk": source.by})


def delivery_run(source: ListSource) -> FormContent:
    """Fill in the round of a carrier, doors in order of their addresses."""
    dossiers = sorted(source.dossiers, key=lambda one: address_order(citizen_of(one).address))
    rows = [
        (
            citizen_of(dossier).address,
            _reached(citizen_of(dossier)),
            code_in_lines(dossier.code),
            _delivered(dossier),
            money(dossier.fee.total_vnd) if dossier.fee and dossier.fee.total_vnd else "",
            "",
            "",
            "",
        )
        for dossier in dossiers
    ]
    total_vnd = sum(dossier.fee.total_vnd for dossier in dossiers if dossier.fee)
    carrier = source.typed(CARRIER.key)
    values = {
        **_table(rows),
        "carrier_name": text_row(carrier),
        "run_on": text_row(source.typed(RUN_ON.key) or format_day(source.on)),
        "money": text_row(
            f"{money(total_vnd)} ({money_in_words(total_vnd)})" if total_vnd else "không có"
        ),
    }
    return FormContent(source.on, values, names={"carrier": carrier, "clerk": source.by})


def address_order(address: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Return what sorts addresses as one walks: ward, then street, then house by its number."""
    parts = reversed([fold(part) for part in address.split(",")])
    return tuple(
        tuple(
            (0, int(word), "") if word.isdigit() else (1, 0, word.strip())
            for word in _NUMBERS.split(part)
            if word.strip()
        )
        for part in parts
    )


def code_in_lines(code: str) -> str:
    """Return a code in two lines, broken after the agency: columns are narrow."""
    return code.replace("-", "-\n", 1)


def _due(dossier: Dossier) -> str:
    return format_day(dossier.due_on) if dossier.due_on else ""


def _papers(dossier: Dossier) -> int:
    return sum(paper.originals + paper.certified + paper.copies for paper in dossier.papers)


def _result(dossier: Dossier) -> str:
    declined = DECLINED if dossier.outcome is Outcome.DECLINED else ""
    return _lines(declined, dossier.result_number)


def _delivered(dossier: Dossier) -> str:
    return _lines(dossier.procedure.name, _result(dossier))


def _reached(person: Person) -> str:
    return _lines(person.name, person.phone)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _moment(source: ListSource) -> Mapping[str, Rows]:
    return {
        "moment": text_row(moment_in_words(local(source.at))),
        "place": text_row(source.office.unit_name),
    }


def _units(dossiers: Iterable[Dossier]) -> str:
    return "; ".join(dict.fromkeys(dossier.unit for dossier in dossiers if dossier.unit))


def _to_unit(source: ListSource) -> dict[str, Rows]:
    return {
        **_moment(source),
        "giver_unit": text_row(source.office.unit_name),
        "giver_name": text_row(source.by),
        "taker_unit": text_row(source.typed(UNIT.key) or _units(source.dossiers)),
        "taker_name": text_row(source.typed(UNIT_PERSON.key)),
    }


def _from_unit(source: ListSource) -> dict[str, Rows]:
    return {
        **_moment(source),
        "giver_unit": text_row(source.typed(UNIT.key) or _units(source.dossiers)),
        "giver_name": text_row(source.typed(UNIT_PERSON.key)),
        "taker_unit": text_row(source.office.unit_name),
        "taker_name": text_row(source.by),
    }


def _table(rows: Iterable[tuple[str, ...]]) -> dict[str, Rows]:
    numbered = tuple((str(n), *row) for n, row in enumerate(rows, start=1))
    return {
        "dossiers": numbered,
        "count": text_row(f"{len(numbered):02d}"),
        "in_words": text_row(number_in_words(len(numbered))),
    }


def _content(source: ListSource, values: Mapping[str, Rows], giver: str, taker: str) -> FormContent:
    return FormContent(source.on, values, names={"giver": giver, "taker": taker})


LIST_PAPERS: Final = (
    ListPaper(
        SlipKind.UNIT_HANDOVER,
        (handover.UNIT_HANDOVER,),
        unit_handover,
        (UNIT, UNIT_PERSON, REMARK),
        lists.lay_out,
    ),
    ListPaper(
        SlipKind.UNIT_RETURN,
        (handover.UNIT_RETURN,),
        unit_return,
        (UNIT, UNIT_PERSON, REASON),
        lists.lay_out,
    ),
    ListPaper(
        SlipKind.RESULT_HANDOVER,
        (handover.RESULT_HANDOVER,),
        result_handover,
        (UNIT, UNIT_PERSON),
        lists.lay_out,
    ),
    ListPaper(
        SlipKind.POSTAL_RECORD,
        (postal.POSTAL_RECORD,),
        postal_record,
        (WORK, POST_OFFICE, POSTMAN, TRACKING),
        lists.lay_out,
    ),
    ListPaper(
        SlipKind.DELIVERY_RUN,
        (postal.DELIVERY_RUN,),
        delivery_run,
        (CARRIER, RUN_ON),
        lists.lay_out,
    ),
)
