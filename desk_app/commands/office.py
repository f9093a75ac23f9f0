"""``motcua office``: setting a station up, and what its office is."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from desk_app.commands import base
from desk_app.commands.base import REFUSED, Answer, Refused, Reply, built, noun, verb
from desk_app.domain.office_settings import SETTING_NAMES, OfficeSetting, setting_of

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.domain.office import Office

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
) -> Reply:
    """Cài máy này cho một đơn vị: kho dữ liệu, lịch, danh mục kèm theo."""
    from desk_app.desk.setting_up import NewOffice, NewOfficeFaulty, new_office
    from desk_app.store.opening import AlreadySetUp

    if kind not in ("phường", "xã", "đặc khu"):
        return Refused("usage", f"--kind phải là phường, xã hoặc đặc khu, không phải “{kind}”.")
    wish = NewOffice(code, name, kind=kind, station=station, slot=slot, pin=pin)
    try:
        desk = new_office(base.home(), wish)
    except AlreadySetUp:
        sentence = "Thư mục này đã được cài cho một đơn vị; chương trình giữ nguyên mọi thứ."
        return Refused("already_set_up", sentence, REFUSED)
    if isinstance(desk, NewOfficeFaulty):
        return Refused("new_office_faulty", desk.sentence)
    with desk:
        warning = " Mã PIN đang là 0000: hãy đổi trước khi làm việc." if pin == USUAL_PIN else ""
        return _shown(desk, f"Đã cài xong.{warning}")


@verb(group, "show")
def show() -> Reply:
    """Xem đơn vị, quầy, nhóm số, cán bộ."""
    with base.open_desk() as desk:
        office = desk.settings.office()
        shown = _shown(desk)
    settings = (f"{setting} = {_words(office, setting)}" for setting in OfficeSetting)
    return Answer((*shown.lines, *settings), shown.data)


@verb(group, "set")
def set_(
    setting: Annotated[str, typer.Argument(metavar="MỤC", help=f"Một trong: {_SETTINGS}.")],
    value: Annotated[str, typer.Argument(metavar="GIÁ_TRỊ", help="Chữ; mục bật tắt: có, không.")],
) -> Reply:
    """Đổi một cài đặt của cơ quan; giấy tờ in từ bây giờ theo giá trị mới."""
    from desk_app.domain.office import Office
    from desk_app.domain.rights import NotAllowed

    if setting not in set(OfficeSetting):
        return Refused("usage", f"Không có mục “{setting}”. Có: {_SETTINGS}.")
    with base.open_desk() as desk:
        by = base.actor(desk)
        changed = desk.settings.change_office(OfficeSetting(setting), value, by)
        match changed:
            case Office():
                one = OfficeSetting(setting)
                said = f"{SETTING_NAMES[one]}: {_words(changed, one)}."
                return Answer((said,), {"office": built(changed)})
            case NotAllowed():
                return base.not_allowed(changed)
            case _:
                sentence = f"Mục {setting} chỉ nhận “có” hoặc “không”, không nhận “{value}”."
                return Refused(base.kind_of(changed), sentence)


def _words(office: "Office", setting: OfficeSetting) -> str:
    stands = setting_of(office, setting)
    if isinstance(stands, bool):
        return "có" if stands else "không"
    return stands or "để trống"


def _shown(desk: "Desk", first: str = "") -> Answer:
    office, identity, staff = desk.settings.office(), desk.identity, desk.settings.staff()
    lines = [
        *([first] if first else []),
        f"{office.unit_name} ({office.agency_code})",
        f"Máy trạm {identity.station}, ô số {identity.slot}, thư mục {desk.home.folder}",
        *(f"Nhóm {series.letter}: {series.name}" for series in office.series),
        *(f"Quầy {one.name}: nhóm {', '.join(one.series)}" for one in office.counters),
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
