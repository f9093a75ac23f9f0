"""From what the front door answers to what a command answers."""

from typing import TYPE_CHECKING

from desk_app.commands.base import NOT_FOUND, REFUSED, Answer, Refused, Reply, fields, kind_of
from desk_app.commands.words import job_line, step_lines, ticket_line
from desk_app.domain.dossier import Dossier
from desk_app.domain.intake import IntakeFaulty
from desk_app.domain.paper import PaperStepRefused
from desk_app.domain.ticket import Ticket
from desk_app.refusals import dossier_sentence, paper_sentence, ticket_sentence
from desk_app.usecases import outcomes as o
from desk_app.views import PrintJob

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.paper import JobUnknown


def dossier_reply(desk: "Desk", outcome: o.DossierOutcome) -> Reply:
    """Answer a step of a dossier, with the papers that it owes the citizen."""
    if not isinstance(outcome, Dossier):
        return dossier_refused(outcome)
    owed = desk.dossiers.owed(outcome)
    papers = tuple(f"{job.title} đang chờ in: motcua print run" for job in owed)
    job_ids = [job.id for job in owed]
    return Answer((*step_lines(outcome), *papers), {"dossier": fields(outcome), "job_ids": job_ids})


def dossier_refused(refusal: o.DossierRefusal | IntakeFaulty) -> Refused:
    """Answer a step that was not taken; faults of an intake come field by field."""
    code = NOT_FOUND if isinstance(refusal, o.DossierUnknown) else REFUSED
    if isinstance(refusal, IntakeFaulty):
        lines = [f"- {fault.field}: {fault.sentence}" for fault in refusal.faults]
        sentence = "\n".join(["Chưa tiếp nhận được hồ sơ:", *lines])
        return Refused(kind_of(refusal), sentence, code, fields(refusal))
    return Refused(kind_of(refusal), dossier_sentence(refusal), code)


def ticket_reply(outcome: o.TicketOutcome) -> Reply:
    """Answer an action on a number."""
    if isinstance(outcome, Ticket):
        return Answer((ticket_line(outcome),), {"ticket": fields(outcome)})
    code = NOT_FOUND if isinstance(outcome, o.TicketUnknown) else REFUSED
    return Refused(kind_of(outcome), ticket_sentence(outcome), code)


def job_reply(
    outcome: "PrintJob | JobUnknown | o.ReasonMissing | o.PeopleDiffer | PaperStepRefused",
) -> Reply:
    """Answer an action on a print job."""
    if isinstance(outcome, PrintJob):
        return Answer((job_line(outcome),), {"job": fields(outcome)})
    refused = isinstance(outcome, o.ReasonMissing | o.PeopleDiffer | PaperStepRefused)
    code = REFUSED if refused else NOT_FOUND
    return Refused(kind_of(outcome), paper_sentence(outcome), code)
