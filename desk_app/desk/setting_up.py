"""The first day of an office on this machine: settings that work, all of them editable."""

import re
from dataclasses import dataclass, replace
from typing import Final

from desk_app.calendar_seed import seed_calendar
from desk_app.catalogue_files import read_catalogue
from desk_app.clock import Chance, Now, utc_now
from desk_app.desk.front import Desk
from desk_app.domain.folding import one_line
from desk_app.domain.ids import SLOTS
from desk_app.domain.office import Counter, Office, Role, Series, Staff, Unit
from desk_app.domain.office_rules import office_faults, tidy
from desk_app.paths import Home
from desk_app.store.opening import AlreadySetUp, StationIdentity, set_up
from resources import resource_path

AGENCY_CODE: Final = re.compile(r"^(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{2,3}){0,3}$")
YEARS_AHEAD: Final = 5
OFFICE_KEY_BITS: Final = 256
KINDS: Final = ("phường", "xã", "đặc khu")
SHIPPED_CATALOGUE: Final = "catalogue/procedures.json"

USUAL_SERIES: Final = (
    Series(
        "A",
        "Chứng thực",
        "Sao y, chữ ký, hợp đồng",
        ("Chứng thực",),
        service_minutes=6,
    ),
    Series(
        "B",
        "Hộ tịch",
        "Khai sinh, kết hôn, khai tử",
        ("Hộ tịch", "Nuôi con nuôi", "Liên thông", "Quốc tịch"),
        service_minutes=12,
    ),
    Series(
        "C",
        "Đất đai, xây dựng",
        "Giấy phép, giấy chứng nhận, quy hoạch",
        (
            "Đất đai",
            "Hoạt động xây dựng",
            "Quy hoạch đô thị và nông thôn",
            "Môi trường",
            "Hạ tầng kỹ thuật",
            "Đường bộ",
        ),
        service_minutes=15,
    ),
    Series(
        "D",
        "Chính sách xã hội",
        "Trợ cấp, hộ nghèo, người có công",
        ("Bảo trợ xã hội", "Giảm nghèo", "Người có công"),
        service_minutes=12,
    ),
    Series(
        "E",
        "Kinh doanh, việc khác",
        "Hộ kinh doanh, cư trú, các việc còn lại",
        ("Hộ kinh doanh", "Hợp tác xã", "Đăng ký, quản lý cư trú"),
        service_minutes=12,
    ),
    Series("R", "Nhận kết quả", "Mang theo giấy hẹn", service_minutes=4, returns=True),
)
USUAL_COUNTERS: Final = (
    Counter("1", ("A", "R")),
    Counter("2", ("B", "A", "R")),
    Counter("3", ("C", "E", "R")),
    Counter("4", ("D", "B", "R")),
    Counter("5", ("R", "E", "A")),
)
USUAL_UNITS: Final = (
    Unit("Văn phòng HĐND và UBND"),
    Unit("Phòng Kinh tế, Hạ tầng và Đô thị"),
    Unit("Phòng Văn hóa – Xã hội"),
    Unit("Công an phường"),
    Unit("Lãnh đạo UBND phường"),
)


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What a set-up must be told: the code and the name of the ward, and who signs in first.

    ``kind`` is "phường", "xã" or "đặc khu".
    """

    code: str
    name: str
    kind: str = "phường"
    station: str = "Q1"
    slot: int = 0
    first_staff: str = "Người phụ trách"
    pin: str = "0000"
    lookup_address: str = ""
    demo: bool = False


@dataclass(frozen=True, slots=True)
class NewOfficeFaulty:
    """The set-up was not done; ``sentence`` says what to change."""

    sentence: str


def new_office(
    home: Home, wish: NewOffice, now: Now = utc_now, chance: Chance | None = None
) -> Desk | NewOfficeFaulty:
    """Make the station, its office, its calendar and the shipped catalogue, and open it.

    Raises:
        AlreadySetUp: The folder holds a station already.
        Problem: No room, or the folder cannot be written.
    """
    fault = _fault(wish)
    if fault:
        return NewOfficeFaulty(fault)
    luck = chance or Chance()
    key = luck.bits(OFFICE_KEY_BITS).to_bytes(OFFICE_KEY_BITS // 8, "big")
    identity = StationIdentity(wish.code, wish.station, wish.slot, key, wish.demo)
    try:
        set_up(home.folder, home.key_file, identity, now)
    except AlreadySetUp:
        if not _was_cut_off(home, now, luck):
            raise
    desk = Desk.open(home, now, luck)
    this_year = now().year
    desk.settings.save_office(usual_office(wish), wish.first_staff)
    calendar = seed_calendar(this_year - 1, this_year + YEARS_AHEAD, f"{this_year}.1")
    desk.calendar.set_up(calendar, wish.first_staff)
    procedures, _ = read_catalogue(resource_path(SHIPPED_CATALOGUE))
    desk.settings.save_procedures(procedures, wish.first_staff)
    head = Staff("PT", wish.first_staff, Role.SUPERVISOR)
    desk.settings.save_staff(head, wish.first_staff, wish.pin)
    return desk


def usual_office(wish: NewOffice) -> Office:
    """Return an office with the usual lines, counters and units of a ward."""
    kind, name = wish.kind, _bare_name(wish)
    units = tuple(replace(unit, name=unit.name.replace("phường", kind)) for unit in USUAL_UNITS)
    office = Office(
        agency_code=wish.code,
        superior=f"ỦY BAN NHÂN DÂN {kind} {name}".upper(),
        agency="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        unit_name=f"Trung tâm Phục vụ hành chính công {kind} {name}",
        place=name,
        lookup_address=wish.lookup_address,
        series=USUAL_SERIES,
        counters=USUAL_COUNTERS,
        units=units,
    )
    return tidy(office)


def _bare_name(wish: NewOffice) -> str:
    """Return "An Hòa" of "phường An Hòa" as well, in NFC: papers write the kind before it."""
    name = one_line(wish.name)
    with_kind = f"{wish.kind} "
    return name[len(with_kind) :] if name.lower().startswith(with_kind) else name


def _was_cut_off(home: Home, now: Now, chance: Chance) -> bool:
    """Say whether a set-up stopped after the store was made and before it had an office."""
    with Desk.open(home, now, chance) as desk:
        return not desk.settings.signers()  # the last thing that a set-up writes


def _fault(wish: NewOffice) -> str:
    if not AGENCY_CODE.match(wish.code):
        return f"Mã định danh cơ quan “{wish.code}” không đúng dạng (ví dụ: H56.21.05)."
    name = _bare_name(wish)
    if not name:
        return "Nhập tên phường, xã (ví dụ: An Hòa)."
    other = next((kind for kind in KINDS if name.lower().startswith(f"{kind} ")), "")
    if other:
        return f"Tên “{name}” đã có chữ “{other}”; loại đơn vị đang chọn là {wish.kind}."
    faults = office_faults(usual_office(wish))
    if faults:
        return faults[0].sentence
    if not 0 <= wish.slot < SLOTS:
        return f"Ô số của máy phải từ 0 đến {SLOTS - 1}; mỗi máy của đơn vị một ô riêng."
    return ""
