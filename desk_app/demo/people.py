"""Invented citizens. Names are drawn from common syllables; numbers are random."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from desk_app.domain.identity import PROVINCE_CODES, IdKind
from desk_app.domain.person import Person, Proxy

SURNAMES: Final = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trương", "Mai", "Đoàn", "Tạ", "Hà", "Lương", "Châu",
)  # fmt: skip
SURNAME_WEIGHTS: Final = (38, 11, 10, 7, 5, 5, 5, 4, 4, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1)
MALE_MIDDLES: Final = (
    "Văn",
    "Hữu",
    "Đức",
    "Quang",
    "Minh",
    "Công",
    "Xuân",
    "Ngọc",
    "Thành",
    "Đình",
)
FEMALE_MIDDLES: Final = ("Thị", "Ngọc", "Thanh", "Thu", "Kim", "Mỹ", "Bích", "Phương", "Hồng")
MALE_GIVEN: Final = (
    "An", "Bình", "Cường", "Dũng", "Đức", "Hải", "Hiếu", "Hùng", "Huy", "Khánh", "Kiên", "Long",
    "Nam", "Nghĩa", "Phong", "Phúc", "Quân", "Sơn", "Tài", "Thắng", "Thuận", "Toàn", "Trung",
    "Tuấn", "Việt", "Vinh",
)  # fmt: skip
FEMALE_GIVEN: Final = (
    "Ánh", "Chi", "Dung", "Duyên", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Hương", "Lan", "Liên",
    "Linh", "Loan", "Mai", "My", "Nga", "Nhung", "Oanh", "Quyên", "Thảo", "Thúy", "Trang", "Tuyết",
    "Vân", "Yến",
)  # fmt: skip
STREETS: Final = ("Hoa Mai", "Hướng Dương", "Bình Minh", "Sông Xanh", "Đồi Thông", "Cánh Đồng")
PLACE: Final = "phường An Hòa"
RELATIONS: Final = ("con", "vợ", "chồng", "anh, chị, em ruột", "người được ủy quyền")
ADULT: Final = timedelta(days=18 * 366)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Draws people from one seeded source."""

    random: Random
    today: date

    def person(self) -> Person:
        """Return a grown-up with an id, an address and mostly a phone."""
        draw = self.random
        male = draw.random() < 0.5
        born_on = self.today - ADULT - timedelta(days=draw.randrange(65 * 365))
        middle = draw.choice(MALE_MIDDLES if male else FEMALE_MIDDLES)
        given = draw.choice(MALE_GIVEN if male else FEMALE_GIVEN)
        surname = draw.choices(SURNAMES, SURNAME_WEIGHTS)[0]
        return Person(
            name=f"{surname} {middle} {given}",
            id_kind=IdKind.PERSONAL_ID,
            id_number=self._personal_id(male=male, born_on=born_on),
            born_on=born_on,
            sex="Nam" if male else "Nữ",
            address=f"Số {draw.randrange(1, 200)} đường {draw.choice(STREETS)}, {PLACE}",
            phone=self._phone() if draw.random() < 0.85 else "",
        )

    def proxy_of(self, applicant: Person) -> Proxy:
        """Return somebody who hands in for another."""
        relation = self.random.choice(RELATIONS)
        authority = "Giấy ủy quyền" if relation == RELATIONS[-1] else ""
        return Proxy(self.person(), relation, authority)

    def _personal_id(self, *, male: bool, born_on: date) -> str:
        province = self.random.choice(sorted(PROVINCE_CODES))
        century = 2 * (born_on.year // 100 - 19) + (0 if male else 1)
        return f"{province}{century}{born_on:%y}{self.random.randrange(10**6):06d}"

    def _phone(self) -> str:
        return f"0{self.random.choice('35789')}{self.random.randrange(10**8):08d}"
