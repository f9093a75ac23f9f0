"""Every slip of the day read back from the bytes that the printer got."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PIL import Image, ImageOps

from desk_app.printing import preview
from desk_app.printing.escpos_view import JobUnreadable, decode
from desk_app.views import JobState, PrintJob, SlipKind
from ui.tour.album import Picture
from ui.tour.ledger import Ledger
from ui.tour.reading import check_words, has_text_reader

if TYPE_CHECKING:
    from desk_app.desk import Desk

READING_DPI: Final = 200
ROLL_DPI: Final = 203.0
_MARGIN_PX: Final = 40


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: how it was printed, its files, and what a reader found on it."""

    job: PrintJob
    pdf: str
    pages: tuple[Picture, ...]
    codes: tuple[str, ...]


class _Facts(msgspec.Struct):
    scan_digits: str = ""
    lookup_url: str = ""


def has_reader() -> bool:
    """Say whether an independent reader of symbols is installed (a tool of development)."""
    return find_spec("zxingcpp") is not None


def keep_slips(desk: "Desk", jobs: list[PrintJob], folder: Path, ledger: Ledger) -> list[Slip]:
    """Write every job as PDF and pictures, oldest first, and check what stands on it."""
    folder.mkdir(parents=True, exist_ok=True)
    slips: list[Slip] = []
    for number, job in enumerate(jobs, 1):
        confirmed = job.state in (JobState.CONFIRMED, JobState.CANCELLED)
        ledger.check(f"{job.title}: đã in", holds=confirmed, detail=f"{job.state} {job.fault}")
        made = desk.paper.make(job.id)
        if made is None:
            ledger.trouble(f"{job.title}: không còn dữ liệu in")
            continue
        slips.append(_keep(job, made, folder / f"{number:02d}-{job.slip}", ledger))
    return slips


def _keep(job: PrintJob, made: bytes, stem: Path, ledger: Ledger) -> Slip:
    pages = _pages(job, made, ledger)
    pdf = stem.with_suffix(".pdf")
    if made.startswith(b"%PDF-"):
        pdf.write_bytes(made)
        if has_text_reader():
            check_words(job, pdf, ledger)
    elif pages:
        first, *rest = (page.convert("L") for page in pages)
        first.save(pdf, save_all=True, append_images=rest, resolution=ROLL_DPI)
    pictures: list[Picture] = []
    for number, page in enumerate(pages, 1):
        file = stem.with_name(f"{stem.name}-{number}.png")
        page.save(file)
        pictures.append(Picture(f"{stem.parent.name}/{file.name}", job.title))
    codes = _read(pages) if has_reader() else ()
    if has_reader():
        _check_codes(job, codes, ledger)
    return Slip(job, f"{stem.parent.name}/{pdf.name}", tuple(pictures), codes)


def _pages(job: PrintJob, made: bytes, ledger: Ledger) -> tuple[Image.Image, ...]:
    if made.startswith(b"%PDF-"):
        return preview.pdf_pages(made, READING_DPI)
    try:
        return (decode(made),)
    except JobUnreadable as unreadable:
        ledger.trouble(f"{job.title}: không giải mã được lệnh in ({unreadable})")
        return ()


def _read(pages: tuple[Image.Image, ...]) -> tuple[str, ...]:
    import zxingcpp

    found: list[str] = []
    for page in pages:
        framed = ImageOps.expand(page.convert("L"), _MARGIN_PX, 255)
        found += [code.text for code in zxingcpp.read_barcodes(framed)]
    return tuple(found)


def _check_codes(job: PrintJob, codes: tuple[str, ...], ledger: Ledger) -> None:
    facts = msgspec.json.decode(job.content, type=_Facts)
    # a ticket has no address; what was turned back at the counter has no code to look up
    address = "" if job.slip is SlipKind.TICKET else facts.lookup_url
    wanted = sorted({facts.scan_digits, address} - {""})
    ledger.expect(f"{job.title}: mã đọc được trên giấy", sorted(set(codes)), wanted)
