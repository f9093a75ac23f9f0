"""``motcua office``: setting a station up, and what its office is."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from desk_app.commands import base
from desk_app.commands.base import REFUSED, Answer, Refused, Reply, built, noun, verb
from desk_app.commands.office_lists import not_saved
from desk_app.commands.staff import PinFile, pin_of
from desk_app.domain.office_changes import item_words
from desk_app.domain.office_settings import SETTING_NAMES, OfficeSetting, setting_words
from desk_app.domain.staff_rules import pin_fault

if TYPE_CHECKING:
    from desk_app.desk import Desk

USUAL_PIN: Final = "0000"
_SETTINGS: Final = ", ".join(OfficeSetting)

group = noun("Đơn vị: cài đặt máy trạm lần đầu, xem và đổi cài đặt.")


@verb(group, "init")
def init(  # noqa: PLR0913  # the options of a set-up are its parameters
    *,
    code: Annotated[str, typer.Option(help="Mã định danh cơ quan, ví dụ H56.21.05.")],
    name: Annotated[str, typer.Option(help="Tên phường, xã, ví dụ “An Hòa”.")],
    slot: Annotated[int, typer.Option(help="Ô số của máy, 0–9; mỗi máy một ô.")] = 0,
    station: Annotated[str, typer.Option(help="Tên máy trạm.")] = "Q1",
    kind: Annotated[str, typer.Option(help="phường, xã hoặc đặc khu.")] = "phường",
    pin: Annotated[str, typer.Option(help="Mã PIN của người phụ trách.")] = USUAL_PIN,
    pin_file: PinFile = "",
) -> Reply:
    """Cài máy này cho một đơn vị: kho dữ liệu, lịch, danh mục kèm theo."""
    from desk_app.desk.setting_up import KINDS, NewOffice, NewOfficeFaulty, new_office
    from desk_app.store.opening import AlreadySetUp

    if kind not in KINDS:
        return Refused("usage", f"--kind phải là phường, xã hoặc đặc khu, không phải “{kind}”.")
    first_pin = pin_of(pin_file) or pin
    if first_pin != USUAL_PIN and pin_fault(first_pin):
        return Refused("pin_faulty", pin_fault(first_pin))
    wish = NewOffice(code, name, kind=kind, station=station, slot=slot, pin=first_pin)
    try:
        desk = new_office(base.home(), wish)
    except AlreadySetUp:
        sentence = "Thư mục này đã được cài cho một đơn vị; chương trình giữ nguyên mọi thứ."
        return Refused("already_set_up", sentence, REFUSED)
    if isinstance(desk, NewOfficeFaulty):
        return Refused("new_office_faulty", desk.sentence)
    with desk:
        is_usual = first_pin == USUAL_PIN
        warning = " Mã PIN đang là 0000: hãy đổi (motcua staff pin PT --own)." if is_usual else ""
        return _shown(desk, f"Đã cài xong.{warning}")


@verb(group, "show")
def show() -> Reply:
    """Xem đơn vị, quầy, nhóm số, cán bộ."""
    with base.open_desk() as desk:
        office = desk.settings.office()
        shown = _shown(desk)
    settings = (f"{setting} = {setting_words(office, setting)}" for setting in OfficeSetting)
    return Answer((*shown.lines, *settings), shown.data)


@verb(group, "set")
def set_(
    setting: Annotated[str, typer.Argument(metavar="MỤC", help=f"Một trong: {_SETTINGS}.")],
    value: Annotated[
        str, typer.Argument(metavar="GIÁ_TRỊ", help="Chữ, số; mục bật tắt: có, không.")
    ],
) -> Reply:
    """Đổi một cài đặt của cơ quan; giấy tờ in từ bây giờ theo giá trị mới."""
    from desk_app.desk.office import OfficeSaved
    from desk_app.domain.office_settings import NumberUnclear, SwitchUnclear
    from desk_app.office_refusals import setting_unclear_sentence

    if setting not in set(OfficeSetting):
        return Refused("usage", f"Không có mục “{setting}”. Có: {_SETTINGS}.")
    one = OfficeSetting(setting)
    with base.open_desk() as desk:
        outcome = desk.office.set(one, value, base.actor(desk))
        match outcome:
            case SwitchUnclear() | NumberUnclear():
                return Refused(base.kind_of(outcome), setting_unclear_sentence(outcome))
            case OfficeSaved(office):
                said = f"{SETTING_NAMES[one]}: {setting_words(office, one)}."
                return Answer((said,), {"office": built(office)})
            case _:
                return not_saved(outcome)


def _shown(desk: "Desk", first: str = "") -> Answer:
    office, identity, staff = desk.settings.office(), desk.identity, desk.settings.staff()
    lines = [
        *([first] if first else []),
        f"{office.unit_name} ({office.agency_code})",
        f"Máy trạm {identity.station}, ô số {identity.slot}, thư mục {desk.home.folder}",
        *(item_words(one) for one in (*office.series, *office.counters)),
        *(f"Đơn vị xử lý {item_words(one)}" for one in office.units),
        *(f"Cán bộ {person.id}: {person.name} – {person.role_name}" for person in staff),
        f"Danh mục: {len(desk.settings.procedures())} thủ tục; "
        f"lịch {desk.settings.calendar().version}",
    ]
    data = {
        "office": built(office),
        "station": identity.station,
        "slot": identity.slot,
        "demo": identity.demo,
        "home": str(desk.home.folder),
        "staff": built(staff),
        "procedures": len(desk.settings.procedures()),
        "calendar_version": desk.settings.calendar().version,
    }
    return Answer(tuple(lines), data)
