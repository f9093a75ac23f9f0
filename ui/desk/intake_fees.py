"""From what the page says about money to what the rule of fees asks for. Whole đồng."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desk_app.domain import intake
from desk_app.domain.fees import FeeTotal, Waiver
from desk_app.domain.folding import digits
from desk_app.domain.intake import FieldFault
from desk_app.domain.procedure import FeeKind, Procedure, Route


@dataclass(frozen=True, slots=True)
class FeeForm:
    """``amount`` as typed replaces the catalogue's; copies and pages count where they matter."""

    amount: str = ""
    copies: int = 1
    pages: int = 1
    waived_percent: int = 0
    waived_why: str = ""


MOST_PAGES: Final = 999
AS_LISTED: Final = FeeForm()


def amount_vnd(typed: str) -> int | None:
    """Return whole đồng as typed ("12.000", "12000 đ"), None where there is no figure."""
    found = digits(typed)
    return int(found) if found and len(found) <= 12 else None


def fee_total(form: FeeForm, procedure: Procedure, route: Route | None) -> FeeTotal:
    """Return what is to be paid; nothing while the amount is not known."""
    return intake.fee_total(_entry(form), procedure, route)


def is_fee_known(form: FeeForm, procedure: Procedure, route: Route | None) -> bool:
    """Say whether the catalogue or the clerk names an amount."""
    return intake.charged_line(_entry(form), procedure, route) is not None


def fee_faults(form: FeeForm, procedure: Procedure, route: Route | None) -> Iterator[FieldFault]:
    """Yield what must be said about money before the dossier is accepted."""
    if not is_fee_known(form, procedure, route):
        yield FieldFault(
            "fee", "Danh mục chưa có mức phí của thủ tục này: nhập số tiền, hoặc 0 nếu không thu."
        )
    if form.waived_percent and not form.waived_why.strip():
        yield FieldFault("waiver", "Ghi lý do miễn, giảm (ví dụ: hộ nghèo, người có công).")


def fee_of(known: FeeTotal | None, procedure: Procedure, route: Route | None) -> FeeForm:
    """Return the entry that gives the fee of a dossier again."""
    if known is None:
        return FeeForm()
    percent = known.waiver.percent if known.waiver else 0
    why = known.waiver.reason if known.waiver else ""
    quantity = known.lines[0].quantity if known.lines else 1
    counted = procedure.fee_kind is FeeKind.COPY_CERTIFICATION  # its line names the pages
    for pages in range(1, MOST_PAGES + 1 if counted else 2):
        wanted = FeeForm("", max(1, quantity), pages, percent, why)
        if fee_total(wanted, procedure, route) == known:
            return wanted
    return FeeForm(str(known.before_waiver_vnd), 1, 1, percent, why)


def _entry(form: FeeForm) -> intake.FeeEntry:
    waiver = Waiver(form.waived_why.strip(), form.waived_percent) if form.waived_percent else None
    return intake.FeeEntry(amount_vnd(form.amount), form.copies, form.pages, waiver)
