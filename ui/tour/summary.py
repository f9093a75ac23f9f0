"""One page about the day: figures, what went wrong, and everything that was seen and printed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from desk_app.domain.words import format_day
from ui.stall import Stall
from ui.tour.album import Picture
from ui.tour.citizens import VISITS
from ui.tour.ledger import Ledger
from ui.tour.slips import Slip

MARK: Final = "DỮ LIỆU THỬ"
STALL_AIM_MS: Final = 50
KEYS_AIM: Final = 12


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page tells."""

    day: date
    catalogue: str
    dossiers_in_store: int
    seconds: float
    longest_ms: float
    most_work_ms: float
    stalls: tuple[Stall, ...]
    birth_keys: int
    pictures: tuple[Picture, ...]
    slips: tuple[Slip, ...]
    codes_read: bool
    ledger: Ledger


def write_summary(folder: Path, report: Report) -> None:
    """Write ``summary.md`` and ``summary.html`` into ``folder``."""
    (folder / "summary.md").write_text(markdown(report), encoding="utf-8")
    (folder / "summary.html").write_text(_html(report), encoding="utf-8")


def lines(report: Report) -> list[str]:
    """Return the figures in words, one a line."""
    ledger = report.ledger
    passed = sum(check.holds for check in ledger.checks)
    deeds = Counter(str(visit.deed) for visit in VISITS)
    read = "mã trên giấy đọc lại đúng" if report.codes_read else "không có máy đọc mã độc lập"
    stalls = "; ".join(
        f"{stall.length_ms:.0f} ms (tính toán {stall.work_ms:.0f} ms) tại {stall.where}"
        for stall in report.stalls
    )
    procedures = {code for v in VISITS for code in (v.procedure, v.second) if code}
    return [
        f"Ngày {format_day(report.day)}, {report.catalogue}; "
        f"sổ có {report.dossiers_in_store:,} hồ sơ".replace(",", "."),
        f"{len(VISITS)} người dân, {len(procedures)} thủ tục; "
        + ", ".join(f"{deed}: {count}" for deed, count in deeds.items()),
        f"{len(report.slips)} phiếu và giấy đã in ({read}), {len(report.pictures)} ảnh màn hình",
        f"Khai sinh, từ lúc quét thẻ đến lúc in giấy: {report.birth_keys} phím "
        f"(mục tiêu: không quá {KEYS_AIM})",
        f"Một lượt tính toán của cửa sổ lâu nhất {report.most_work_ms:.0f} ms "
        f"(mục tiêu: không quá {STALL_AIM_MS} ms)",
        f"Cửa sổ đứng lâu nhất {report.longest_ms:.0f} ms" + (f": {stalls}" if stalls else ""),
        f"Kiểm tra: {passed}/{len(ledger.checks)} đạt, {len(ledger.troubles)} sự cố",
        f"Chạy trong {report.seconds:.0f} giây",
    ]


def markdown(report: Report) -> str:
    """Return the page as Markdown; it is also what the terminal shows first."""
    failures = report.ledger.failures()
    verdict = "**Mọi việc đều đúng.**" if not failures else f"**Có {len(failures)} việc sai.**"
    head = [f"# Một ngày ở Một Cửa ({MARK})", "", verdict, ""]
    figures = [f"- {line}" for line in lines(report)]
    wrong = ["", "## Việc sai", "", *(f"- {each}" for each in failures)] if failures else []
    shots = [f"![{p.title}]({p.file})" for p in report.pictures]
    slips = [f"- [{s.job.title}]({s.pdf})" for s in report.slips]
    parts = [*head, *figures, *wrong, "", "## Phiếu, giấy", "", *slips, "", "## Màn hình", ""]
    return "\n".join([*parts, *shots, ""])


_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1200px; color: #1c2733 }
.mark { background: #b45309; color: #fff; padding: .1rem .6rem; border-radius: .3rem }
.bad { color: #b91c1c } .good { color: #15803d }
.grid { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)) }
figure { margin: 0; border: 1px solid #d5dde6; border-radius: .4rem; overflow: hidden }
figure img { width: 100%; height: 200px; object-fit: contain; background: #eef2f6; display: block }
figcaption { padding: .4rem .6rem; font-size: 14px }
@media print { figure img { height: 120px } body { margin: 0 } }
"""


def _html(report: Report) -> str:
    failures = report.ledger.failures()
    tone, verdict = ("good", "Mọi việc đều đúng.")
    if failures:
        tone, verdict = "bad", f"Có {len(failures)} việc sai."
    wrong = "".join(f"<li>{escape(each)}</li>" for each in failures)
    figures = "".join(f"<li>{escape(line)}</li>" for line in lines(report))
    slips = "".join(_figure(slip.pages[0], slip.pdf) for slip in report.slips if slip.pages)
    shots = "".join(_figure(picture, picture.file) for picture in report.pictures)
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8">'
        f"<title>Một ngày ở Một Cửa – {MARK}</title><style>{_STYLE}</style>"
        f'<h1>Một ngày ở Một Cửa <span class="mark">{MARK}</span></h1>'
        f'<p class="{tone}"><b>{verdict}</b></p><ul class="bad">{wrong}</ul><ul>{figures}</ul>'
        f'<h2>Màn hình</h2><div class="grid">{shots}</div>'
        f'<h2>Phiếu, giấy</h2><div class="grid">{slips}</div></html>\n'
    )


def _figure(picture: Picture, link: str) -> str:
    title = escape(picture.title)
    return (
        f'<figure><a href="{escape(link)}"><img loading="lazy" src="{escape(picture.file)}" '
        f'alt="{title}"></a><figcaption>{title}</figcaption></figure>'
    )
