"""Every action of the desk under one name, with words that are good enough for it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from desk_app.domain.calendar import Due, Session
from desk_app.domain.dossier import Action
from desk_app.domain.events import (
    DossierForwarded,
    DossierWithdrawn,
    OtherAgencyAsked,
    Outcome,
    PaymentAsked,
    PaymentConfirmed,
    ProcessingStarted,
    ResultReturned,
    ReturnWay,
    SubmittedPaper,
)
from desk_app.domain.moments import local_day
from desk_app.usecases import handling, handover
from desk_app.usecases.commands import AskForPapers, NewAppointment
from desk_app.usecases.outcomes import DossierOutcome
from tests.office_fixture import CLERK, OFFICE, Station, calendar

UNIT: Final = OFFICE.units[0].name
Step = Callable[[Station, str], DossierOutcome]


def forward(station: Station, dossier_id: str) -> DossierOutcome:
    return handling.forward(station.store, CLERK, dossier_id, DossierForwarded(UNIT))


def start(station: Station, dossier_id: str) -> DossierOutcome:
    return handling.start(station.store, CLERK, dossier_id, ProcessingStarted(UNIT, "can-bo-9"))


def ask_for_papers(station: Station, dossier_id: str) -> DossierOutcome:
    asked = AskForPapers(dossier_id, ("Bản sao hộ khẩu",), "Thiếu giấy tờ")
    return handling.ask_for_papers(station.store, CLERK, asked, OFFICE.supplement_limit)


def add_papers(station: Station, dossier_id: str) -> DossierOutcome:
    papers = (SubmittedPaper("bo-sung", "Bản sao hộ khẩu", copies=1),)
    return handling.add_papers(station.store, calendar(), CLERK, dossier_id, papers)


def ask_agency(station: Station, dossier_id: str) -> DossierOutcome:
    asked = OtherAgencyAsked("Công an phường", "Xác minh nơi cư trú")
    return handling.ask_agency(station.store, CLERK, dossier_id, asked)


def hear_agency(station: Station, dossier_id: str) -> DossierOutcome:
    return handling.hear_agency(station.store, CLERK, dossier_id, "Đã xác minh")


def ask_payment(station: Station, dossier_id: str) -> DossierOutcome:
    asked = PaymentAsked(1_500_000, "Lệ phí trước bạ")
    return handling.ask_payment(station.store, CLERK, dossier_id, asked)


def confirm_payment(station: Station, dossier_id: str) -> DossierOutcome:
    paid = PaymentConfirmed(1_500_000, "BL-000123")
    return handling.confirm_payment(station.store, calendar(), CLERK, dossier_id, paid)


def finish(station: Station, dossier_id: str) -> DossierOutcome:
    return handling.make_result(station.store, CLERK, dossier_id, Outcome.GRANTED, "15/GXN")


def take_in(station: Station, dossier_id: str) -> DossierOutcome:
    return handover.take_in_result(station.store, CLERK, dossier_id, "k3-12")


def hand_over(station: Station, dossier_id: str) -> DossierOutcome:
    handed = ResultReturned(ReturnWay.COUNTER, "Lò Thị Mẫu", id_last4="0012")
    return handover.return_result(station.store, CLERK, dossier_id, handed)


def refuse(station: Station, dossier_id: str) -> DossierOutcome:
    return handling.refuse(station.store, CLERK, dossier_id, "Không thuộc thẩm quyền")


def withdraw(station: Station, dossier_id: str) -> DossierOutcome:
    withdrawn = DossierWithdrawn("Công dân đổi ý", ("Tờ khai",))
    return handling.withdraw(station.store, CLERK, dossier_id, withdrawn)


def stop(station: Station, dossier_id: str) -> DossierOutcome:
    return handling.stop(station.store, CLERK, dossier_id, "Người nộp không bổ sung", "Trả lại")


def reappoint(station: Station, dossier_id: str) -> DossierOutcome:
    dossier = station.store.dossier(dossier_id)
    today = local_day(station.clock())
    after = max(today, (dossier and dossier.due_on) or today) + timedelta(days=7)
    wish = NewAppointment(
        dossier_id, "Cơ quan phối hợp trả lời chậm", new_day(after), "Trưởng bộ phận"
    )
    return handling.reappoint(station.store, CLERK, wish)


def record_code(station: Station, dossier_id: str) -> DossierOutcome:
    code = "000.00.21.H56-261120-0099"
    return handling.record_provincial_code(station.store, CLERK, dossier_id, code)


def new_day(on: date) -> Due:
    """Return an appointment that the agency set by hand."""
    window = calendar().hours[Session.AFTERNOON]
    counted_from = datetime.combine(on, window.start)
    return Due(on, Session.AFTERNOON, window, (), calendar().version, counted_from)


STEP_OF: Final[Mapping[Action, Step]] = {
    Action.FORWARD: forward,
    Action.START: start,
    Action.ASK_FOR_PAPERS: ask_for_papers,
    Action.ADD_PAPERS: add_papers,
    Action.ASK_AGENCY: ask_agency,
    Action.HEAR_AGENCY: hear_agency,
    Action.ASK_PAYMENT: ask_payment,
    Action.CONFIRM_PAYMENT: confirm_payment,
    Action.FINISH: finish,
    Action.TAKE_IN_RESULT: take_in,
    Action.RETURN: hand_over,
    Action.REFUSE: refuse,
    Action.WITHDRAW: withdraw,
    Action.STOP: stop,
    Action.REAPPOINT: reappoint,
    Action.RECORD_CODE: record_code,
}
