"""Papers of daily work about one dossier: what is written on them."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from desk_app.desk.facts import RETURN_WORDS, ROLL_PAPERS
from desk_app.desk.filling.card_papers import CARDS
from desk_app.desk.filling.fee_papers import FEE_SLIP, POSTAL_SLIP
from desk_app.desk.filling.history_rows import history_rows
from desk_app.desk.filling.kinds import ROLL, SHEET, DossierPaper, Typed
from desk_app.desk.filling.parts import (
    addressed,
    citizen_of,
    dossier_content,
    identity_values,
    last_of,
)
from desk_app.desk.filling.people import own_paper, person_values, phone_of
from desk_app.desk.filling.source import DossierSource
from desk_app.domain.dossier import UNDER_WAY, WITH_RESULT, Dossier, Status
from desk_app.domain.events import (
    DossierWithdrawn,
    Outcome,
    ResultMade,
    ResultReturned,
)
from desk_app.domain.moments import local, local_day
from desk_app.domain.words import format_day, moment_in_words
from desk_app.printing.forms import citizen_papers, handing_back, missing_papers
from desk_app.printing.forms import history as history_form
from desk_app.printing.forms.form import FormContent, rows_of, text_row
from desk_app.views import SlipKind

DECLINED: Final = "Văn bản trả lời không giải quyết"
LOST: Final = "đã mất, có bản cam kết kèm theo"
PROMISES: Final = (
    "Lời khai trên là đúng sự thật; tôi chưa nhận kết quả và không giao giấy này cho ai khác.",
    "Nếu tìm thấy giấy đã mất, tôi nộp lại và không dùng để nhận kết quả lần nữa.",
    "Tôi chịu hoàn toàn trách nhiệm trước pháp luật nếu có tranh chấp, khiếu nại do việc này.",
)


def return_receipt(source: DossierSource) -> FormContent:
    """Fill in what was handed over, by whom, to whom."""
    dossier = source.dossier
    made, returned = last_of(source, ResultMade), last_of(source, ResultReturned)
    entry, event = returned or (None, None)
    collector = event.collector if event else dossier.collector
    returner = source.name(entry.by) if entry else source.by
    values = {
        **identity_values(source),
        "owner": text_row(addressed(dossier.applicant)),
        "returner": text_row(returner),
        "returner_phone": text_row(source.office.hotline),
        "collector": text_row(collector),
        "collector_phone": text_row(phone_of(source, collector)),
        "relation": text_row(event.relation if event and event.by_proxy else ""),
        "id_last4": text_row(event.id_last4 if event else ""),
        "result_kind": text_row(_result_kind(source)),
        "result_number": text_row(dossier.result_number),
        "result_count": text_row(source.typed("result_count")),
        "summary": text_row(made[1].description if made else ""),
        "papers_back": rows_of(*event.papers_back) if event else (),
        "slip_lost": text_row(LOST if event and event.slip_lost else ""),
        "way": text_row(RETURN_WORDS[event.way if event else dossier.return_way]),
        "returned_at": text_row(moment_in_words(local(entry.at)) if entry else ""),
    }
    return dossier_content(source, values, {"collector": collector, "clerk": returner})


def _result_kind(source: DossierSource) -> str:
    if source.dossier.outcome is Outcome.DECLINED:
        return DECLINED
    return source.procedure.result if source.procedure else ""


def history(source: DossierSource) -> FormContent:
    """Fill in every step of a dossier."""
    dossier = source.dossier
    values = {
        **identity_values(source),
        "owner": text_row(addressed(dossier.applicant)),
        "received": text_row(_moment(dossier.received_at)),
        "due": text_row(format_day(dossier.due_on) if dossier.due_on else "không hẹn ngày"),
        "completed": text_row(_moment(dossier.completed_at)),
        "returned": text_row(_moment(dossier.returned_at)),
        "steps": history_rows(source),
        "moment": text_row(moment_in_words(local(source.at))),
    }
    return dossier_content(source, values, {"clerk": source.by})


def withdrawal(source: DossierSource) -> FormContent:
    """Fill in that a citizen took a dossier back, and the papers with it."""
    dossier = source.dossier
    entry, event = last_of(source, DossierWithdrawn) or (None, None)
    clerk = source.name(entry.by) if entry else source.by
    received = dossier.received_at
    values = {
        **identity_values(source),
        "received_on": text_row(format_day(local_day(received)) if received else ""),
        "reason": text_row(event.reason if event else dossier.reason),
        "withdrawn_at": text_row(moment_in_words(local(entry.at)) if entry else ""),
        "papers_back": rows_of(*(event.papers_back if event else ())),
    }
    names = {"citizen": citizen_of(dossier).name, "clerk": clerk}
    return dossier_content(source, values, names)


def authority(source: DossierSource) -> FormContent:
    """Fill in who lets whom act; dots where nobody acts for the owner yet."""
    dossier = source.dossier
    proxy = dossier.submitter
    values = {
        **identity_values(source),
        **person_values("giver", dossier.applicant),
        **person_values("taker", proxy.person if proxy else None),
        "taker_relation": text_row(proxy.relation if proxy else ""),
        "work": text_row(source.typed("work") or "nhận kết quả giải quyết hồ sơ"),
        "until": text_row(source.typed("until") or "đến khi làm xong việc được ủy quyền"),
        "fee": text_row("không có thù lao"),
        "copies": text_row("03"),
    }
    names = {"giver": dossier.applicant.name, "taker": proxy.person.name if proxy else ""}
    return own_paper(dossier_content(source, values, names))


def lost_receipt(source: DossierSource) -> FormContent:
    """Fill in the declaration of who lost the receipt."""
    dossier = source.dossier
    person = citizen_of(dossier)
    received = dossier.received_at
    values = {
        **identity_values(source),
        **person_values("citizen", person),
        "role": text_row("người nộp thay chủ hồ sơ" if dossier.submitter else "chủ hồ sơ"),
        "received_on": text_row(format_day(local_day(received)) if received else ""),
        "code": text_row(dossier.code),
        "promises": rows_of(*PROMISES),
    }
    names = {"citizen": person.name, "clerk": source.by}
    return own_paper(dossier_content(source, values, names))


def missing(source: DossierSource) -> FormContent:
    """Fill in what is still missing, in plain words, on a sheet or on the roll."""
    dossier = source.dossier
    until = dossier.respond_by
    values = {
        **identity_values(source),
        "contents": rows_of(*dossier.missing),
        "respond_by": text_row(format_day(until) if until else ""),
        "advice": text_row(source.typed("advice")),
    }
    roll = ROLL_PAPERS[source.office.tickets_printer.width_mm]
    content = dossier_content(source, values, {})
    return replace(content, paper=roll if source.typed(SHEET.key) == ROLL else None)


def _moment(at: datetime | None) -> str:
    return f"{local(at):%H:%M %d/%m/%Y}" if at else ""


def _came_back(dossier: Dossier) -> bool:
    return dossier.status is Status.RETURNED


def _withdrawn(dossier: Dossier) -> bool:
    return dossier.status is Status.WITHDRAWN


def _under_way(dossier: Dossier) -> bool:
    return dossier.status in UNDER_WAY | WITH_RESULT


def _ready(dossier: Dossier) -> bool:
    return dossier.status in WITH_RESULT | {Status.RETURNED}


def _waits_for_papers(dossier: Dossier) -> bool:
    return dossier.status in (Status.TURNED_BACK, Status.AWAITING_PAPERS)


WORK: Final = Typed(
    "work",
    "Ủy quyền làm gì",
    choices=(
        "nhận kết quả giải quyết hồ sơ",
        "nộp hồ sơ",
        "nộp hồ sơ và nhận kết quả giải quyết hồ sơ",
    ),
)
DAILY_PAPERS: Final = (
    DossierPaper(
        SlipKind.RETURN_RECEIPT,
        (handing_back.RETURN_RECEIPT,),
        return_receipt,
        (Typed("result_count", "Số bản kết quả"),),
        fits=_came_back,
    ),
    DossierPaper(SlipKind.HISTORY, (history_form.FORM,), history),
    DossierPaper(SlipKind.WITHDRAWAL, (handing_back.WITHDRAWAL,), withdrawal, fits=_withdrawn),
    FEE_SLIP,
    POSTAL_SLIP,
    DossierPaper(
        SlipKind.AUTHORITY,
        (citizen_papers.AUTHORITY,),
        authority,
        (WORK, Typed("until", "Thời hạn ủy quyền")),
        citizen_papers.lay_out,
        fits=_under_way,
    ),
    DossierPaper(
        SlipKind.LOST_RECEIPT,
        (citizen_papers.LOST_RECEIPT,),
        lost_receipt,
        lay_out=citizen_papers.lay_out,
        fits=_ready,
    ),
    DossierPaper(
        SlipKind.MISSING_PAPERS,
        (missing_papers.FORM,),
        missing,
        (SHEET, Typed("advice", "Ghi chú cho người dân")),
        missing_papers.lay_out,
        fits=_waits_for_papers,
    ),
    *CARDS,
)
