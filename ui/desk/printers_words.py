"""Setting a printer up: which fields a kind has, from what was typed to settings, test results."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from desk_app.domain.printers import BAUD_RATES, BYTE_PIPES, PrinterKind, PrinterSettings, is_paper
from desk_app.views import PrinterRole
from ui.desk.dossier_words import moment_words
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk.printers import Capability

NO_FALLBACK: Final = ""
KIND_NAMES: Final[Mapping[PrinterKind, str]] = {
    PrinterKind.FILE: "Tệp trên máy này (không ra giấy)",
    PrinterKind.PDF_FOLDER: "Thư mục PDF",
    PrinterKind.NETWORK: "Máy in mạng",
    PrinterKind.USB: "Máy in nhiệt cắm USB",
    PrinterKind.SERIAL: "Máy in nhiệt cổng nối tiếp (COM)",
    PrinterKind.CUPS: "Hàng đợi in của Linux (CUPS)",
    PrinterKind.WINDOWS: "Máy in của Windows",
}


@dataclass(frozen=True, slots=True)
class FieldFace:
    """One field of an address: its name among the settings, its words, what stands in it."""

    key: str
    words: str
    example: str
    needed: bool = True


_HOST: Final = FieldFace("host", "Địa chỉ máy in", "192.168.1.50")
_QUEUE: Final = FieldFace("queue", "Tên máy in trong hệ điều hành", "HP_LaserJet_M15")
FIELDS: Final[Mapping[PrinterKind, tuple[FieldFace, ...]]] = {
    PrinterKind.FILE: (),
    PrinterKind.PDF_FOLDER: (FieldFace("folder", "Thư mục lưu PDF", "D:\\PhieuIn"),),
    PrinterKind.NETWORK: (_HOST, FieldFace("port", "Cổng", "9100")),
    PrinterKind.USB: (FieldFace("device", "Mã máy in USB", "04b8:0e15"),),
    PrinterKind.SERIAL: (
        FieldFace("device", "Tên cổng", "COM3 hoặc /dev/ttyUSB0"),
        FieldFace("baud", "Tốc độ", str(BAUD_RATES[0])),
    ),
    PrinterKind.CUPS: (_QUEUE, FieldFace("host", "Máy chủ in", "để trống: máy này", needed=False)),
    PrinterKind.WINDOWS: (_QUEUE,),
}
_NUMBERS: Final = frozenset({"port", "baud"})


def kinds_for(role: PrinterRole) -> tuple[PrinterKind, ...]:
    """Return the kinds that can print the papers of a role: PDF does not go through a cable."""
    forms = role is PrinterRole.FORMS
    return tuple(kind for kind in PrinterKind if not (forms and kind in BYTE_PIPES))


def shown_in(settings: PrinterSettings, key: str) -> str:
    """Return what stands in a field."""
    texts = {
        "host": settings.host,
        "port": str(settings.port),
        "queue": settings.queue,
        "device": settings.device,
        "baud": str(settings.baud),
        "folder": settings.folder,
    }
    return texts[key]


def settings_from(
    before: PrinterSettings, kind: PrinterKind, typed: Mapping[str, str]
) -> PrinterSettings:
    """Return settings with what was typed; what is no number is 0, and refused as such."""
    numbers = {key: _number(text) for key, text in typed.items() if key in _NUMBERS}
    return replace(
        before,
        kind=kind,
        host=typed.get("host", before.host).strip(),
        queue=typed.get("queue", before.queue).strip(),
        device=typed.get("device", before.device).strip(),
        folder=typed.get("folder", before.folder).strip(),
        port=numbers.get("port", before.port),
        baud=numbers.get("baud", before.baud),
    )


def _number(text: str) -> int:
    cleaned = text.strip()
    return int(cleaned) if cleaned.isascii() and cleaned.isdigit() else 0


def test_words(found: "Capability | None") -> tuple[str, Tone]:
    """Return what the last test of a printer showed, in sentences."""
    from desk_app.printing.devices import SendState

    if found is None:
        return "Chưa in thử máy in này.", Tone.NEUTRAL
    head = f"In thử lúc {moment_words(found.at)} ở {found.printer}:"
    if found.state is SendState.FAILED:
        return f"{head} chưa in được. {found.reason}", Tone.ERROR
    if found.state is SendState.UNKNOWN:
        return f"{head} chưa rõ đã in trọn vẹn chưa. {found.reason}", Tone.WARN
    if not is_paper(found.printer):
        only_saved = f"{head} trang thử chỉ được lưu lại, không ra giấy. {_seen_words(found)}"
        return only_saved.strip(), Tone.WARN
    learned = (
        "đã gửi trang thử",
        "máy in báo được tình trạng giấy"
        if found.answers_status
        else "máy in không báo tình trạng",
        "báo được khi in xong" if found.confirms else "không báo khi in xong",
    )
    seen = _seen_words(found)
    return f"{head} {', '.join(learned)}. {seen}".strip(), Tone.OK if seen else Tone.INFO


def _seen_words(found: "Capability") -> str:
    if found.width_dots is None or found.cuts is None:
        return ""
    cut = "cắt giấy tốt" if found.cuts else "không tự cắt giấy"
    return f"Đã xem trang thử: thước dài {found.width_dots} chấm, {cut}."
