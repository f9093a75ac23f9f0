"""Reads and writes catalogue files: our own JSON, the portal's JSON, CSV and XLSX.

A file is read row by row: one bad row is listed with its reason and never blocks the rest.
Nothing here touches the store; whoever calls decides what becomes of the procedures.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from desk_app.catalogue_portal import PortalProcedure, portal_procedure
from desk_app.catalogue_tables import read_csv, read_xlsx
from desk_app.domain.catalogue import Unreadable
from desk_app.domain.procedure import Procedure, faults
from resources import resource_path

OWN_FORMAT: Final = "motcua-catalogue"
OWN_VERSION: Final = 1

Read = tuple[tuple[Procedure, ...], tuple[Unreadable, ...]]
Row = TypeVar("Row")


class _Envelope(msgspec.Struct):
    procedures: list[msgspec.Raw]
    format: str = ""
    format_version: int = OWN_VERSION


def read_catalogue(path: Path) -> Read:
    """Return the procedures of a catalogue file, and the rows that could not be read.

    The kind of file is told by its ending: .json (ours or the portal's), .csv, .xlsx.

    Raises:
        OSError: The file cannot be opened.
    """
    match path.suffix.lower():
        case ".json":
            return from_json(path.read_bytes())
        case ".csv" | ".txt":
            return _checked(*read_csv(path.read_bytes()))
        case ".xlsx":
            return _checked(*read_xlsx(path.read_bytes()))
        case other:
            reason = f"chưa đọc được loại tệp “{other}”; hãy dùng .json, .csv hoặc .xlsx"
            return (), (Unreadable(path.name, reason),)


def shipped_catalogue() -> tuple[Procedure, ...]:
    """Return the catalogue that comes with the program, for the demo and the first day."""
    return read_catalogue(resource_path("catalogue/procedures.json"))[0]


def to_json(procedures: Iterable[Procedure]) -> bytes:
    """Return the procedures in our own format, the only one that keeps every field."""
    document = {
        "format": OWN_FORMAT,
        "format_version": OWN_VERSION,
        "procedures": tuple(procedures),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def from_json(content: bytes) -> Read:
    """Read our own format, or the portal's when the file does not say that it is ours."""
    try:
        envelope = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return (), (Unreadable("Cả tệp", f"không phải danh mục thủ tục ({_plain(error)})"),)
    if envelope.format == OWN_FORMAT:
        if envelope.format_version > OWN_VERSION:
            newer = "tệp do bản chương trình mới hơn ghi ra; hãy cập nhật chương trình"
            return (), (Unreadable("Cả tệp", newer),)
        return _rows(envelope.procedures, own=True)
    return _rows(envelope.procedures, own=False)


def _rows(rows: list[msgspec.Raw], *, own: bool) -> Read:
    procedures: list[Procedure] = []
    unreadable: list[Unreadable] = []
    for number, row in enumerate(rows, 1):
        try:
            if own:
                procedures.append(msgspec.json.decode(row, type=Procedure))
            else:
                procedures.append(portal_procedure(msgspec.json.decode(row, type=PortalProcedure)))
        except ValueError as error:  # msgspec's errors are ValueErrors as well
            unreadable.append(Unreadable(f"Thủ tục thứ {number}{_code(row)}", _plain(error)))
    return _checked(tuple(procedures), tuple(unreadable))


def _checked(procedures: tuple[Procedure, ...], unreadable: tuple[Unreadable, ...]) -> Read:
    """Leave out what has faults, and every further procedure of a code that was read before."""
    good: dict[str, Procedure] = {}
    bad = list(unreadable)
    for procedure in procedures:
        reasons = faults(procedure)
        if procedure.code in good:
            reasons = (*reasons, "mã thủ tục đã có ở trên trong cùng tệp")
        if reasons:
            bad.append(Unreadable(f"Thủ tục {procedure.code or '?'}", "; ".join(reasons)))
        else:
            good[procedure.code] = procedure
    return tuple(good.values()), tuple(bad)


def _code(row: msgspec.Raw) -> str:
    found = re.search(rb'"code"\s*:\s*"([^"]{1,40})"', bytes(row))
    return f" ({found.group(1).decode(errors='replace')})" if found else ""


_MISSING: Final = re.compile(r"missing required field `(\w+)`(?: - at `\$\.?([^`]*)`)?")
_TYPE: Final = re.compile(r"Expected `([^`]+)`, got `([^`]+)`(?: - at `\$\.?([^`]*)`)?")
_LIMIT: Final = re.compile(r"a limit lies between|are counted in steps of")
_VALUE: Final = re.compile(r"Invalid enum value (\S+)(?: - at `\$\.?([^`]*)`)?")


def _plain(error: Exception) -> str:
    """Say in Vietnamese what a decoder says in English."""
    said = str(error)
    if missing := _MISSING.search(said):
        return f"thiếu mục “{missing.group(1)}”{_at(missing.group(2))}"
    if wrong := _TYPE.search(said):
        return (
            f"mục “{wrong.group(3) or 'này'}” phải là {wrong.group(1)}, không phải {wrong.group(2)}"
        )
    if value := _VALUE.search(said):
        return f"giá trị {value.group(1)} không dùng được{_at(value.group(2))}"
    if _LIMIT.search(said):
        return "thời hạn không dùng được (chỉ ngày làm việc mới được lẻ nửa ngày)"
    if isinstance(error, msgspec.DecodeError | RecursionError):
        return f"nội dung tệp bị hỏng hoặc không đúng mẫu: {said}"
    return said


def _at(path: str | None) -> str:
    return f" ở “{path}”" if path else ""
