"""The queue ticket (phiếu số thứ tự), 80 and 58 mm. Source: docs/sources.md#ticket."""

from typing import Final

from desk_app.domain.moments import local
from desk_app.domain.words import format_day, weekday_name
from desk_app.printing import texts
from desk_app.printing.blocks import (
    Align,
    BigNumber,
    Block,
    Boxed,
    Field,
    FormVersion,
    Heading,
    Paper,
    Paragraph,
    Rule,
    Size,
    Slip,
    Spacer,
    Symbol,
    SymbolKind,
    TwoColumns,
    say,
)
from desk_app.printing.content import OfficeHeader, TicketFacts

FORM: Final = FormVersion("ticket", texts.TITLE_TICKET, "Mẫu của cơ quan")


def ticket_slip(
    office: OfficeHeader, ticket: TicketFacts, paper: Paper = Paper.ROLL_80, mark: str = ""
) -> Slip:
    """Return the slip of one ticket.

    It names no person and gives no reason for a priority (law 9).
    """
    blocks = (
        Paragraph(say(office.superior), Align.CENTRE, Size.SMALL),
        Paragraph(say(office.agency, bold=True), Align.CENTRE),
        Rule(),
        Heading(texts.TITLE_TICKET),
        BigNumber(ticket.number),
        *_priority(ticket),
        *_where(ticket),
        Rule(dashed=True),
        *_when(ticket),
        Rule(dashed=True),
        *_symbols(ticket.scan_digits, paper),
        Paragraph(say(texts.WAIT_FOR_CALL, bold=True), Align.CENTRE),
        Paragraph(say(ticket.note or texts.MISSED_CALL), Align.CENTRE, Size.SMALL),
    )
    return Slip(FORM, blocks, paper, title=f"{texts.TITLE_TICKET} {ticket.number}", mark=mark)


def _priority(ticket: TicketFacts) -> tuple[Block, ...]:
    if not ticket.is_priority:
        return ()
    return (Boxed((Heading(texts.PRIORITY),)),)


def _where(ticket: TicketFacts) -> tuple[Block, ...]:
    services = tuple(
        Paragraph(say(service, bold=True), Align.CENTRE, Size.LARGE) for service in ticket.services
    )
    if not ticket.counters:
        return services
    counters = Paragraph(say(", ".join(ticket.counters)), Align.CENTRE, Size.NORMAL)
    return (*services, counters)


def _when(ticket: TicketFacts) -> tuple[Block, ...]:
    taken = local(ticket.taken_at)
    day = taken.date()
    lines: list[Block] = [
        Field("Lấy số lúc", f"{taken:%H:%M}, {weekday_name(day)} {format_day(day)}"),
        Field("Số người chờ trước", str(ticket.waiting_before), strong=True),
    ]
    if ticket.expected_wait_min is not None:
        lines.append(Field("Thời gian chờ dự kiến", _wait(ticket.expected_wait_min), strong=True))
    return tuple(lines)


def _wait(minutes: int) -> str:
    if minutes < 1:
        return "được gọi ngay"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"khoảng {rest} phút"
    return f"khoảng {hours} giờ {rest:02} phút" if rest else f"khoảng {hours} giờ"


def _symbols(digits: str, paper: Paper) -> tuple[Block, ...]:
    """Return both symbols: old counter scanners read bars only, new ones read either."""
    if not digits:
        return ()
    bars = Symbol(SymbolKind.CODE128, digits, digits)
    square = Symbol(SymbolKind.QR, digits)
    if paper is Paper.ROLL_58:  # side by side the bars would be too fine for cheap heads
        return (square, bars)
    return (TwoColumns((square,), (Spacer(4), bars), share=0.34),)
