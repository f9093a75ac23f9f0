"""``motcua certificate``: what the PDFs of this station are signed with."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, TROUBLE, Answer, Refused, Reply, fields, noun, verb

if TYPE_CHECKING:
    from desk_app.certificate import StationCertificate
    from desk_app.printing.signing import CertificateFacts, CertificateRefused

TEST_PASSWORD_BYTES = 16

group = noun("Chứng thư số: ký số các giấy PDF của máy trạm này.")


@verb(group, "import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp PKCS#12 (.p12, .pfx).")],
    password: Annotated[
        str, typer.Option(prompt="Mật khẩu của tệp", hide_input=True, help="Mật khẩu của tệp.")
    ],
) -> Reply:
    """Nhận chứng thư số từ một tệp; thay cho chứng thư đang có. Mật khẩu không được giữ lại."""
    return _refused() or _kept(file.read_bytes(), password)


@verb(group, "test")
def test() -> Reply:
    """Tạo chứng thư thử, không có giá trị pháp lý, và ký bằng nó từ bây giờ."""
    from desk_app.printing.signing import make_test_certificate

    refused = _refused()
    if refused:
        return refused
    with base.open_desk() as desk:
        name = desk.settings.office().place
    password = secrets.token_hex(TEST_PASSWORD_BYTES)
    return _kept(make_test_certificate(name, password.encode(), datetime.now(UTC)), password)


@verb(group, "show")
def show() -> Reply:
    """Xem chứng thư số đang dùng để ký."""
    facts = _station().facts()
    return _no_certificate() if facts is None else _reply(facts)


@verb(group, "remove")
def remove() -> Reply:
    """Bỏ chứng thư số: từ bây giờ các giấy PDF không được ký số."""
    refused = _refused()
    if refused:
        return refused
    if not _station().remove():
        return _no_certificate()
    return Answer(("Đã bỏ chứng thư số; các giấy PDF không còn được ký số.",), {"removed": True})


def _refused() -> Refused | None:
    """Return why who acts may not change what the station signs with."""
    from desk_app.domain.rights import Right

    with base.open_desk() as desk:
        refusal = desk.settings.refused(base.actor(desk), Right.SET_CERTIFICATE)
    return base.not_allowed(refusal) if refusal else None


def _station() -> "StationCertificate":
    from desk_app.certificate import StationCertificate
    from desk_app.domain.problems import StoreMissing

    home = base.home()
    if not home.store.exists():
        raise StoreMissing(str(home.store))
    return StationCertificate(home)


def _kept(p12: bytes, password: str) -> Reply:
    return _reply(_station().keep(p12, password, datetime.now(UTC)))


def _reply(found: "CertificateFacts | CertificateRefused") -> Reply:
    from desk_app.commands.words import moment_words
    from desk_app.printing.signing import FAULT_TEXTS, CertificateRefused

    if isinstance(found, CertificateRefused):
        return Refused(f"certificate_{found.why.value}", found.sentence)
    fault = found.fault(datetime.now(UTC))
    lines = [
        f"Chủ chứng thư: {found.owner}",
        f"Bên cấp: {found.issuer}",
        f"Số: {found.serial}",
        f"Có hiệu lực: {moment_words(found.valid_from_at)} – {moment_words(found.valid_to_at)}",
    ]
    if found.is_test:
        lines.append("Đây là chứng thư thử, không có giá trị pháp lý.")
    if fault is not None:
        lines.append(f"Không ký được: {FAULT_TEXTS[fault]}")
    data = {"certificate": fields(found), "fault": fault.value if fault else None}
    return Answer(tuple(lines), data, TROUBLE if fault else base.OK)


def _no_certificate() -> Refused:
    sentence = "Máy trạm này chưa có chứng thư số; các giấy PDF không được ký số."
    return Refused("certificate_missing", sentence, NOT_FOUND)
