"""Settings of an office that its head changes one at a time, by name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desk_app.domain.folding import fold, nfc
from desk_app.domain.office import Office

_YES: Final = frozenset({"co", "yes", "true", "1"})
_NO: Final = frozenset({"khong", "no", "false", "0"})


class OfficeSetting(StrEnum):
    """A setting by the name of its field in ``Office``: a text, or a switch ("có", "không")."""

    HEAD_NAME = "head-name"
    HEAD_TITLE = "head-title"
    ADDRESS = "address"
    HOTLINE = "hotline"
    CONTROL_SHEET = "control-sheet"
    RETURN_RECEIPT = "return-receipt"
    WITHDRAWAL_CONFIRMATION = "withdrawal-confirmation"
    RECEIPT_ON_ROLL = "receipt-on-roll"


SETTING_NAMES: Final[Mapping[OfficeSetting, str]] = {
    OfficeSetting.HEAD_NAME: "Người đứng đầu ký văn bản",
    OfficeSetting.HEAD_TITLE: "Chức vụ người ký văn bản",
    OfficeSetting.ADDRESS: "Địa chỉ trụ sở",
    OfficeSetting.HOTLINE: "Điện thoại liên hệ",
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
CAPITALS: Final = frozenset({OfficeSetting.HEAD_TITLE})


@dataclass(frozen=True, slots=True)
class SwitchUnclear:
    """A switch takes "có" or "không"."""

    setting: OfficeSetting
    value: str


def setting_of(office: Office, setting: OfficeSetting) -> str | bool:
    """Return a setting as it stands."""
    stands: str | bool = getattr(office, _field(setting))
    return stands


def with_setting(office: Office, setting: OfficeSetting, value: str) -> Office | SwitchUnclear:
    """Return the office with one setting changed; an empty text takes it away."""
    text = " ".join(nfc(value).split())
    if setting not in SWITCHES:
        wanted = text.upper() if setting in CAPITALS else text
        return replace(office, **{_field(setting): wanted})
    word = fold(text)
    if word not in _YES | _NO:
        return SwitchUnclear(setting, text)
    return replace(office, **{_field(setting): word in _YES})


def _field(setting: OfficeSetting) -> str:
    return setting.value.replace("-", "_")
