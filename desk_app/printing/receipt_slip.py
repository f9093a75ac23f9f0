"""Form 01 on a sheet: from the facts of one dossier to what is written on the form."""

from desk_app.domain.fees import format_vnd
from desk_app.domain.intake import FEE_LABEL
from desk_app.domain.moments import local
from desk_app.domain.words import moment_in_words, money_in_words
from desk_app.printing import texts
from desk_app.printing.blocks import Slip
from desk_app.printing.content import FeeItem, OfficeHeader, PaperLine, Party, ReceiptFacts
from desk_app.printing.forms.form import Form, FormContent, Rows, text_row
from desk_app.printing.forms.layout import lay_out
from desk_app.printing.forms.receipt import FORM
from desk_app.printing.wrapping import NO_BREAK

SHOWN_EMPTY: Rows = (("",),)
"""Dots to write on, where a line is left out when nothing is said of it."""


def receipt_slip(
    office: OfficeHeader, receipt: ReceiptFacts, mark: str = "", form: Form = FORM
) -> Slip:
    """Return form 01 in two copies: one is kept, one goes to the person who handed in."""
    return lay_out(form, office, receipt_content(office, receipt), mark)


def receipt_content(office: OfficeHeader, receipt: ReceiptFacts) -> FormContent:
    """Return what is written on form 01 of one dossier."""
    submitter = receipt.submitter
    return FormContent(
        dated_on=local(receipt.received_at).date(),
        values={
            "replaces": text_row(receipt.replaces),
            "unit": text_row(office.unit_name),
            **party_values(submitter),
            "channel": text_row(receipt.channel),
            "procedure": text_row(_procedure(receipt)),
            **_owner(receipt.applicant),
            **_papers(receipt),
            "sets": text_row(f"{receipt.dossier_sets:02} (bộ)"),
            "limit": text_row(receipt.appointment.limit),
            "received": text_row(moment_in_words(local(receipt.received_at))),
            "due": text_row(due_in_words(receipt)),
            "return_way": text_row(receipt.appointment.return_way),
            "fees": text_row(fee_words(receipt)),
            "book": text_row(receipt.register.book),
            "serial": text_row(receipt.register.serial),
        },
        number=receipt.number,
        dossier_code=receipt.dossier_code,
        names={"citizen": submitter.name, "clerk": receipt.clerk_name},
        lookup_url=receipt.lookup_url,
        scan_digits=receipt.scan_digits,
        notes=notes(office, receipt),
    )


def addressed(party: Party) -> str:
    """Return "Ông Nguyễn Văn An"; organizations have no title."""
    return f"{party.title} {party.name}".strip()


def party_values(party: Party) -> dict[str, Rows]:
    """Return who handed in; the title stands before the colon, the kind of number too."""
    return {
        "title": text_row(party.title),
        "citizen": text_row(party.name),
        "address": text_row(party.address),
        "phone": text_row(party.phone),
        "email": text_row(party.email),
        "id_label": text_row(party.id_label),
        "id_number": text_row(party.id_number),
    }


def _procedure(receipt: ReceiptFacts) -> str:
    if not receipt.procedure_code:
        return receipt.procedure_name
    code = f"(mã thủ tục {receipt.procedure_code})".replace(" ", NO_BREAK)
    return f"{receipt.procedure_name} {code}"


def _owner(party: Party | None) -> dict[str, Rows]:
    if party is None:
        return {}
    address = text_row(party.address) or SHOWN_EMPTY
    return {"owner": text_row(addressed(party)), "owner_address": address}


def _papers(receipt: ReceiptFacts) -> dict[str, Rows]:
    if not receipt.papers:
        return {"no_papers": text_row(texts.NO_PAPERS)}
    return {"papers": tuple(_paper_row(i, one) for i, one in enumerate(receipt.papers, start=1))}


def _paper_row(number: int, paper: PaperLine) -> tuple[str, ...]:
    counts = (paper.originals, paper.certified_copies, paper.copies)
    name = f"{paper.name} ({paper.note})" if paper.note else paper.name
    return (str(number), name, *(f"{count:02}" if count else "" for count in counts))


def due_in_words(receipt: ReceiptFacts) -> str:
    """Return the appointment as the form writes it, with its note."""
    due_at, note = receipt.appointment.due_at, receipt.appointment.note
    words = texts.NO_APPOINTMENT if due_at is None else moment_in_words(local(due_at))
    return f"{words} ({note})" if note else words


def fee_words(receipt: ReceiptFacts) -> str:
    """Return fees and charges, the sum in figures and in words."""
    if not receipt.fees:
        return texts.FREE
    total_vnd = sum(fee.amount_vnd for fee in receipt.fees)
    paid = "đã nộp" if receipt.paid else "chưa nộp"
    state = f" ({paid})" if total_vnd else ""
    words = f"{_money(total_vnd)}{state}. Bằng chữ: {money_in_words(total_vnd)}./."
    if len(receipt.fees) == 1:
        fee = receipt.fees[0]
        name = "" if fee.name == FEE_LABEL else fee.name  # the line is called so already
        said = ", ".join(part for part in (name, fee.note) if part)
        return f"{said}: {words}" if said else words
    lines = (f"{i}) {_fee_line(fee)}" for i, fee in enumerate(receipt.fees, start=1))
    return f"{'; '.join(lines)}. Tổng cộng: {words}"


def _money(vnd: int) -> str:
    return format_vnd(vnd).replace(" ", NO_BREAK)


def _fee_line(fee: FeeItem) -> str:
    note = f" ({fee.note})" if fee.note else ""
    return f"{fee.name}: {_money(fee.amount_vnd)}{note}"


def notes(office: OfficeHeader, receipt: ReceiptFacts) -> tuple[str, ...]:
    """Return what the citizen of this dossier is told beside the notes of the form."""
    found: list[str] = []
    if not receipt.paid and any(fee.amount_vnd for fee in receipt.fees):
        found.append(texts.PAY_ON_COLLECTION)
    return (*found, *ways_to_ask(office, with_symbol=bool(receipt.lookup_url)))


def ways_to_ask(office: OfficeHeader, *, with_symbol: bool) -> tuple[str, ...]:
    """Return how a citizen learns how far the dossier has come."""
    ways = ["quét mã QR"] if with_symbol else []
    if office.hotline:
        ways.append(f"gọi {office.hotline}".replace(" ", NO_BREAK))
    if office.contact:
        ways.append(office.contact)
    return (f"Tra cứu tình trạng hồ sơ: {'; '.join(ways)}.",) if ways else ()
