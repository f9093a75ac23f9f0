"""The books at the end of the day: what the store says, against what the day did."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desk_app.domain.dossier import Status
from desk_app.domain.ticket import TicketStatus
from desk_app.views import PrintJob, SlipKind, Worklist
from ui.tour.citizens import VISITS, Deed
from ui.tour.ledger import Ledger

if TYPE_CHECKING:
    from desk_app.desk import Desk

MOST_JOBS: Final = 1000
MOST_EVENTS: Final = 300_000  # a bigger journal is folded anew by `motcua rebuild --check`


def jobs_since(desk: "Desk", since: datetime) -> list[PrintJob]:
    """Return the print jobs of the day, oldest first."""
    return [job for job in reversed(desk.paper.jobs(MOST_JOBS)) if job.at >= since]


def check_store(desk: "Desk", ledger: Ledger) -> None:
    """Fold the journal anew, follow its chains, and look for a number that was given twice."""
    if desk.pulse().events <= MOST_EVENTS:
        ledger.expect("sổ dựng lại từ nhật ký", desk.rebuild(check_only=True).differing, ())
        ledger.expect("chuỗi băm của nhật ký", desk.verify_journal(), ())
    received = desk.dossiers.lines(Worklist.RECEIVED_TODAY)
    codes = Counter(line.code for line in received if line.code)
    twice = sorted(code for code, count in codes.items() if count > 1)
    ledger.expect("mã hồ sơ cấp hai lần", twice, [])
    ledger.expect("phiếu chưa in xong", [job.title for job in desk.paper.unfinished()], [])


def check_outcomes(desk: "Desk", done: dict[str, str], ledger: Ledger) -> None:
    """Compare each citizen's dossier with what should have become of it."""
    for visit in VISITS:
        wanted = STATUS_OF.get(visit.deed)
        if wanted is None:
            continue
        view = desk.dossiers.view(done.get(visit.name, ""))
        status = getattr(getattr(view, "dossier", None), "status", None)
        ledger.expect(f"hồ sơ của “{visit.name}” ({visit.deed})", status, wanted)


def check_tickets(desk: "Desk", labels: list[str], ledger: Ledger) -> None:
    """Every number but the last was served to the end."""
    served = 0
    for label in labels:
        ticket = desk.queue.ticket(label)
        served += getattr(ticket, "status", None) is TicketStatus.FINISHED
    ledger.expect("số đã phục vụ xong", served, len(VISITS) - 1)


def check_slips(jobs: list[PrintJob], ledger: Ledger) -> None:
    """One ticket for each citizen, one receipt for each dossier that was accepted."""
    tickets = [job for job in jobs if job.slip is SlipKind.TICKET]
    receipts = [job for job in jobs if job.slip is SlipKind.RECEIPT]
    ledger.expect("phiếu số thứ tự", len(tickets), len(VISITS))
    ledger.expect("giấy tiếp nhận và hẹn trả", len(receipts), RECEIPTS)


STATUS_OF: Final = {
    Deed.RECEIVE: Status.RECEIVED,
    Deed.FORWARD: Status.FORWARDED,
    Deed.AT_ONCE: Status.RETURNED,
    Deed.TURN_BACK: Status.TURNED_BACK,
    Deed.REFUSE: Status.INTAKE_REFUSED,
    Deed.PROXY: Status.RECEIVED,
    Deed.CORRECT: Status.RECEIVED,
    Deed.WITHDRAW: Status.WITHDRAWN,
    Deed.SEVERAL: Status.RECEIVED,
    Deed.LATE: Status.IN_PROCESS,
    Deed.SUPPLEMENT: Status.IN_PROCESS,
    Deed.COLLECT: Status.RETURNED,
    Deed.COLLECT_LOST: Status.RETURNED,
    Deed.COLLECT_PROXY: Status.RETURNED,
}
_PRINTS: Final = {
    Deed.RECEIVE: 1,
    Deed.FORWARD: 1,
    Deed.PROXY: 1,
    Deed.CORRECT: 2,
    Deed.WITHDRAW: 1,
    Deed.SEVERAL: 1,
}
RECEIPTS: Final = sum(_PRINTS.get(visit.deed, 0) for visit in VISITS)
