"""From answers to actions: each job runs in the store lane and asks the front door once."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, TypeAlias

from desk_app.domain.calendar import BeyondHorizon, Due, Limit, Session, Unit
from desk_app.domain.dossier import Action, Dossier
from desk_app.domain.events import (
    DossierForwarded,
    OtherAgencyAsked,
    Outcome,
    PaymentAsked,
    PaymentConfirmed,
    SubmittedPaper,
)
from desk_app.usecases.commands import AskForPapers, NewAppointment
from desk_app.usecases.outcomes import DossierOutcome, NewDayTooEarly
from ui.desk.dossier_asks import BY_DAY
from ui.desk.dossier_forms import Answers

if TYPE_CHECKING:
    from desk_app.desk import Desk

Job: TypeAlias = "Callable[[Desk], DossierOutcome]"
Doer: TypeAlias = "Callable[[Desk, str, Dossier, Answers], DossierOutcome]"


def job_of(action: Action, dossier: Dossier, answers: Answers, by: str) -> Job:
    """Return the job that takes ``action`` in the name of ``by``.

    Raises:
        KeyError: The action has no form.
    """
    do = _DOERS[action]
    return lambda desk: do(desk, by, dossier, answers)


def new_due(desk: "Desk", answers: Answers) -> Due | BeyondHorizon | None:
    """Return the day that the answers of a new appointment come to, None while they do not.

    A chosen day on which nobody is there to return results gives None too.
    """
    if answers.text("way") == BY_DAY:
        day = answers.day("day")
        session = Session(answers.text("session") or Session.AFTERNOON)
        return desk.dossiers.set_due(day, session) if day else None
    limit = _limit_of(answers)
    return desk.dossiers.next_due(desk.store.now(), limit) if limit else None


def _limit_of(answers: Answers) -> Limit | None:
    try:
        amount = Decimal(answers.text("amount").replace(",", "."))
        limit = Limit(amount, Unit(answers.text("unit") or Unit.WORKING_DAYS))
    except (InvalidOperation, ValueError):
        return None
    return limit if amount else None


def _forward(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    to = DossierForwarded(a.text("unit"), a.text("officer"), a.flag("with_paper"), a.text("note"))
    return desk.dossiers.seeing(dossier).forward(by, dossier.id, to)


def _start(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    return desk.dossiers.seeing(dossier).start(by, dossier.id, a.text("unit"), a.text("officer"))


def _ask_for_papers(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    asked = AskForPapers(
        dossier.id,
        a.items("contents"),
        a.text("reason"),
        a.day("respond_by"),
        a.text("approved_by"),
    )
    return desk.dossiers.seeing(dossier).ask_for_papers(by, asked)


def _add_papers(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    names = dict.fromkeys((*a.items("papers"), *a.items("others")))
    taken = {paper.key for paper in dossier.papers}
    first = len(taken) + 1
    papers = [
        SubmittedPaper(f"bo-sung-{number}", name, originals=1)
        for number, name in enumerate(names, first)
    ]
    return desk.dossiers.seeing(dossier).add_papers(by, dossier.id, papers)


def _ask_agency(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    asked = OtherAgencyAsked(a.text("agency"), a.text("content"), a.day("respond_by"))
    return desk.dossiers.seeing(dossier).ask_agency(by, dossier.id, asked)


def _hear_agency(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    return desk.dossiers.seeing(dossier).hear_agency(by, dossier.id, a.text("content"))


def _ask_payment(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    asked = PaymentAsked(a.number("amount"), a.text("content"))
    return desk.dossiers.seeing(dossier).ask_payment(by, dossier.id, asked)


def _confirm_payment(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    paid = PaymentConfirmed(a.number("amount"), a.text("reference"))
    return desk.dossiers.seeing(dossier).confirm_payment(by, dossier.id, paid)


def _finish(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    outcome = Outcome(a.text("outcome") or Outcome.GRANTED)
    return desk.dossiers.seeing(dossier).make_result(by, dossier.id, outcome, a.text("number"))


def _take_in(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    return desk.dossiers.seeing(dossier).take_in_result(
        by, dossier.id, a.text("slot"), a.text("number")
    )


def _refuse(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    return desk.dossiers.seeing(dossier).refuse(by, dossier.id, a.text("reason"))


def _withdraw(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    return desk.dossiers.seeing(dossier).withdraw(
        by, dossier.id, a.text("reason"), a.items("papers_back")
    )


def _stop(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    return desk.dossiers.seeing(dossier).stop(by, dossier.id, a.text("reason"), a.text("money"))


def _reappoint(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    due = new_due(desk, a)
    if due is None:
        return NewDayTooEarly()
    if isinstance(due, BeyondHorizon):
        return due
    wish = NewAppointment(dossier.id, a.text("reason"), due, a.text("signer"))
    return desk.dossiers.seeing(dossier).reappoint(by, wish)


def _record_code(desk: "Desk", by: str, dossier: Dossier, a: Answers) -> DossierOutcome:
    return desk.dossiers.seeing(dossier).record_provincial_code(by, dossier.id, a.text("code"))


_DOERS: Final[Mapping[Action, Doer]] = {
    Action.FORWARD: _forward,
    Action.START: _start,
    Action.ASK_FOR_PAPERS: _ask_for_papers,
    Action.ADD_PAPERS: _add_papers,
    Action.ASK_AGENCY: _ask_agency,
    Action.HEAR_AGENCY: _hear_agency,
    Action.ASK_PAYMENT: _ask_payment,
    Action.CONFIRM_PAYMENT: _confirm_payment,
    Action.FINISH: _finish,
    Action.TAKE_IN_RESULT: _take_in,
    Action.REFUSE: _refuse,
    Action.WITHDRAW: _withdraw,
    Action.STOP: _stop,
    Action.REAPPOINT: _reappoint,
    Action.RECORD_CODE: _record_code,
}
