"""Papers that can be asked for, as a dialog offers them. Pure: what the desk knows in, rows out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from desk_app.domain.folding import fold
from desk_app.printing.blocks import Paper
from desk_app.usecases.commands import PaperWish
from desk_app.views import DossierLine, SlipKind
from ui.desk.dossier_forms import Answers, Ask, AskKind
from ui.widgets.picker import Choice

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.filling.kinds import Typed
    from desk_app.desk.filling.registry import AnyPaper
    from desk_app.printing.forms.form import Form

SHEET_WORDS: Final = {
    Paper.ROLL_80: "cuộn 80 mm",
    Paper.ROLL_58: "cuộn 58 mm",
    Paper.A5: "A5",
    Paper.A5_LANDSCAPE: "A5 ngang",
    Paper.A4: "A4",
    Paper.A4_LARGE: "A4 chữ lớn",
    Paper.A4_LANDSCAPE: "A4 ngang",
    Paper.A3: "A3",
}
OF_PERIOD: Final = frozenset({SlipKind.REGISTER})
"""Papers about days, not about chosen lines."""
FIRST_ON: Final = "first_on"
LAST_ON: Final = "last_on"
SINCE: Final = Ask(FIRST_ON, "Nêu thay đổi kể từ ngày", AskKind.DAY)
_BESIDE: Final = 52  # letters of choices that stand side by side, with ``_PAD`` around each
_PAD: Final = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """One paper that can be printed.

    Attributes:
        subject: A dossier's id, a procedure's code; empty for a paper about several.
        note: The form's number, legal basis and sheet.
        of_lines, of_period: What a paper about several is about.
    """

    kind: SlipKind
    subject: str
    name: str
    note: str = ""
    asks: tuple[Ask, ...] = ()
    of_lines: bool = False
    of_period: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """What a dialog shows: whom the papers are about, the papers, and the lines to choose from."""

    title: str
    about: str
    today: date
    papers: tuple[Offer, ...]
    lines: tuple[DossierLine, ...] = ()
    nothing: str = "Không có giấy tờ nào để in ở đây."


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """One paper as a person asked for it."""

    kind: SlipKind
    subject: str
    wish: PaperWish
    name: str = ""


def wish_of(offer: Offer, answers: Answers, chosen: Sequence[str]) -> PaperAsked:
    """Return what is asked for with these answers and these lines."""
    first, last = answers.day(FIRST_ON), answers.day(LAST_ON)
    typed = {ask.key: answers.text(ask.key) for ask in offer.asks if ask.kind is not AskKind.DAY}
    wish = PaperWish(
        dossiers=tuple(chosen) if offer.of_lines else (),
        first_on=first,
        last_on=(last or first) if offer.of_period else None,
        typed={key: text for key, text in typed.items() if text},
    )
    subject = first.isoformat() if offer.of_period and first else offer.subject
    return PaperAsked(offer.kind, subject, wish, offer.name)


def matching(papers: Sequence[Offer], typed: str) -> tuple[Offer, ...]:
    """Return the papers whose name or note has every word that was typed, accents or not."""
    words = fold(typed).split()
    return tuple(p for p in papers if all(word in fold(f"{p.name} {p.note}") for word in words))


def of_dossier(desk: "Desk", dossier_id: str) -> Offers | None:
    """Return the papers of one dossier as it stands; None for an unknown one."""
    dossier = desk.store.dossier(dossier_id)
    if dossier is None:
        return None
    today = desk.dossiers.today()
    papers = tuple(_offer(paper, dossier.id, today) for paper in desk.forms.offered(dossier))
    about = f"{dossier.code or 'Chưa có mã hồ sơ'} · {dossier.applicant.name}"
    nothing = "Hồ sơ ở trạng thái này chưa có giấy tờ nào để in thêm."
    return Offers("In giấy tờ của hồ sơ", about, today, papers, nothing=nothing)


def of_lines(desk: "Desk", name: str, lines: Sequence[DossierLine]) -> Offers:
    """Return the papers of a list of dossiers, the register of a period among them.

    A paper that a citizen takes away is among them only where all lines are of one person.
    """
    today = desk.dossiers.today()
    from desk_app.desk.filling.registry import PAPERS

    several = (*desk.forms.of_lists([line.id for line in lines]), PAPERS[SlipKind.REGISTER])
    papers = tuple(_offer(paper, "", today) for paper in several)
    return Offers("In danh sách, sổ", f"{name}: {len(lines)} hồ sơ", today, papers, tuple(lines))


def of_procedure(desk: "Desk", code: str) -> Offers:
    """Return the papers of one procedure, or of the catalogue when ``code`` is empty."""
    today = desk.dossiers.today()
    procedure = desk.settings.procedure(code) if code else None
    fitting = (paper for paper in desk.forms.of_procedures() if procedure or not paper.of_one)
    papers = tuple(_offer(paper, procedure.code if procedure else "", today) for paper in fitting)
    about = f"{procedure.code} · {procedure.name}" if procedure else "Toàn bộ danh mục thủ tục"
    return Offers("In giấy tờ của thủ tục", about, today, papers)


def _offer(paper: "AnyPaper", subject: str, today: date) -> Offer:
    several = not subject
    of_period = several and paper.slip in OF_PERIOD
    since = (SINCE,) if several and paper.slip is SlipKind.POSTING else ()
    asks = (*since, *(_ask(typed) for typed in paper.typed))
    return Offer(
        paper.slip,
        subject,
        paper.name,
        note_of(paper.form_on(today)),
        (*_days(today), *asks) if of_period else asks,
        of_lines=several and not of_period and _is_list(paper),
        of_period=of_period,
    )


def _is_list(paper: object) -> bool:
    from desk_app.desk.filling.kinds import ListPaper

    return isinstance(paper, ListPaper)


def note_of(form: "Form") -> str:
    """Return the sheet, the copies and the legal basis of a form in one line."""
    sheet = SHEET_WORDS[form.paper]
    copies = f"{len(form.copies)} liên" if len(form.copies) > 1 else ""
    return " · ".join(part for part in (sheet, copies, form.legal_basis) if part)


def _ask(typed: "Typed") -> Ask:
    if not typed.choices:
        return Ask(typed.key, typed.label, required=typed.needed)
    choices = tuple(Choice(words, words) for words in typed.choices)
    beside = sum(len(words) + _PAD for words in typed.choices) <= _BESIDE
    kind = AskKind.OPTION if beside else AskKind.PICK
    first = choices[0].key
    return Ask(typed.key, typed.label, kind, typed.needed, value=first, choices=choices)


def _days(today: date) -> tuple[Ask, ...]:
    shown = f"{today:%d/%m/%Y}"
    first = Ask(FIRST_ON, "Từ ngày", AskKind.DAY, required=True, value=shown)
    return first, Ask(LAST_ON, "Đến hết ngày", AskKind.DAY, value=shown)
