"""Reading what a command is given: files, standard input, days; faults in words."""

import sys
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from desk_app.commands.base import Refused, Stop
from desk_app.json_words import fault_words

if TYPE_CHECKING:
    from desk_app.domain.calendar import Limit

T = TypeVar("T")
STDIN: Final = "-"


def content_of(file: str) -> bytes:
    """Return what a file holds; ``-`` is standard input.

    Raises:
        OSError: The file cannot be read.
    """
    if file == STDIN:
        return sys.stdin.buffer.read()
    return Path(file).read_bytes()


def decoded(content: bytes, shape: type[T]) -> T:
    """Return a JSON text as a frozen value.

    Raises:
        Stop: It is not JSON, or not of that shape; says what and where.
    """
    try:
        return msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=shape)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Stop(Refused("file_faulty", f"Tệp JSON chưa đúng: {fault_words(error)}.")) from error


def a_day(text: str, today: date) -> date:
    """Return a day typed as dd/MM/yyyy or in ISO.

    Raises:
        Stop: It is no day.
    """
    from desk_app.domain.days import DayFault, parse_day

    found = parse_day(text, today, past_only=False)
    if isinstance(found, DayFault):
        raise Stop(Refused("day_faulty", found.text))
    return found


def a_limit(amount: str, unit: str) -> "Limit":
    """Return a processing time; a comma is taken for a decimal point.

    Raises:
        Stop: The amount or the unit cannot be used.
    """
    from desk_app.domain.calendar import Limit, Unit

    if unit not in list(Unit):
        names = ", ".join(Unit)
        raise Stop(Refused("usage", f"Không có đơn vị “{unit}”; chọn một trong: {names}."))
    try:
        return Limit(Decimal(amount.replace(",", ".")), Unit(unit))
    except (InvalidOperation, ValueError) as error:
        sentence = f"Thời hạn “{amount}” không dùng được; chỉ ngày làm việc mới được lẻ nửa ngày."
        raise Stop(Refused("usage", sentence)) from error
