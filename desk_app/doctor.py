"""Examining a station: what it stands on, its store, its paper. Writes nothing of the office."""

import importlib.util
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from desk_app.calendar_words import horizon_warning, in_force_words
from desk_app.desk import Desk
from desk_app.doctor_certificate import certificate_state
from desk_app.doctor_setup import catalogue_state, file_printer_state
from desk_app.doctor_store import bounded_chain_fault, bounded_register_fault, newest_event_at
from desk_app.domain.letters import LETTERS
from desk_app.domain.moments import local
from desk_app.domain.printers import MAKES_PAPER, PrinterSettings
from desk_app.domain.problems import Problem
from desk_app.paths import Home
from desk_app.store.engine import translated
from desk_app.store.file import connect_file, dbapi
from desk_app.store.opening import key_of
from desk_app.views import PrinterRole

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

State: TypeAlias = Literal["ok", "warn", "fail"]
BUILD_YEAR: Final = 2026  # a clock before the year of this release is wrong
SQLITE_NEEDED: Final = (3, 51, 3)  # earlier ones can damage a WAL (docs/adr)
LITTLE_ROOM: Final = 1_000_000_000  # bytes
NO_ROOM: Final = 200_000_000
CLOCK_SLACK: Final = timedelta(minutes=5)
OLD_BACKUP: Final = timedelta(days=3)
QUICK_CHECK_UP_TO: Final = 300_000_000  # bytes; larger files are read through with --full only
LIBRARIES: Final = (
    *("sqlalchemy", "sqlcipher3", "msgspec", "typer"),
    *("reportlab", "pyhanko", "pillow", "qrcode"),
)
FONTS: Final = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",
)
NO_SUCH_LETTER: Final = "\uffff"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``fail`` must be mended, ``warn`` is to be known."""

    name: str
    title: str
    state: State
    sentence: str


def examine(home: Home, now: datetime, *, full: bool = False) -> tuple[Finding, ...]:
    """Look at everything; what cannot be looked at is a finding too.

    Args:
        home: The folder of the station; it may be empty.
        now: UTC.
        full: Read the whole store, not only its newest part; may take minutes.
    """
    findings = [_versions(), _sqlite(), _tools(), _room(home), _fonts(), *_backups(home, now)]
    signing = certificate_state(home, now)
    if signing is not None:
        findings.append(Finding("certificate", "Chứng thư số", *signing))
    try:
        with Desk.open(home) as desk:
            findings += _store(desk, full=full)
            findings.append(_clock(desk, now))
            findings.append(_calendar(desk))
            findings.append(Finding("catalogue", "Danh mục", *catalogue_state(desk)))
            findings += _printers(desk)
    except Problem as problem:
        findings.append(Finding("store", "Kho dữ liệu", "fail", problem.sentence))
        findings.append(_clock_alone(now))
    except Exception as error:  # noqa: BLE001  # a doctor reports what it cannot explain
        sentence = f"Không đọc được kho dữ liệu ({type(error).__name__}). Hãy báo quản trị."
        findings.append(Finding("store", "Kho dữ liệu", "fail", sentence))
    return tuple(findings)


def is_well(findings: Iterable[Finding]) -> bool:
    """Say whether nothing has to be mended."""
    return all(finding.state != "fail" for finding in findings)


def _versions() -> Finding:
    known = "; ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    python = platform.python_version()
    said = f"motcua {_version('motcua')}, Python {python}, {platform.system()}; {known}"
    missing = [name for name in LIBRARIES if importlib.util.find_spec(_module(name)) is None]
    state: State = "fail" if missing or sys.version_info < (3, 11) else "ok"
    return Finding("versions", "Phiên bản", state, said)


def _module(library: str) -> str:
    return {"pillow": "PIL"}.get(library, library)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "(không ghi)"  # a packed program carries no lists of packages


def _sqlite() -> Finding:
    try:
        version = str(dbapi(b"").sqlite_version)
    except ImportError:
        return Finding("sqlite", "SQLCipher", "fail", "Thiếu thư viện sqlcipher3.")
    needed = ".".join(str(part) for part in SQLITE_NEEDED)
    if tuple(int(part) for part in version.split(".")) < SQLITE_NEEDED:
        sentence = f"SQLite {version} quá cũ, cần từ {needed}: có thể làm hỏng kho dữ liệu."
        return Finding("sqlite", "SQLCipher", "fail", sentence)
    return Finding("sqlite", "SQLCipher", "ok", f"SQLite {version} (cần từ {needed}).")


def _tools() -> Finding:
    if importlib.util.find_spec("PySide6") is None:
        sentence = "Thiếu PySide6: dòng lệnh chạy được, cửa sổ thì không."
        return Finding("tools", "Cửa sổ", "warn", sentence)
    return Finding("tools", "Cửa sổ", "ok", f"PySide6 {_version('pyside6-essentials')}.")


def _room(home: Home) -> Finding:
    folder = next(path for path in (home.folder, *home.folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(folder).free
    said = f"còn {free / 1e9:.1f} GB".replace(".", ",")
    if free < NO_ROOM:
        return Finding("disk", "Ổ đĩa", "fail", f"Gần đầy, {said}. Hãy xóa bớt tệp không cần.")
    if free < LITTLE_ROOM:
        return Finding("disk", "Ổ đĩa", "warn", f"Sắp đầy, {said}.")
    return Finding("disk", "Ổ đĩa", "ok", f"{said[0].upper()}{said[1:]}.")


def _fonts() -> Finding:
    broken = [name for name in FONTS if not _font_is_whole(name)]
    if broken:
        sentence = f"Thiếu hoặc không đủ chữ: {', '.join(broken)}. Hãy cài lại chương trình."
        return Finding("fonts", "Phông chữ", "fail", sentence)
    said = f"{len(FONTS)} phông, mỗi phông đủ {len(LETTERS)} chữ cái tiếng Việt."
    return Finding("fonts", "Phông chữ", "ok", said)


def _font_is_whole(name: str) -> bool:
    from PIL import ImageFont

    from resources import resource_path

    try:
        font = ImageFont.truetype(str(resource_path(f"fonts/{name}")), 24)
    except OSError:
        return False
    empty = _drawn(NO_SUCH_LETTER, font)
    return all(_drawn(letter, font) != empty for letter in LETTERS)


def _drawn(letter: str, font: "FreeTypeFont") -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (48, 48))
    ImageDraw.Draw(picture).text((8, 8), letter, fill=255, font=font)
    return picture.tobytes()


def _store(desk: Desk, *, full: bool) -> Iterator[Finding]:
    size = desk.home.store.stat().st_size
    yield _quick_check(desk, size, full=full)
    events = desk.pulse().events
    if full:
        broken, differing = desk.verify_journal(), desk.rebuild(check_only=True).differing
        chain = broken[0].fault if broken else ""
        register = f"{len(differing)} mục không khớp" if differing else ""
        scope = f"{events} sự kiện"
    else:
        chain, register = bounded_chain_fault(desk.store), bounded_register_fault(desk.store)
        scope = f"phần mới nhất trong {events} sự kiện; --full kiểm tra toàn bộ"
    yield _judged("journal", "Nhật ký", chain, f"Nguyên vẹn ({scope}).")
    yield _judged("register", "Sổ hồ sơ", register, f"Khớp với nhật ký ({scope}).")


def _judged(name: str, title: str, fault: str, well: str) -> Finding:
    return Finding(name, title, "fail" if fault else "ok", f"{fault}." if fault else well)


def _quick_check(desk: Desk, size: int, *, full: bool) -> Finding:
    said = f"{size / 1e6:.1f} MB".replace(".", ",")
    if size > QUICK_CHECK_UP_TO and not full:
        sentence = f"{said}; tệp lớn, chỉ đọc hết khi có --full."
        return Finding("store", "Kho dữ liệu", "ok", sentence)
    with desk.store.reading() as connection:
        answer = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    if answer != "ok":
        sentence = "Tệp bị hỏng. Hãy khôi phục bản sao lưu gần nhất (motcua restore)."
        return Finding("store", "Kho dữ liệu", "fail", sentence)
    return Finding("store", "Kho dữ liệu", "ok", f"{said}, đọc được toàn bộ.")


def _clock(desk: Desk, now: datetime) -> Finding:
    newest = newest_event_at(desk.store)
    if newest and now < newest - CLOCK_SLACK:
        sentence = (
            f"Đồng hồ chỉ {local(now):%H:%M %d/%m/%Y}, sớm hơn việc mới nhất đã ghi "
            f"({local(newest):%H:%M %d/%m/%Y}). Hãy chỉnh lại đồng hồ của máy."
        )
        return Finding("clock", "Đồng hồ", "fail", sentence)
    return _clock_alone(now)


def _clock_alone(now: datetime) -> Finding:
    shown = f"{local(now):%H:%M %d/%m/%Y}"
    if now.year < BUILD_YEAR:
        sentence = f"Đồng hồ chỉ {shown}, trước cả năm ra chương trình. Hãy chỉnh lại."
        return Finding("clock", "Đồng hồ", "fail", sentence)
    return Finding("clock", "Đồng hồ", "ok", f"{shown} (giờ Việt Nam).")


def _calendar(desk: Desk) -> Finding:
    """Warn before long limits leave the days whose holidays are known."""
    known = desk.calendar.in_force()
    warning = horizon_warning(known)
    said = warning or f"{in_force_words(known)}."
    return Finding("calendar", "Lịch làm việc", "warn" if warning else "ok", said)


def _printers(desk: Desk) -> Iterator[Finding]:
    office = desk.settings.office()
    yield _printer(desk, PrinterRole.TICKETS, "Máy in phiếu", office.tickets_printer)
    yield _printer(desk, PrinterRole.FORMS, "Máy in giấy tờ", office.forms_printer)


def _printer(desk: Desk, role: PrinterRole, title: str, settings: PrinterSettings) -> Finding:
    name = f"printer_{role.value}"
    if settings.kind not in MAKES_PAPER:
        return Finding(name, title, *file_printer_state(desk, role, settings))
    from desk_app.desk.printers import state_of

    said = state_of(settings)
    state: State = "ok" if said.answers and not said.warnings else "warn"
    if not said.reached or not said.can_print:
        state = "fail"
    return Finding(name, title, state, f"{settings.words.capitalize()}: {' '.join(said.words)}")


def _backups(home: Home, now: datetime) -> Iterator[Finding]:
    if not home.store.exists():
        return
    copies = sorted(home.backups.glob("*.db"), key=lambda path: path.stat().st_mtime)
    if not copies:
        sentence = "Chưa có bản sao lưu nào. Hãy chạy: motcua backup"
        yield Finding("backup", "Sao lưu", "warn", sentence)
        return
    newest = copies[-1]
    age = timedelta(seconds=now.timestamp() - newest.stat().st_mtime)
    if not _opens(newest, lambda: key_of(newest, home.key_file)):
        sentence = f"Bản mới nhất ({newest.name}) không mở được. Hãy sao lưu lại: motcua backup"
        yield Finding("backup", "Sao lưu", "fail", sentence)
        return
    said = f"{newest.name}, {max(0, age.days)} ngày trước, mở được; có {len(copies)} bản."
    yield Finding("backup", "Sao lưu", "warn" if age > OLD_BACKUP else "ok", said)


def _opens(path: Path, key: Callable[[], bytes | None]) -> bool:
    try:
        with translated(), closing(connect_file(path, key())) as connection:
            return bool([*connection.execute("SELECT count(*) FROM event")])
    except Exception:  # noqa: BLE001  # whatever is wrong with it, it does not open
        return False
