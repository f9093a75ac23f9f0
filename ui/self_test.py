"""``motcua --self-test``: what a packed program must be able to do, end to end, then exit 0.

It sets an office up in a temporary folder, takes a number, receives a dossier, prints both into
files, the receipt signed with a test certificate, draws them, and shows the desk's window off
screen.
"""

import os
import sys
import tempfile
from pathlib import Path


def self_test() -> int:
    """Return 0 when a ticket, a receipt and a window came out."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        printed = _print_both(Path(folder))
        shown = _show_window(Path(folder))
    for name, size in printed.items():
        sys.stdout.write(f"{name}: {size}\n")
    good = all(printed.values()) and shown
    sys.stdout.write("TỰ KIỂM TRA ĐẠT\n" if good else "TỰ KIỂM TRA KHÔNG ĐẠT\n")
    return 0 if good else 1


def _print_both(folder: Path) -> dict[str, int]:
    from desk_app.certificate import StationCertificate
    from desk_app.clock import utc_now
    from desk_app.demo.office import make_demo
    from desk_app.domain.intake import Intake
    from desk_app.domain.person import Person
    from desk_app.paths import Home
    from desk_app.printing.signing import make_test_certificate
    from desk_app.usecases.commands import Accepted, TakeNumber

    home, now = Home(folder / "home"), utc_now()
    with make_demo(home, per_day=1, days=3) as desk:
        StationCertificate(home).keep(
            make_test_certificate("Tự kiểm tra", b"2580", now), "2580", now
        )
        ticket = desk.queue.issue("C1", TakeNumber("self-test", "A"))
        procedure = next(p for p in desk.settings.procedures() if p.favourite and p.routes)
        page = Intake(
            desk.dossiers.new_id(),
            procedure,
            Person("Đặng Thị Thử Nghiệm"),
            agreed_limit=procedure.effective_limit(procedure.routes[0]),
            accepted_without="tự kiểm tra",
        )
        accepted = desk.dossiers.receive("C1", page)
        if not isinstance(accepted, Accepted):
            return {"giấy tiếp nhận": 0}
        while desk.paper.print_next():
            pass
        receipt = desk.paper.make(accepted.job_ids[0]) or b""
        pictures = desk.paper.pictures(ticket.job_id) + desk.paper.pictures(accepted.job_ids[0])
        return {
            "phiếu số thứ tự": len(desk.paper.make(ticket.job_id) or b""),
            "giấy tiếp nhận (PDF)": len(receipt) if receipt.startswith(b"%PDF-") else 0,
            "chữ ký số": receipt.count(b"/ByteRange"),
            "ảnh các trang": sum(picture.height for picture in pictures),
        }


def _show_window(folder: Path) -> bool:
    from PySide6.QtCore import QTimer

    from desk_app.paths import Home
    from ui.app import application, local_now
    from ui.desk.window import DeskWindow
    from ui.station import Station

    app = application()
    station = Station(Home(folder / "home"))
    window = DeskWindow(station, local_now)
    ready: list[bool] = []

    def seen() -> None:
        ready.append(not window.grab().isNull())
        app.quit()

    window.ready.connect(seen)
    QTimer.singleShot(30_000, app.quit)
    window.show()
    app.exec()
    window.close()
    station.close()
    return ready == [True]
