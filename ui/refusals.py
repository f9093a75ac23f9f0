"""The sentences of refusals, where the windows look for them; the command line says the same."""

from desk_app.refusals import (
    ACTION_NAMES,
    HOLDER_NAMES,
    JOB_STATE_NAMES,
    OUR_FAULT,
    PRIORITY_NAMES,
    STATUS_NAMES,
    TICKET_ACTION_NAMES,
    TICKET_STATUS_NAMES,
    TIMELINESS_NAMES,
    WHY_NAMES,
    dossier_sentence,
    failure_sentence,
    not_handed_over_sentence,
    paper_sentence,
    reason_sentence,
    ticket_sentence,
)

__all__ = [
    "ACTION_NAMES",
    "HOLDER_NAMES",
    "JOB_STATE_NAMES",
    "OUR_FAULT",
    "PRIORITY_NAMES",
    "STATUS_NAMES",
    "TICKET_ACTION_NAMES",
    "TICKET_STATUS_NAMES",
    "TIMELINESS_NAMES",
    "WHY_NAMES",
    "dossier_sentence",
    "failure_sentence",
    "not_handed_over_sentence",
    "paper_sentence",
    "reason_sentence",
    "ticket_sentence",
]
