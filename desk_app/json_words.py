"""What is wrong with a JSON file that a person gave, in Vietnamese."""

import re
from typing import Final

import msgspec

_EXPECTED: Final = r"Expected `([^`]+)`, got `([^`]+)`"
# what a decoder says in English, and what we say; the last group is where
_FAULTS: Final = (
    (r"contains unknown field `([^`]+)`", "mục “{0}” không có trong mẫu"),
    (r"missing required field `([^`]+)`", "thiếu mục “{0}”"),
    (r"Invalid enum value '?([^' ]+)'?", "giá trị “{0}” không có trong các giá trị cho phép"),
    (_EXPECTED, "cần {0}, không phải {1}"),
    (r"Invalid RFC3339", "ngày, giờ phải theo dạng ISO, ví dụ 1990-05-19"),
)
_KINDS: Final = {
    "object": "đối tượng { }",
    "array": "danh sách [ ]",
    "str": "chữ",
    "int": "số nguyên",
    "float": "số",
    "bool": "true hoặc false",
    "null": "để trống (null)",
}
_PLACE: Final = re.compile(r" - at `\$\.?([^`]+)`")


def fault_words(error: Exception) -> str:
    """Say in Vietnamese what a decoder says in English, without repeating what the file holds."""
    said = str(error)
    place = _PLACE.search(said)
    where = f", ở “{place[1]}”" if place else ""
    for pattern, sentence in _FAULTS:
        if found := re.search(pattern, said):
            words = map(_kinds, found.groups()) if pattern == _EXPECTED else found.groups()
            return sentence.format(*words) + where
    if isinstance(error, msgspec.ValidationError):
        return f"có giá trị không dùng được{where}"
    return "không phải là JSON"


def _kinds(english: str) -> str:
    return " hoặc ".join(_KINDS.get(kind, kind) for kind in english.split(" | "))
