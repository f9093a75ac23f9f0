"""Who comes on the guided day, and why. Invented people; their cards are written as real ones."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from typing import Final

from desk_app.demo.people import Crowd
from desk_app.domain.person import Person

SEED: Final = 2_611
BIRTH: Final = "1.001193"
DEATH: Final = "1.000656"
MARRIAGE: Final = "1.000894"
MARITAL_STATUS: Final = "1.004873"
GUARDIAN: Final = "1.004837"
EXTRACT: Final = "2.000635"
COPY: Final = "2.000815"
SIGNATURE: Final = "2.000884"
CONTRACT: Final = "2.001035"
BUILDING: Final = "1.013225"
PLANNING: Final = "1.014159"
BUSINESS: Final = "1.001612"
DISABILITY: Final = "1.001699"
POOR: Final = "1.011607"
RESIDENCE: Final = "1.004194"
SPLIT_HOUSEHOLD: Final = "1.010038"
MEDIATION: Final = "1.012812"
SUBMITTER: Final = "người nộp thay"


class Deed(StrEnum):
    """What happens at the desk."""

    RECEIVE = "nhận hồ sơ"
    FORWARD = "nhận hồ sơ, chuyển xử lý"
    AT_ONCE = "nhận và trả ngay"
    TURN_BACK = "hướng dẫn bổ sung"
    REFUSE = "từ chối tiếp nhận"
    PROXY = "người khác nộp thay"
    CORRECT = "sửa sau khi đã in giấy"
    WITHDRAW = "rút hồ sơ"
    SEVERAL = "nhiều hồ sơ trên một số"
    LATE = "xin lỗi, hẹn lại"
    SUPPLEMENT = "nộp bổ sung"
    COLLECT = "nhận kết quả"
    COLLECT_LOST = "nhận kết quả, mất giấy hẹn"
    COLLECT_PROXY = "nhận kết quả thay"
    LEAVE = "bỏ về"


class Turn(StrEnum):
    """What happens to the number before the deed."""

    PLAIN = ""
    NO_SHOW = "lỡ lượt rồi quay lại"
    PARK = "tạm giữ số"
    TRANSFER = "chuyển nhóm việc"


@dataclass(frozen=True, slots=True)
class Visit:
    """One citizen: when they touch the kiosk (hh:mm), what for, and what comes of it.

    ``staged`` names the dossier of an earlier day that it is about; ``second`` is a further
    procedure on the same ticket; ``wrong_series`` the line taken by mistake before a transfer.
    """

    name: str
    at: str
    series: str
    deed: Deed
    procedure: str = ""
    turn: Turn = Turn.PLAIN
    priority: str = ""
    new_card: bool = False
    staged: str = ""
    second: str = ""
    wrong_series: str = ""

    @property
    def touched_series(self) -> str:
        """The line that is touched at the kiosk."""
        return self.wrong_series or self.series


VISITS: Final = (
    Visit("khai sinh", "07:36", "B", Deed.FORWARD, BIRTH, new_card=True),
    Visit("sao y", "07:37", "A", Deed.AT_ONCE, COPY),
    Visit("khai tử", "07:38", "B", Deed.FORWARD, DEATH, priority="elderly"),
    Visit("nhận kết quả", "07:39", "R", Deed.COLLECT, staged="ready"),
    Visit("kết hôn", "07:41", "B", Deed.CORRECT, MARRIAGE, new_card=True),
    Visit("khuyết tật", "07:42", "D", Deed.TURN_BACK, DISABILITY),
    Visit("chữ ký", "07:43", "A", Deed.AT_ONCE, SIGNATURE, Turn.NO_SHOW, new_card=True),
    Visit("xây dựng", "07:44", "C", Deed.REFUSE, BUILDING),
    Visit("hộ kinh doanh", "08:10", "E", Deed.PROXY, BUSINESS, new_card=True),
    Visit("trễ hẹn", "08:12", "R", Deed.LATE, staged="late"),
    Visit("hộ nghèo", "08:14", "D", Deed.RECEIVE, POOR, Turn.PARK),
    Visit("tách hộ", "08:15", "E", Deed.WITHDRAW, SPLIT_HOUSEHOLD, new_card=True),
    Visit("giám hộ", "08:40", "B", Deed.RECEIVE, GUARDIAN, Turn.TRANSFER, wrong_series="A"),
    Visit("hai việc", "08:42", "B", Deed.SEVERAL, EXTRACT, second=MARITAL_STATUS, new_card=True),
    Visit("mất giấy hẹn", "08:44", "R", Deed.COLLECT_LOST, staged="lost"),
    Visit("bổ sung", "09:05", "D", Deed.SUPPLEMENT, priority="disabled", staged="supplement"),
    Visit("nhận thay", "09:07", "R", Deed.COLLECT_PROXY, staged="proxy", new_card=True),
    Visit("tạm trú", "13:32", "E", Deed.FORWARD, RESIDENCE),
    Visit("hòa giải đất đai", "13:33", "C", Deed.RECEIVE, MEDIATION, priority="small_child"),
    Visit("bỏ về", "16:20", "A", Deed.LEAVE),
)


@dataclass(frozen=True, slots=True)
class People:
    """The invented people of the day, the same at every run."""

    today: date
    by_name: dict[str, Person]

    @classmethod
    def of(cls, names: list[str], today: date) -> "People":
        """Draw one person for each name."""
        crowd = Crowd(Random(SEED), today)  # noqa: S311  # invented people need no secrets
        return cls(today, {name: crowd.person() for name in names})

    def __getitem__(self, name: str) -> Person:
        return self.by_name[name]


def card_text(person: Person, today: date, *, new_card: bool) -> str:
    """Return what a scanner reads from the card: 7 fields, or 11 of the card of 2024."""
    born = f"{person.born_on:%d%m%Y}" if person.born_on else "00001970"
    issued = f"{today - timedelta(days=500):%d%m%Y}"
    fields = [person.id_number, "", person.name, born, person.sex, person.address, issued]
    return "|".join([*fields, "", "", "", ""] if new_card else fields)
