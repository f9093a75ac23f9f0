"""The words of every PDF read back by poppler, as any other program finds them."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from desk_app.views import PrintJob, SlipKind
from ui.tour.ledger import Ledger

MARK: Final = "DỮ LIỆU THỬ"
HEADINGS: Final = {
    SlipKind.RECEIPT: "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    SlipKind.SUPPLEMENT: "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
    SlipKind.REFUSAL: "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
    SlipKind.APOLOGY: "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
    SlipKind.RETURN_RECEIPT: "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
    SlipKind.WITHDRAWAL: "GIẤY XÁC NHẬN RÚT HỒ SƠ",
    SlipKind.UNIT_HANDOVER: "GIẤY BÀN GIAO HỒ SƠ",
    SlipKind.REGISTER: "SỔ THEO DÕI HỒ SƠ",
}
_CODE: Final = re.compile(r"\bH\d\d\.[0-9.]+-\d{6}-\d+")
_READER: Final = "pdftotext"
_PATIENCE_S: Final = 60


def has_text_reader() -> bool:
    """Say whether poppler's reader of text is installed (a tool of development)."""
    return shutil.which(_READER) is not None


def check_words(job: PrintJob, pdf: Path, ledger: Ledger) -> None:
    """Look in the text of a job's PDF for its heading, its dossier's code and the mark.

    Raises:
        OSError: The reader could not be started.
        subprocess.SubprocessError: It failed, or took longer than a minute.
    """
    found = _text_of(pdf)
    code = _CODE.search(job.title)
    wanted = (HEADINGS.get(job.slip, ""), code[0] if code else "", MARK)
    missing = [words for words in wanted if words.upper() not in found]
    ledger.expect(f"{job.title}: chữ không đọc được trên giấy", missing, [])


def _text_of(pdf: Path) -> str:
    """Return all words of a PDF in capitals, with one blank between two."""
    command = [shutil.which(_READER) or _READER, "-q", str(pdf), "-"]
    run = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE_S)  # noqa: S603
    return " ".join(run.stdout.decode("utf-8").split()).upper()
