"""Form 01 and its variants: what is written on them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desk_app.desk.facts import office_header, receipt_facts, with_law, with_place
from desk_app.desk.filling.kinds import DossierPaper, ListPaper, Typed
from desk_app.desk.filling.parts import addressed
from desk_app.desk.filling.people import money, parties_of
from desk_app.desk.filling.source import DossierSource, ListSource
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import SubmittedPaper
from desk_app.domain.moments import local
from desk_app.domain.person import share_a_person
from desk_app.domain.words import format_day, money_in_words
from desk_app.printing.content import ReceiptFacts
from desk_app.printing.forms import receipt as form_01
from desk_app.printing.forms.form import FormContent, Rows, text_row
from desk_app.printing.receipt_slip import due_in_words, receipt_content, ways_to_ask
from desk_app.printing.texts import FREE, NO_APPOINTMENT, NO_PAPERS
from desk_app.views import SlipKind

CERTIFICATION: Final = "chứng thực"  # name of the subject area, without case
IN_THE_LIST: Final = "Theo từng hồ sơ trong danh mục kèm theo"
EACH: Final = "mỗi giấy tờ một số, cách nhau bằng dấu phẩy"
PAGES: Final = Typed("pages", f"Số trang ({EACH})")
COPIES: Final = Typed("copies", f"Số bản giấy ({EACH})")
ELECTRONIC: Final = Typed("electronic", "Ký bản điện tử", choices=("Không", "Có"))


def receipt(source: DossierSource) -> FormContent:
    """Fill in form 01 of one dossier."""
    facts = receipt_facts(source.office, source.dossier, source.name(source.dossier.received_by))
    facts = with_law(facts, source.dossier, source.procedure)
    return receipt_content(office_header(source.office), with_place(facts, source.place))


def certification_receipt(source: DossierSource) -> FormContent:
    """Fill in form 01 of certified copies: pages and copies of each paper, as the clerk counted."""
    content, papers = receipt(source), source.dossier.papers
    count = len(papers)
    pages = _each(source.typed(PAGES.key), count)
    copies = _each(source.typed(COPIES.key) or _copies_paid(source.dossier), count)
    electronic = source.typed(ELECTRONIC.key)
    rows = tuple(
        (str(number), paper.name, page, copy, electronic)
        for number, (paper, page, copy) in enumerate(zip(papers, pages, copies, strict=True), 1)
    )
    return replace(content, values={**content.values, **({"papers": rows} if rows else {})})


def _each(typed: str, count: int) -> list[str]:
    """Return one number for each paper; what was not said is left to be written by hand."""
    said = [part.strip() for part in typed.split(",")][:count]
    return [f"{int(part):02}" if part.isdecimal() else part for part in said] + [""] * (
        count - len(said)
    )


def _copies_paid(dossier: Dossier) -> str:
    """Return the number of copies that were charged, where it can only mean one paper."""
    if dossier.fee is None or len(dossier.fee.lines) != 1 or len(dossier.papers) != 1:
        return ""
    return str(dossier.fee.lines[0].quantity)


def receipt_list(source: ListSource) -> FormContent:
    """Fill in one form 01 for several dossiers of whoever handed them in.

    Raises:
        LookupError: None of them was received, or nobody stands in all of them: the paper would
            show strangers to each other.
    """
    dossiers = [dossier for dossier in source.dossiers if dossier.received_at]
    if not dossiers:
        raise LookupError("no dossier of the list was received")
    if not share_a_person(map(parties_of, dossiers)):
        raise LookupError("the dossiers of the list are not of one person")
    office = office_header(source.office)
    laws = {one.id: law for one, law in zip(source.dossiers, source.laws, strict=False)}
    facts = [
        with_law(
            receipt_facts(source.office, one, source.name(one.received_by)), one, laws.get(one.id)
        )
        for one in dossiers
    ]
    content = receipt_content(office, facts[0])
    certified = all(is_certification(dossier) for dossier in dossiers)
    rows = _handover_rows(source, dossiers, facts) if certified else _list_rows(dossiers, facts)
    values: dict[str, Rows] = {
        **content.values,
        "replaces": (),
        "procedure": text_row(f"{len(facts):02} hồ sơ theo danh mục kèm theo"),
        "sets": text_row(f"{sum(fact.dossier_sets for fact in facts):02} (bộ)"),
        "limit": text_row(_same([fact.appointment.limit for fact in facts])),
        "due": text_row(_same([due_in_words(fact) for fact in facts])),
        "return_way": text_row(_same([fact.appointment.return_way for fact in facts])),
        "fees": text_row(_fees(facts)),
        "dossiers": rows,
    }
    return replace(
        content,
        values=values,
        dossier_code="",
        lookup_url="",
        scan_digits="",
        form=(form_01.HANDOVER if certified else form_01.LIST).code,
        notes=ways_to_ask(office, with_symbol=False),
    )


def _same(words: Sequence[str]) -> str:
    """Return what is the same for all dossiers, else that the list says it."""
    return words[0] if len(set(words)) == 1 else IN_THE_LIST


def _fees(facts: Sequence[ReceiptFacts]) -> str:
    total_vnd = _total_vnd(facts)
    if not total_vnd:
        return FREE
    return f"Tổng cộng {money(total_vnd)}. Bằng chữ: {money_in_words(total_vnd)}./."


def _total_vnd(facts: Sequence[ReceiptFacts]) -> int:
    return sum(fee.amount_vnd for fact in facts for fee in fact.fees)


def _list_rows(dossiers: Sequence[Dossier], facts: Sequence[ReceiptFacts]) -> Rows:
    rows = tuple(
        _list_row(number, dossier, fact)
        for number, (dossier, fact) in enumerate(zip(dossiers, facts, strict=True), start=1)
    )
    return (*rows, ("", f"Tổng cộng: {len(facts):02} hồ sơ", "", money(_total_vnd(facts))))


def _list_row(number: int, dossier: Dossier, fact: ReceiptFacts) -> tuple[str, ...]:
    papers = "; ".join(f"{paper.name} ({_count(paper)})" for paper in dossier.papers)
    lines = (
        fact.dossier_code,
        fact.procedure_name,
        f"Chủ hồ sơ: {addressed(dossier.applicant)}",
        f"Giấy tờ: {papers or NO_PAPERS}",
    )
    fees_vnd = sum(fee.amount_vnd for fee in fact.fees)
    return (str(number), "\n".join(lines), _due(fact), money(fees_vnd))


def _count(paper: SubmittedPaper) -> str:
    return f"{paper.originals + paper.certified + paper.copies:02}"


def _due(fact: ReceiptFacts) -> str:
    due_at = fact.appointment.due_at
    if due_at is None:
        return NO_APPOINTMENT
    return f"{local(due_at):%H:%M} {format_day(local(due_at).date())}"


def _handover_rows(
    source: ListSource, dossiers: Sequence[Dossier], facts: Sequence[ReceiptFacts]
) -> Rows:
    return tuple(
        (
            str(number),
            f"{fact.procedure_name}\n{_broken(fact.dossier_code)}",
            dossier.unit or dossier.agency or source.office.place,
            f"{local(fact.received_at):%H:%M} {format_day(local(fact.received_at).date())}",
            _due(fact),
            fact.appointment.limit,
            _amount(dossier),
            dossier.applicant.name,
        )
        for number, (dossier, fact) in enumerate(zip(dossiers, facts, strict=True), start=1)
    )


def _broken(code: str) -> str:
    """Return a code on two lines: the column is narrower than it."""
    return code.replace("-", "-\n", 1)


def _amount(dossier: Dossier) -> str:
    return f"{int(_copies_paid(dossier) or dossier.sets):02}"


def is_certification(dossier: Dossier) -> bool:
    """Say whether a dossier is about certified copies, signatures or transactions."""
    return dossier.procedure.subject_area.casefold() == CERTIFICATION


RECEIPT: Final = DossierPaper(
    SlipKind.RECEIPT,
    form_01.FORMS,
    receipt,
    # any other dossier was given its receipt; a second one would be a reprint without its mark
    fits=lambda dossier: dossier.return_at_once,
)
RECEIPT_LIST: Final = ListPaper(
    SlipKind.RECEIPT_LIST,
    (form_01.LIST, form_01.HANDOVER),
    receipt_list,
    lay_out=form_01.lay_out_with_list,
    of_one_person=True,
)
CERTIFICATION_RECEIPT: Final = DossierPaper(
    SlipKind.CERTIFICATION_RECEIPT,
    (form_01.CERTIFICATION,),
    certification_receipt,
    typed=(PAGES, COPIES, ELECTRONIC),
    fits=lambda dossier: bool(dossier.code) and is_certification(dossier),
)
