"""What an office still has to set up: procedures nobody confirmed, papers that never come out."""

from typing import Literal, TypeAlias

from desk_app.desk import Desk
from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.views import PrinterRole

Said: TypeAlias = tuple[Literal["ok", "warn"], str]


def catalogue_state(desk: Desk) -> Said:
    """Say how many procedures wait for a person; in the demo office that is how it is made."""
    shown = desk.catalogue.shown()
    known, left = len(shown.procedures), len(shown.doubts)
    if not known:
        return "warn", "Chưa có thủ tục nào. Hãy chạy: motcua catalogue import"
    if not left:
        return "ok", f"{known} thủ tục, không còn gì chờ xác nhận."
    said = f"Còn {left} trong {known} thủ tục chờ xác nhận thời hạn, phí, giấy tờ"
    if desk.identity.demo:
        return "ok", f"{said} (đơn vị thử)."
    return "warn", f"{said}: xem trang Thủ tục (Ctrl+D) hoặc motcua catalogue doubts"


def file_printer_state(desk: Desk, role: PrinterRole, settings: PrinterSettings) -> Said:
    """Say where papers go that a printer does not make; a folder for PDF was chosen, files not."""
    if settings.kind is PrinterKind.PDF_FOLDER:
        return "ok", f"In ra {settings.words} {settings.folder}."
    said = f"In ra {settings.words}, trong {desk.home.prints}"
    if desk.identity.demo:
        return "ok", f"{said}."
    choose = f"chọn ở trang Máy in hoặc motcua print use --role {role.value}"
    return "warn", f"Chưa chọn máy in, không ra giấy. {said}; {choose}"
