"""``motcua paper``: every paper of the desk, asked for as from the menu of the window."""

from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, Answer, Refused, Reply, Stop, noun, verb

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.filling.registry import AnyPaper
    from desk_app.domain.dossier import Dossier
    from desk_app.usecases.commands import PaperWish
    from desk_app.views import SlipKind

group = noun("Giấy tờ, biểu mẫu: xem những giấy in được, xếp in một giấy.")

Dossiers = Annotated[
    list[str], typer.Option("--dossier", help="Mã hồ sơ; ghi nhiều lần cho giấy về nhiều hồ sơ.")
]
Words = Annotated[
    list[str], typer.Option("--set", help="KHÓA=CHỮ: điều ghi thêm cho riêng tờ này.")
]


@verb(group, "list")
def listed(dossier: Dossiers = []) -> Reply:  # noqa: B006  typer reads the default, never changes it
    """Xem các giấy in được; với --dossier: những giấy hợp với hồ sơ ấy lúc này."""
    from desk_app.desk.filling.registry import PAPERS

    with base.open_desk() as desk:
        papers: tuple[AnyPaper, ...] = tuple(PAPERS.values())
        if dossier:
            papers = desk.forms.offered(_dossier(desk, dossier[0]))
        lines = tuple(_paper_words(paper) for paper in papers) or ("Không có giấy nào hợp.",)
        return Answer(lines, {"papers": [_paper_fields(paper) for paper in papers]})


@verb(group, "ask")
def ask(
    kind: Annotated[str, typer.Argument(metavar="LOẠI", help="Như `paper list` ghi ở đầu dòng.")],
    subject: Annotated[str, typer.Argument(metavar="[VỀ]", help="Mã hồ sơ hoặc mã thủ tục.")] = "",
    dossier: Dossiers = [],  # noqa: B006  typer reads the default, never changes it
    words: Words = [],  # noqa: B006  typer reads the default, never changes it
    first: Annotated[str, typer.Option("--from", help="Từ ngày, cho giấy về một thời gian.")] = "",
) -> Reply:
    """Xếp in một giấy; in bằng `motcua print run`."""
    from desk_app.commands.reading import a_day
    from desk_app.usecases.commands import PaperWish

    with base.open_desk() as desk:
        paper = _paper(kind)
        today = desk.dossiers.today()
        about, dossiers = _subject(desk, paper, subject, dossier)
        wish = PaperWish(
            dossiers=dossiers,
            first_on=a_day(first, today) if first else None,
            typed=_typed(paper, words),
        )
        return asked(desk, paper.slip, about, wish)


def asked(desk: "Desk", kind: "SlipKind", subject: str, wish: "PaperWish") -> Reply:
    """Queue a paper and answer with its job."""
    from desk_app.commands.outcomes import job_reply
    from desk_app.desk.forms import PaperNotFitting
    from desk_app.views import SLIP_NAMES

    job = desk.forms.ask(base.actor(desk), kind, subject, wish)
    if isinstance(job, PaperNotFitting):
        sentence = f"“{SLIP_NAMES[kind]}” không hợp lúc này, hoặc chưa nói rõ về hồ sơ nào."
        return Refused(base.kind_of(job), sentence)
    return job_reply(job)


def _paper(kind: str) -> "AnyPaper":
    from desk_app.desk.filling.registry import PAPERS

    found = next((paper for slip, paper in PAPERS.items() if slip.value == kind), None)
    if found is None:
        sentence = f"Không có loại giấy “{kind}”. Xem: motcua paper list"
        raise Stop(Refused("paper_unknown", sentence, NOT_FOUND))
    return found


def _subject(
    desk: "Desk", paper: "AnyPaper", subject: str, codes: list[str]
) -> tuple[str, tuple[str, ...]]:
    """Return what the paper is about, and the ids of its dossiers."""
    from desk_app.desk.filling.kinds import DossierPaper, ListPaper

    if isinstance(paper, DossierPaper):
        given = subject or next(iter(codes), "")
        if not given:
            example = f"motcua paper ask {paper.slip.value} H56.21.05-261120-0001"
            sentence = f"“{paper.name}” là giấy của một hồ sơ; hãy ghi mã hồ sơ, ví dụ: {example}"
            raise Stop(Refused("usage", sentence))
        return _dossier(desk, given).id, ()
    if isinstance(paper, ListPaper):
        given_codes = [code for code in dict.fromkeys((subject, *codes)) if code]
        found = tuple(_dossier(desk, code).id for code in given_codes)
        return desk.dossiers.today().isoformat(), found
    return subject, ()


def _dossier(desk: "Desk", given: str) -> "Dossier":
    from desk_app.commands.outcomes import dossier_refused
    from desk_app.usecases.outcomes import DossierUnknown

    view = desk.dossiers.view(given)
    if isinstance(view, DossierUnknown):
        raise Stop(dossier_refused(view))
    return view.dossier


def _typed(paper: "AnyPaper", words: list[str]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for word in words:
        key, equals, text = word.partition("=")
        known = next((one for one in paper.typed if one.key == key), None)
        if known is None or not equals:
            keys = ", ".join(one.key for one in paper.typed) or "không có khóa nào"
            raise Stop(Refused("usage", f"Sau --set phải là KHÓA=CHỮ; giấy này nhận: {keys}."))
        if known.choices and text not in known.choices:
            choices = "; ".join(known.choices)
            raise Stop(Refused("usage", f"“{known.label}” chọn một trong: {choices}."))
        typed[key] = text
    return typed


def _paper_words(paper: "AnyPaper") -> str:
    typed = ", ".join(one.key + "*" * one.needed for one in paper.typed)
    return " · ".join(part for part in (paper.slip.value, paper.name, typed) if part)


def _paper_fields(paper: "AnyPaper") -> dict[str, object]:
    return {
        "kind": paper.slip.value,
        "name": paper.name,
        "forms": [form.code for form in paper.forms],
        "typed": [base.fields(one) for one in paper.typed],
    }
