"""What is said of print jobs and printers. Pure words over frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desk_app.domain.paper import JobState, PaperDoubt, doubt
from desk_app.domain.printers import PrinterKind, PrinterSettings, is_paper
from desk_app.domain.roll import UNKNOWN_ROLL, PaperLeft
from desk_app.views import SIGNED, PrinterRole, PrintJob
from ui.desk.dossier_prints import job_pill, job_title
from ui.desk.dossier_words import moment_words
from ui.models.lines import Pill
from ui.refusals import job_state_words
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk.printers import PrinterState

ROLE_NAMES: Final[Mapping[PrinterRole, str]] = {
    PrinterRole.TICKETS: "Phiếu số, giấy cuộn",
    PrinterRole.FORMS: "Giấy tờ A4, A5",
}
ANSWERS: Final[Mapping[PaperDoubt, tuple[str, str]]] = {
    PaperDoubt.OUT_WHOLE: ("Có (Alt+C)", "Chưa, in lại (Alt+K)"),
    PaperDoubt.STILL_WANTED: ("Còn cần, in ngay (Alt+C)", "Không, bỏ (Alt+K)"),
}
OF_EARLIER_DAY: Final = Pill("Của hôm trước", Tone.WARN, "clock-alert-outline")
SEE_PRINTS: Final = "Xem trang In ấn (F8)."
_PAPERLESS: Final = (
    (
        PrinterKind.FILE,
        "Chưa chọn máy in",
        Tone.WARN,
        "Người phụ trách chọn máy in ở trang Máy in (Shift+F8).",
    ),
    (PrinterKind.PDF_FOLDER, "Lưu vào thư mục PDF", Tone.NEUTRAL, "In tệp PDF khi cần giấy."),
)
_FIRST: Final = (JobState.UNKNOWN, JobState.FAILED, JobState.QUEUED, JobState.SENDING)


@dataclass(frozen=True, slots=True)
class Spool:
    """What is not done, the newest jobs (newest first), what is asked about which, and the rolls.

    ``printers`` are the printers of each role as the office set them.
    """

    unfinished: tuple[PrintJob, ...]
    newest: tuple[PrintJob, ...]
    doubts: Mapping[str, PaperDoubt] = field(default_factory=dict[str, PaperDoubt])
    printers: Mapping[PrinterRole, PrinterSettings] = field(
        default_factory=dict[PrinterRole, PrinterSettings]
    )
    left: PaperLeft = UNKNOWN_ROLL

    def doubt_of(self, job: PrintJob) -> PaperDoubt | None:
        """Return the one question about a job, or None."""
        return self.doubts.get(job.id) or doubt(job.state, of_earlier_day=False)

    def pill_of(self, job: PrintJob) -> Pill:
        """Return the state of a job; one that waits since an earlier day is marked."""
        still = self.doubt_of(job) is PaperDoubt.STILL_WANTED
        return OF_EARLIER_DAY if still else job_pill(job)

    def in_order(self) -> tuple[PrintJob, ...]:
        """Return every job once: first what somebody must look at, then the newest."""
        known = {job.id for job in self.unfinished}
        first = sorted(self.unfinished, key=self._urgency)
        return (*first, *(job for job in self.newest if job.id not in known))

    def _urgency(self, job: PrintJob) -> tuple[bool, int]:
        return self.doubt_of(job) is None, _FIRST.index(job.state)


def summary(spool: Spool) -> str:
    """Return how many wait, failed and are uncertain."""
    old = [j for j in spool.unfinished if spool.doubt_of(j) is PaperDoubt.STILL_WANTED]
    states = [job.state for job in spool.unfinished if job not in old]
    counted = (
        (states.count(JobState.UNKNOWN), "phiếu chưa rõ đã in trọn vẹn chưa"),
        (states.count(JobState.FAILED), "phiếu chưa in được"),
        (len(old), "phiếu của hôm trước chưa in"),
        (states.count(JobState.QUEUED), "phiếu chờ in"),
    )
    parts = [f"{count} {words}" for count, words in counted if count]
    return " · ".join(parts) or "Không còn phiếu nào chờ in."


def needing_somebody(spool: Spool) -> int:
    """Return how many jobs a person must look at: failed, uncertain, of an earlier day."""
    return sum(
        job.state is JobState.FAILED or spool.doubt_of(job) is not None for job in spool.unfinished
    )


def why_words(job: PrintJob) -> str:
    """Return what went wrong with a job, where it went, and why it was printed again."""
    unsigned = "" if job.signature == SIGNED else job.signature
    done = job.state in (JobState.SENT, JobState.CONFIRMED)
    at = f" lúc {moment_words(job.done_at)}" if job.done_at else ""
    went = f"Không ra giấy, lưu ở {job.went_to}" if job.is_only_saved else f"In ở {job.went_to}"
    where = f"{went}{at}." if done and job.went_to else ""
    times = f"Đã gửi {job.attempts} lần." if job.attempts > 1 else ""
    again = f"Lý do in lại: {job.reason}" if job.reason else ""
    return " ".join(part for part in (job.fault, where, times, again, unsigned) if part)


def left_words(left: PaperLeft) -> str:
    """Return how many tickets the roll still gives; nothing where there is no roll."""
    if not left.is_roll:
        return ""
    if left.tickets is None:
        return "Chưa biết còn bao nhiêu giấy: nhấn “Đã thay cuộn” khi lắp cuộn mới."
    if left.low:
        return f"Giấy sắp hết: còn khoảng {left.tickets} phiếu. Chuẩn bị cuộn mới."
    return f"Giấy còn khoảng {left.tickets} phiếu."


def state_pill(state: "PrinterState | None") -> Pill:
    """Return how a printer is: in one word with an icon."""
    if state is None:
        return Pill("Đang hỏi…", Tone.NEUTRAL, "progress-clock")
    if not state.reached:
        return Pill("Không nối được", Tone.ERROR, "printer-off-outline")
    if not state.can_print:
        return Pill("Chưa in được", Tone.ERROR, "printer-alert")
    if not is_paper(state.printer):
        return Pill("Lưu vào tệp", Tone.NEUTRAL, "file-document-outline")
    if state.warnings:
        return Pill("In được, cần xem", Tone.WARN, "printer-alert")
    return Pill("Sẵn sàng", Tone.OK, "printer-check")


@dataclass(frozen=True, slots=True)
class LampFace:
    """What the lamp of the printers says, and why."""

    words: str
    tone: Tone
    why: str


def lamp_of(spool: Spool, printed: PrintJob | None) -> LampFace | None:
    """Return the worst that stands for any printer until somebody settles it (law 8).

    Args:
        printed: The last job that came out on paper while this window is open; without one nothing
            is proven of a printer, and nothing is said of one that has no fault.
    """
    return _unsettled(spool) or _paperless(spool) or _proven(printed)


def _unsettled(spool: Spool) -> LampFace | None:
    jobs = spool.unfinished
    kinds = (
        ([j for j in jobs if j.state is JobState.FAILED], "chưa in được", Tone.ERROR),
        ([j for j in jobs if j.state is JobState.UNKNOWN], "chưa rõ đã in chưa", Tone.ERROR),
        ([j for j in jobs if _is_old(spool, j)], "của hôm trước chưa in", Tone.WARN),
    )
    for found, words, tone in kinds:
        if found:
            said = f"{found[0].title}: {found[0].fault}" if found[0].fault else found[0].title
            return LampFace(f"{len(found)} phiếu {words}", tone, f"{said} {SEE_PRINTS}")
    return None


def _is_old(spool: Spool, job: PrintJob) -> bool:
    return spool.doubt_of(job) is PaperDoubt.STILL_WANTED


def _paperless(spool: Spool) -> LampFace | None:
    for kind, words, tone, advice in _PAPERLESS:
        there = [role for role, one in spool.printers.items() if one.kind is kind]
        if there:
            names = "; ".join(ROLE_NAMES[role] for role in there)
            return LampFace(words, tone, f"{names}: không ra giấy. {advice}")
    return None


def _proven(printed: PrintJob | None) -> LampFace | None:
    if printed is None:
        return None
    return LampFace("Máy in sẵn sàng", Tone.OK, f"Vừa in {printed.title} ở {printed.went_to}.")


def trouble_words(job: PrintJob) -> str:
    """Return the news that a job did not come out, or may not have; nothing when it did.

    Why stands on the lamp and in the spool: news that is long covers what somebody works on.
    """
    if job.state not in (JobState.FAILED, JobState.UNKNOWN):
        return ""
    return f"{job_title(job)}: {job_state_words(job).lower()}. {SEE_PRINTS}"


def moved_words(job: PrintJob) -> str:
    """Return the news that another printer took over; nothing when its own one printed it."""
    done = job.state in (JobState.SENT, JobState.CONFIRMED)
    return f"{job.title}: {job.fault}" if done and "Đã chuyển sang" in job.fault else ""
