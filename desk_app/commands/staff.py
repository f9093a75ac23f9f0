"""``motcua staff``: who works here. A PIN never stands in the line: a file, a prompt, or given."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, REFUSED, Answer, Refused, Reply, noun, verb
from desk_app.domain.office import ROLE_NAMES, Role

if TYPE_CHECKING:
    from desk_app.desk.people import StaffMember, StaffOutcome, StaffSaved

_ROLES: Final = "; ".join(f"{role}: {name.lower()}" for role, name in ROLE_NAMES.items())

StaffId = Annotated[str, typer.Argument(metavar="MÃ", help="Mã cán bộ; xem: motcua staff list.")]
RoleOption = Annotated[Role, typer.Option(help=f"Vai trò. {_ROLES}.")]
PinFile = Annotated[
    str,
    typer.Option(
        "--pin-file", metavar="TỆP", help="Tệp có mã PIN ở dòng đầu; “-” là đầu vào chuẩn."
    ),
]
AskPin = Annotated[bool, typer.Option("--ask-pin", help="Hỏi mã PIN, không hiện khi gõ.")]

group = noun("Cán bộ: thêm, đổi tên, vai trò, mã PIN; cho nghỉ và đưa trở lại.")


@verb(group, "list")
def list_() -> Reply:
    """Xem cán bộ, cả người đã nghỉ, vai trò, ai đổi lần cuối."""
    with base.open_desk() as desk:
        members = desk.people.members()
    return Answer(tuple(map(_line, members)), {"staff": [base.fields(one) for one in members]})


@verb(group, "add")
def add(
    name: Annotated[str, typer.Argument(metavar="HỌ_TÊN", help="Họ và tên như in trên giấy.")],
    role: RoleOption = Role.CLERK,
    staff_id: Annotated[str, typer.Option("--id", help="Mã; bỏ trống: lấy từ tên.")] = "",
    pin_file: PinFile = "",
    ask_pin: AskPin = False,
) -> Reply:
    """Thêm cán bộ. Không cho mã PIN thì chương trình cấp một mã, chỉ hiện một lần."""
    from desk_app.desk.people import NewStaff

    pin = pin_of(pin_file, ask=ask_pin)
    with base.open_desk() as desk:
        new = NewStaff(name, role, staff_id, pin)
        return _reply(desk.people.add(new, base.actor(desk)))


@verb(group, "rename")
def rename(
    staff_id: StaffId,
    name: Annotated[str, typer.Argument(metavar="HỌ_TÊN", help="Họ và tên mới.")],
) -> Reply:
    """Đổi tên; giấy đã in giữ tên cũ."""
    return _changed(staff_id, name=name)


@verb(group, "role")
def role_(
    staff_id: StaffId,
    role: Annotated[Role, typer.Argument(metavar="VAI_TRÒ", help=f"{_ROLES}.")],
) -> Reply:
    """Đổi vai trò."""
    return _changed(staff_id, role=role)


@verb(group, "pin")
def pin_(
    staff_id: StaffId,
    own: Annotated[
        bool,
        typer.Option("--own", help="Tự đổi mã của mình: dòng 1 của tệp là mã cũ, dòng 2 mã mới."),
    ] = False,
    pin_file: PinFile = "",
    ask_pin: AskPin = False,
) -> Reply:
    """Cấp lại mã PIN cho cán bộ, hoặc tự đổi mã của mình (--own)."""
    if own:
        return _own_pin(staff_id, pin_file)
    pin = pin_of(pin_file, ask=ask_pin)
    with base.open_desk() as desk:
        return _reply(desk.people.reset_pin(staff_id.upper(), pin, base.actor(desk)))


@verb(group, "retire")
def retire(staff_id: StaffId) -> Reply:
    """Cho nghỉ: không đăng nhập được nữa; tên vẫn còn trong hồ sơ và nhật ký."""
    with base.open_desk() as desk:
        return _reply(desk.people.retire(staff_id.upper(), base.actor(desk)))


@verb(group, "return")
def return_(staff_id: StaffId) -> Reply:
    """Đưa người đã nghỉ trở lại làm việc, mã PIN như trước."""
    with base.open_desk() as desk:
        return _reply(desk.people.bring_back(staff_id.upper(), base.actor(desk)))


def pin_of(pin_file: str, *, ask: bool = False) -> str:
    """Return the PIN of a file's first line or one that is typed; nothing where neither is asked.

    Raises:
        Stop: The file has none, or it was not typed the same way twice.
    """
    if pin_file:
        pin = next(iter(_lines_of(pin_file)), "")
        if not pin:
            raise base.Stop(Refused("pin_missing", "Tệp không có mã PIN ở dòng đầu."))
        return pin
    return _typed("Mã PIN mới", twice=True) if ask else ""


def _changed(staff_id: str, *, name: str | None = None, role: Role | None = None) -> Reply:
    from dataclasses import replace

    from desk_app.domain.staff_rules import StaffUnknown

    with base.open_desk() as desk:
        found = (one for one in desk.people.members() if one.id == staff_id.upper())
        member = next(found, None)
        if member is None:
            return _reply(StaffUnknown(staff_id))
        wanted = replace(
            member,
            name=member.name if name is None else name,
            role=member.role if role is None else role,
        )
        return _reply(desk.people.change(wanted, base.actor(desk)))


def _own_pin(staff_id: str, pin_file: str) -> Reply:
    from desk_app.desk.people_pins import WrongPin
    from desk_app.office_refusals import OLD_PIN, pin_sentence

    if pin_file:
        old, new = (*_lines_of(pin_file), "", "")[:2]
    else:
        old, new = _typed("Mã PIN cũ"), _typed("Mã PIN mới", twice=True)
    with base.open_desk() as desk:
        outcome = desk.people.change_own_pin(staff_id.upper(), old, new)
    if isinstance(outcome, WrongPin):
        return Refused(base.kind_of(outcome), pin_sentence(outcome, OLD_PIN), REFUSED)
    return _reply(outcome)


def _lines_of(pin_file: str) -> list[str]:
    from desk_app.commands.reading import content_of

    try:
        text = content_of(pin_file).decode("utf-8-sig")  # Notepad of Windows writes the mark
    except UnicodeDecodeError as error:
        refused = Refused("pin_file_faulty", "Tệp mã PIN phải là tệp chữ, lưu dạng UTF-8.")
        raise base.Stop(refused) from error
    return [line.strip() for line in text.splitlines()]


def _typed(words: str, *, twice: bool = False) -> str:
    typed: str = typer.prompt(words, hide_input=True, err=True)
    again: str = typer.prompt(f"{words}, lần nữa", hide_input=True, err=True) if twice else typed
    if again != typed:
        raise base.Stop(Refused("pins_differ", "Hai lần gõ không giống nhau; chưa đổi gì."))
    return typed


def _reply(outcome: "StaffOutcome") -> Reply:
    from desk_app.desk.people import StaffSaved
    from desk_app.domain.staff_rules import StaffUnknown
    from desk_app.office_refusals import staff_sentence

    if isinstance(outcome, StaffSaved):
        return _saved(outcome)
    code = NOT_FOUND if isinstance(outcome, StaffUnknown) else REFUSED
    return Refused(base.kind_of(outcome), staff_sentence(outcome), code)


def _saved(saved: "StaffSaved") -> Answer:
    member = saved.member
    given = (
        [f"Mã PIN của {member.name}: {saved.given_pin} (chỉ hiện một lần; nên tự đổi ngay)."]
        if saved.given_pin
        else []
    )
    changes = "; ".join(saved.changes) or "không có gì thay đổi"
    data = {"member": base.fields(member), "changes": saved.changes, "given_pin": saved.given_pin}
    return Answer((f"{member.id} {member.name}: {changes}.", *given), data)


def _line(member: "StaffMember") -> str:
    retired = "" if member.active else " (đã nghỉ)"
    by = f"bản {member.version}, {member.by} lưu"
    return f"{member.id}: {member.name} – {member.role_name.lower()}{retired}; {by}"
