"""The certificate that a station signs with: whether it may, and for how much longer."""

from datetime import datetime, timedelta
from typing import Final, Literal

from desk_app.certificate import StationCertificate
from desk_app.domain.moments import local
from desk_app.domain.words import format_day
from desk_app.paths import Home
from desk_app.printing.signing import FAULT_TEXTS, CertificateRefused

ENDS_SOON: Final = timedelta(days=30)


def certificate_state(home: Home, now: datetime) -> tuple[Literal["ok", "warn"], str] | None:
    """Return what is to be known of the certificate; None where the station signs nothing.

    Papers are printed unsigned when it fails, so nothing here has to be mended at once.
    """
    try:
        facts = StationCertificate(home).facts()
    except OSError:
        return "warn", "Không đọc được tệp chứng thư số; giấy in ra chưa được ký số."
    if facts is None:
        return None
    if isinstance(facts, CertificateRefused):
        return "warn", f"{facts.sentence} Giấy in ra chưa được ký số."
    fault = facts.fault(now)
    if fault is not None:
        return "warn", f"{FAULT_TEXTS[fault]} Giấy in ra chưa được ký số."
    until = f"{facts.owner}, đến hết ngày {format_day(local(facts.valid_to_at).date())}"
    if facts.valid_to_at - now < ENDS_SOON:
        return "warn", f"Sắp hết hạn: {until}."
    return "ok", f"{until}."
