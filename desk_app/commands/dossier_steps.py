"""``motcua dossier``: what happens between intake and the end. Anyone at the desk may do it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import Refused, Reply, Stop
from desk_app.commands.dossier import Code, Reason, id_of

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.domain.calendar import Due
    from desk_app.domain.events import SubmittedPaper
    from desk_app.usecases.outcomes import DossierOutcome

Unit = Annotated[str, typer.Option(help="Phòng, đơn vị xử lý.")]
Officer = Annotated[str, typer.Option(help="Người thụ lý.")]
Until = Annotated[str, typer.Option(help="Hạn trả lời, dd/MM/yyyy hoặc ISO.")]
Content = Annotated[str, typer.Option(help="Nội dung.")]
Amount = Annotated[int, typer.Option(help="Số tiền, đồng.")]
Number = Annotated[str, typer.Option(help="Số của văn bản kết quả.")]
Papers = Annotated[list[str] | None, typer.Option(help="Giấy tờ; ghi nhiều lần nếu có nhiều.")]


def add_to(group: typer.Typer) -> None:
    """Add the steps to the commands of a dossier."""
    steps: dict[str, Callable[..., Reply]] = {
        "forward": forward,
        "start": start,
        "supplement": supplement,
        "add-papers": add_papers,
        "agency": agency,
        "agency-answer": agency_answer,
        "payment": payment,
        "paid": paid,
        "result": result,
        "take-in": take_in,
        "return": hand_over,
        "refuse": refuse,
        "withdraw": withdraw,
        "stop": stop,
        "reappoint": reappoint,
        "code": provincial_code,
    }
    for name, step in steps.items():
        base.verb(group, name)(step)


def forward(
    code: Code,
    unit: Unit,
    officer: Officer = "",
    note: Annotated[str, typer.Option(help="Ghi chú.")] = "",
    no_paper: Annotated[bool, typer.Option("--no-paper", help="Chỉ hồ sơ điện tử.")] = False,
) -> Reply:
    """Chuyển hồ sơ đến đơn vị hoặc người thụ lý."""
    from desk_app.domain.events import DossierForwarded

    to = DossierForwarded(unit, officer, with_paper=not no_paper, note=note)
    return _step(code, lambda desk, by, known: desk.dossiers.forward(by, known, to))


def start(code: Code, unit: Unit, officer: Officer = "") -> Reply:
    """Đơn vị bắt đầu xử lý."""
    return _step(code, lambda desk, by, known: desk.dossiers.start(by, known, unit, officer))


def supplement(
    code: Code,
    reason: Reason,
    paper: Papers = None,
    respond_by: Until = "",
    approved_by: Annotated[
        str, typer.Option(help="Người phụ trách cho phép yêu cầu thêm lần nữa.")
    ] = "",
) -> Reply:
    """Yêu cầu bổ sung: ghi đủ một lần những gì còn thiếu."""
    from desk_app.usecases.commands import AskForPapers

    def ask(desk: "Desk", by: str, known: str) -> "DossierOutcome":
        until = _until(desk, respond_by)
        asked = AskForPapers(known, tuple(paper or ()), reason, until, approved_by)
        return desk.dossiers.ask_for_papers(by, asked)

    return _step(code, ask)


def add_papers(code: Code, paper: Papers = None) -> Reply:
    """Nhận giấy tờ bổ sung: mỗi giấy một --paper, ghi khóa trong danh mục hoặc tên giấy tờ."""
    if not paper:
        return Refused("usage", "Ghi giấy tờ đã nhận: --paper TÊN (ghi nhiều lần nếu có nhiều).")
    return _step(
        code,
        lambda desk, by, known: desk.dossiers.add_papers(by, known, _papers(desk, known, paper)),
    )


def agency(
    code: Code,
    agency: Annotated[str, typer.Option(help="Cơ quan được lấy ý kiến.")],
    content: Content,
    respond_by: Until = "",
) -> Reply:
    """Lấy ý kiến cơ quan khác."""
    from desk_app.domain.events import OtherAgencyAsked

    def ask(desk: "Desk", by: str, known: str) -> "DossierOutcome":
        asked = OtherAgencyAsked(agency, content, _until(desk, respond_by))
        return desk.dossiers.ask_agency(by, known, asked)

    return _step(code, ask)


def agency_answer(code: Code, content: Content) -> Reply:
    """Ghi trả lời của cơ quan khác."""
    return _step(code, lambda desk, by, known: desk.dossiers.hear_agency(by, known, content))


def payment(code: Code, amount: Amount, content: Content) -> Reply:
    """Yêu cầu nộp phí, thực hiện nghĩa vụ tài chính."""
    from desk_app.domain.events import PaymentAsked

    if amount <= 0:
        return Refused("usage", "Số tiền phải lớn hơn 0.")
    asked = PaymentAsked(amount, content)
    return _step(code, lambda desk, by, known: desk.dossiers.ask_payment(by, known, asked))


def paid(
    code: Code,
    amount: Amount,
    reference: Annotated[str, typer.Option(help="Số biên lai, chứng từ.")],
) -> Reply:
    """Xác nhận đã nộp."""
    from desk_app.domain.events import PaymentConfirmed

    if amount <= 0:
        return Refused("usage", "Số tiền phải lớn hơn 0.")
    confirmed = PaymentConfirmed(amount, reference)
    return _step(code, lambda desk, by, known: desk.dossiers.confirm_payment(by, known, confirmed))


def result(
    code: Code,
    number: Number = "",
    declined: Annotated[bool, typer.Option("--declined", help="Văn bản không giải quyết.")] = False,
) -> Reply:
    """Ghi nhận cơ quan đã có kết quả; ngày này quyết định sớm, đúng hay trễ hạn."""
    from desk_app.domain.events import Outcome

    outcome = Outcome.DECLINED if declined else Outcome.GRANTED
    return _step(
        code, lambda desk, by, known: desk.dossiers.make_result(by, known, outcome, number)
    )


def take_in(
    code: Code,
    slot: Annotated[str, typer.Option(help="Ô kệ, ví dụ B12.")],
    number: Number = "",
) -> Reply:
    """Nhận kết quả về quầy, xếp vào ô kệ."""
    return _step(
        code, lambda desk, by, known: desk.dossiers.take_in_result(by, known, slot, number)
    )


def hand_over(  # noqa: PLR0913  # what is written down of a hand-over
    code: Code,
    *,
    collector: Annotated[str, typer.Option(help="Họ tên người nhận; bỏ trống là chủ hồ sơ.")] = "",
    relation: Annotated[str, typer.Option(help="Người nhận thay: quan hệ, giấy ủy quyền.")] = "",
    id_last4: Annotated[str, typer.Option(help="Bốn số cuối giấy tờ tùy thân.")] = "",
    slip_lost: Annotated[
        bool, typer.Option("--slip-lost", help="Mất giấy hẹn, có cam kết.")
    ] = False,
    paper_back: Papers = None,
    way: Annotated[str, typer.Option(help="counter, post hoặc online.")] = "counter",
) -> Reply:
    """Trả kết quả cho chủ hồ sơ hoặc người nhận thay."""
    from desk_app.domain.events import ResultReturned, ReturnWay

    if way not in list(ReturnWay):
        return Refused("usage", f"--way phải là counter, post hoặc online, không phải “{way}”.")
    if relation and not collector:
        return Refused("usage", "Nhận thay thì phải ghi họ tên người nhận: --collector.")

    def give(desk: "Desk", by: str, known: str) -> "DossierOutcome":
        dossier = desk.store.dossier(known)
        name = collector or (dossier.applicant.name if dossier else "?")
        handed = ResultReturned(
            ReturnWay(way),
            name,
            by_proxy=bool(relation),
            relation=relation,
            id_last4=id_last4,
            slip_lost=slip_lost,
            papers_back=tuple(paper_back or ()),
        )
        return desk.dossiers.return_result(by, known, handed)

    return _step(code, give)


def refuse(code: Code, reason: Reason) -> Reply:
    """Từ chối giải quyết, có lý do."""
    return _step(code, lambda desk, by, known: desk.dossiers.refuse(by, known, reason))


def withdraw(code: Code, reason: Reason, paper_back: Papers = None) -> Reply:
    """Người dân rút hồ sơ."""
    back = tuple(paper_back or ())
    return _step(code, lambda desk, by, known: desk.dossiers.withdraw(by, known, reason, back))


def stop(
    code: Code,
    reason: Reason,
    money: Annotated[str, typer.Option(help="Xử lý phí, lệ phí đã nộp.")] = "",
) -> Reply:
    """Dừng giải quyết."""
    return _step(code, lambda desk, by, known: desk.dossiers.stop(by, known, reason, money))


def reappoint(
    code: Code,
    reason: Reason,
    on: Annotated[str, typer.Option(help="Ngày hẹn lại, dd/MM/yyyy hoặc ISO.")],
    signer: Annotated[str, typer.Option(help="Người ký phiếu xin lỗi.")] = "",
) -> Reply:
    """Xin lỗi và hẹn lại ngày trả, một lần."""
    from desk_app.usecases.commands import NewAppointment

    def again(desk: "Desk", by: str, known: str) -> "DossierOutcome":
        due = _appointment_on(desk, on)
        return desk.dossiers.reappoint(by, NewAppointment(known, reason, due, signer))

    return _step(code, again)


def provincial_code(
    code: Code, provincial: Annotated[str, typer.Argument(metavar="MÃ_TỈNH")]
) -> Reply:
    """Ghi mã do hệ thống của tỉnh cấp, bên cạnh mã của đơn vị."""
    return _step(
        code, lambda desk, by, known: desk.dossiers.record_provincial_code(by, known, provincial)
    )


def _step(code: str, act: "Callable[[Desk, str, str], DossierOutcome]") -> Reply:
    from desk_app.commands.outcomes import dossier_reply

    with base.open_desk() as desk:
        return dossier_reply(desk, act(desk, base.actor(desk), id_of(desk, code)))


def _until(desk: "Desk", text: str) -> date | None:
    from desk_app.commands.reading import a_day

    return a_day(text, desk.dossiers.today()) if text else None


def _papers(desk: "Desk", known: str, given: list[str]) -> "tuple[SubmittedPaper, ...]":
    from desk_app.domain.events import SubmittedPaper

    dossier = desk.store.dossier(known)
    ref = dossier.procedure if dossier else None
    procedure = desk.settings.procedure_version(ref.code, ref.version) if ref else None
    names = {paper.key: paper.name for paper in procedure.papers} if procedure else {}
    return tuple(SubmittedPaper(one, names.get(one, one), originals=1) for one in given)


def _appointment_on(desk: "Desk", text: str) -> "Due":
    """Return an appointment that the agency set: the first half-day of that day that is open."""
    from desk_app.commands.reading import a_day
    from desk_app.domain.calendar import Due, Session, local
    from desk_app.domain.words import format_day

    day, calendar = a_day(text, desk.dossiers.today()), desk.settings.calendar()
    session = next((one for one in Session if calendar.returns(day, one)), None)
    if session is None or not calendar.knows(day):
        sentence = f"Ngày {format_day(day)} đơn vị không trả kết quả. Hãy chọn ngày làm việc khác."
        raise Stop(Refused("day_closed", sentence))
    return Due(
        on=day,
        session=session,
        window=calendar.hours[session],
        trace=(f"{format_day(day)}: cơ quan giải quyết hẹn lại",),
        calendar_version=calendar.version,
        counted_from=local(desk.store.now()),
    )
