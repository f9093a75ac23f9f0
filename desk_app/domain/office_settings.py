"""Settings of an office that its head changes one at a time, by name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desk_app.domain.folding import fold, one_line
from desk_app.domain.office import Office

_YES: Final = frozenset({"co", "yes", "true", "1"})
_NO: Final = frozenset({"khong", "no", "false", "0"})


class OfficeSetting(StrEnum):
    """A setting by the name of its field in ``Office``: a text, a number, or a switch."""

    SUPERIOR = "superior"
    AGENCY = "agency"
    UNIT_NAME = "unit-name"
    PLACE = "place"
    ADDRESS = "address"
    HOTLINE = "hotline"
    LOOKUP_ADDRESS = "lookup-address"
    HEAD_TITLE = "head-title"
    HEAD_NAME = "head-name"
    SUPPLEMENT_LIMIT = "supplement-limit"
    WAITING_TOO_LONG_DAYS = "waiting-too-long-days"
    CONTROL_SHEET = "control-sheet"
    RETURN_RECEIPT = "return-receipt"
    WITHDRAWAL_CONFIRMATION = "withdrawal-confirmation"
    RECEIPT_ON_ROLL = "receipt-on-roll"

    @property
    def field(self) -> str:
        """The field of ``Office``."""
        return self.value.replace("-", "_")


SETTING_NAMES: Final[Mapping[OfficeSetting, str]] = {
    OfficeSetting.SUPERIOR: "Cơ quan cấp trên, dòng đầu của giấy",
    OfficeSetting.AGENCY: "Cơ quan ra giấy, dòng thứ hai",
    OfficeSetting.UNIT_NAME: "Tên cơ quan trong câu văn",
    OfficeSetting.PLACE: "Địa danh trước ngày tháng",
    OfficeSetting.ADDRESS: "Địa chỉ trụ sở",
    OfficeSetting.HOTLINE: "Điện thoại liên hệ",
    OfficeSetting.LOOKUP_ADDRESS: "Trang tra cứu hồ sơ",
    OfficeSetting.HEAD_TITLE: "Chức vụ người ký văn bản",
    OfficeSetting.HEAD_NAME: "Người đứng đầu ký văn bản",
    OfficeSetting.SUPPLEMENT_LIMIT: "Số lần được yêu cầu bổ sung khi đang giải quyết",
    OfficeSetting.WAITING_TOO_LONG_DAYS: "Nhắc khi hồ sơ nằm chờ quá (ngày)",
    OfficeSetting.CONTROL_SHEET: "In phiếu kiểm soát (mẫu 06) khi chuyển hồ sơ",
    OfficeSetting.RETURN_RECEIPT: "In giấy biên nhận khi trả kết quả tại quầy",
    OfficeSetting.WITHDRAWAL_CONFIRMATION: "In giấy xác nhận khi rút hồ sơ",
    OfficeSetting.RECEIPT_ON_ROLL: "In giấy tiếp nhận trên cuộn giấy",
}
SWITCHES: Final = frozenset(
    {
        OfficeSetting.CONTROL_SHEET,
        OfficeSetting.RETURN_RECEIPT,
        OfficeSetting.WITHDRAWAL_CONFIRMATION,
        OfficeSetting.RECEIPT_ON_ROLL,
    }
)
NUMBERS: Final[Mapping[OfficeSetting, tuple[int, int]]] = {
    OfficeSetting.SUPPLEMENT_LIMIT: (1, 9),
    OfficeSetting.WAITING_TOO_LONG_DAYS: (1, 90),
}
"""The least and the most of what is counted."""
CAPITALS: Final = frozenset(
    {OfficeSetting.SUPERIOR, OfficeSetting.AGENCY, OfficeSetting.HEAD_TITLE}
)


@dataclass(frozen=True, slots=True)
class SwitchUnclear:
    """A switch takes "có" or "không"."""

    setting: OfficeSetting
    value: str


@dataclass(frozen=True, slots=True)
class NumberUnclear:
    """This setting is a whole number."""

    setting: OfficeSetting
    value: str


def setting_of(office: Office, setting: OfficeSetting) -> str | bool | int:
    """Return a setting as it stands."""
    stands: str | bool | int = getattr(office, setting.field)
    return stands


def with_setting(
    office: Office, setting: OfficeSetting, value: str
) -> Office | SwitchUnclear | NumberUnclear:
    """Return the office with one setting changed; an empty text takes it away."""
    text = one_line(value)
    if setting in NUMBERS:
        if not (text.isascii() and text.isdigit()):
            return NumberUnclear(setting, text)
        return replace(office, **{setting.field: int(text)})
    if setting not in SWITCHES:
        wanted = text.upper() if setting in CAPITALS else text
        return replace(office, **{setting.field: wanted})
    word = fold(text)
    if word not in _YES | _NO:
        return SwitchUnclear(setting, text)
    return replace(office, **{setting.field: word in _YES})


def setting_words(office: Office, setting: OfficeSetting) -> str:
    """Return how a setting stands, in words."""
    stands = setting_of(office, setting)
    if isinstance(stands, bool):
        return "có" if stands else "không"
    return str(stands) or "để trống"
