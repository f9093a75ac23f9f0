"""The books at the end of the day: what the store says, against what the day did."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desk_app.domain.dossier import Status
from desk_app.domain.ticket import TicketStatus
from desk_app.views import SLIP_NAMES, PrintJob, SlipKind, Worklist
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


def check_register(desk: "Desk", ledger: Ledger) -> None:
    """Everything received up to the closing stands in the register, numbered without a gap."""
    today = desk.dossiers.today()
    ledger.expect("hồ sơ còn chờ vào sổ theo dõi", desk.register.waiting(today), 0)
    lines = desk.register.register_lines(today, today)
    serials = [line.entry.serial for line in lines]
    first = serials[0] if serials else 0
    ledger.expect("số thứ tự trong sổ", serials, list(range(first, first + len(lines))))
    received = desk.dossiers.lines(Worklist.RECEIVED_TODAY)
    ledger.expect(
        "hồ sơ trong sổ", {line.dossier.id for line in lines} >= {r.id for r in received}, True
    )


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
    """One ticket for each citizen, and what each of them was owed: no paper more, none less."""
    printed = Counter(_ON_ROLL.get(job.slip, job.slip) for job in jobs)
    for kind in sorted(printed | WANTED):
        ledger.expect(f"số giấy đã in: {SLIP_NAMES[kind]}", printed[kind], WANTED[kind])


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
PAPERS_OF: Final = {
    Deed.RECEIVE: (SlipKind.RECEIPT,),
    Deed.FORWARD: (SlipKind.RECEIPT,),
    Deed.PROXY: (SlipKind.RECEIPT,),
    Deed.CORRECT: (SlipKind.RECEIPT, SlipKind.RECEIPT),
    Deed.WITHDRAW: (SlipKind.RECEIPT, SlipKind.WITHDRAWAL),
    Deed.SEVERAL: (SlipKind.RECEIPT,),
    Deed.TURN_BACK: (SlipKind.SUPPLEMENT,),
    Deed.SUPPLEMENT: (SlipKind.SUPPLEMENT,),
    Deed.REFUSE: (SlipKind.REFUSAL,),
    Deed.LATE: (SlipKind.APOLOGY,),
    Deed.COLLECT: (SlipKind.RETURN_RECEIPT,),
}
OF_THE_DAY: Final = (SlipKind.UNIT_HANDOVER, SlipKind.REGISTER)
_ON_ROLL: Final = {SlipKind.RECEIPT_ROLL: SlipKind.RECEIPT}
WANTED: Final = Counter(OF_THE_DAY) + Counter(
    kind for visit in VISITS for kind in (SlipKind.TICKET, *PAPERS_OF.get(visit.deed, ()))
)
"""Every paper of the day, by its kind."""
