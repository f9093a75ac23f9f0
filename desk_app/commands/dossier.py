"""``motcua dossier``: taken in, shown, corrected, or not accepted; its steps are apart."""

from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import Answer, Reply, built, fields, noun, verb

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.domain.dossier import StepRefused
    from desk_app.domain.intake import Intake, IntakeFaulty
    from desk_app.usecases.commands import Accepted
    from desk_app.usecases.outcomes import DossierUnknown, ReasonMissing

group = noun("Hồ sơ: tiếp nhận, chuyển xử lý, bổ sung, kết quả, trả.")

Page = Annotated[str, typer.Argument(metavar="TỆP", help="Tệp JSON (docs/cli.md); “-” là stdin.")]
Code = Annotated[
    str, typer.Argument(metavar="MÃ", help="Mã hồ sơ, mã tra cứu hoặc mã của hệ thống tỉnh.")
]
Reason = Annotated[str, typer.Option(help="Lý do, được ghi vào nhật ký.")]


@verb(group, "receive")
def receive(
    file: Page,
    at_once: Annotated[
        bool, typer.Option("--at-once", help="Làm xong và trả kết quả ngay.")
    ] = False,
    with_receipt: Annotated[
        bool, typer.Option("--with-receipt", help="Với --at-once: vẫn in giấy tiếp nhận.")
    ] = False,
) -> Reply:
    """Tiếp nhận một hồ sơ từ tệp JSON và xếp giấy tiếp nhận vào hàng chờ in."""
    with base.open_desk() as desk:
        page, by = _page(desk, file), base.actor(desk)
        if at_once:
            done = desk.dossiers.receive_and_return(by, page, with_receipt=with_receipt)
            return _accepted(done)
        return _accepted(desk.dossiers.receive(by, page))


@verb(group, "show")
def show(code: Code) -> Reply:
    """Xem một hồ sơ: tình trạng, ngày hẹn, toàn bộ diễn biến."""
    from desk_app.commands.outcomes import dossier_refused
    from desk_app.commands.words import view_lines
    from desk_app.usecases.outcomes import DossierUnknown

    with base.open_desk() as desk:
        view = desk.dossiers.view(code)
        if isinstance(view, DossierUnknown):
            return dossier_refused(view)
        data = fields(view)
        data["actions"] = sorted(action.value for action in view.actions)
        data["national_status"] = view.dossier.national_status
        return Answer(view_lines(view), data)


@verb(group, "correct")
def correct(code: Code, file: Page, reason: Reason) -> Reply:
    """Sửa hồ sơ đã in giấy tiếp nhận: hủy giấy cũ, thay bằng hồ sơ mới; hai mã nối với nhau."""
    from desk_app.usecases.commands import Correction

    with base.open_desk() as desk:
        correction = Correction(id_of(desk, code), reason, _page(desk, file))
        return _accepted(desk.dossiers.correct(base.actor(desk), correction))


@verb(group, "turn-back")
def turn_back(file: Page, reason: Reason = "") -> Reply:
    """Chưa đủ giấy tờ: ghi lại những gì còn thiếu trước khi nhận (mẫu 02)."""
    from desk_app.commands.outcomes import dossier_reply

    with base.open_desk() as desk:
        page = _page(desk, file)
        return dossier_reply(desk, desk.dossiers.turn_back(base.actor(desk), page, reason))


@verb(group, "refuse-intake")
def refuse_intake(file: Page, reason: Reason) -> Reply:
    """Từ chối tiếp nhận, có lý do (mẫu 03)."""
    from desk_app.commands.outcomes import dossier_reply

    with base.open_desk() as desk:
        page = _page(desk, file)
        return dossier_reply(desk, desk.dossiers.refuse_intake(base.actor(desk), page, reason))


def id_of(desk: "Desk", code: str) -> str:
    """Return the id behind a code; an unknown code stays, and the action says so."""
    from desk_app.store import lookups

    with desk.store.reading() as connection:
        return lookups.dossier_id_of(connection, code) or code


def _page(desk: "Desk", file: str) -> "Intake":
    from desk_app.commands.intake_file import IntakeEntry, intake_of
    from desk_app.commands.reading import content_of, decoded

    return intake_of(desk, decoded(content_of(file), IntakeEntry))


def _accepted(
    outcome: "Accepted | IntakeFaulty | StepRefused | DossierUnknown | ReasonMissing",
) -> Reply:
    from desk_app.commands.outcomes import dossier_refused
    from desk_app.commands.words import step_lines
    from desk_app.usecases.commands import Accepted

    if not isinstance(outcome, Accepted):
        return dossier_refused(outcome)
    dossier = outcome.dossier
    lines = [*step_lines(dossier)]
    if dossier.replaces_code:
        lines.append(f"Thay thế hồ sơ {dossier.replaces_code}")
    if outcome.job_ids:
        lines.append("Giấy tiếp nhận đang chờ in: motcua print run")
    return Answer(tuple(lines), {"dossier": fields(dossier), "job_ids": built(outcome.job_ids)})
