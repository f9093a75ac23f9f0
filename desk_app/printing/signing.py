"""Signing official PDFs (PAdES-B-B) with the certificate of the office.

A signature is added after the end of the document (incremental update): not a byte of the paper
changes, and it stays PDF/A. It is invisible; readers show it in their own panel. Nothing here
talks to a network: no time stamp, no look-up of revocation.

Source: ETSI EN 319 142-1 (PAdES, baseline B-B), docs/sources.md#signature. pyHanko is slow to
import and is imported when it is needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

from desk_app.domain.moments import local
from desk_app.domain.words import format_day

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization.pkcs12 import (
        PKCS12KeyAndCertificates,
        PKCS12PrivateKeyTypes,
    )
    from cryptography.x509 import Certificate, Name
    from pyhanko.sign.signers import SimpleSigner

REASON: Final = "Phát hành giấy tờ của bộ phận tiếp nhận và trả kết quả"
TEST_MARK: Final = "CHỨNG THƯ THỬ"
TEST_REASON: Final = f"{TEST_MARK} – không có giá trị pháp lý"
TEST_DAYS: Final = 365
TEST_KEY_BITS: Final = 2048


class CertificateFault(StrEnum):
    """Why a certificate cannot be taken, or cannot sign now."""

    UNREADABLE = "unreadable"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105  # the name of a fault
    NO_KEY = "no_key"
    NOT_FOR_SIGNING = "not_for_signing"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    KEY_LOST = "key_lost"


FAULT_TEXTS: Final[Mapping[CertificateFault, str]] = {
    CertificateFault.UNREADABLE: "Tệp chứng thư số bị hỏng hoặc không phải là tệp PKCS#12.",
    CertificateFault.WRONG_PASSWORD: "Mật khẩu của tệp chứng thư số không đúng.",
    CertificateFault.NO_KEY: "Tệp chứng thư số không có khóa bí mật nên không ký được.",
    CertificateFault.NOT_FOR_SIGNING: "Chứng thư số này không được cấp để ký số văn bản.",
    CertificateFault.NOT_YET_VALID: "Chứng thư số chưa đến ngày có hiệu lực.",
    CertificateFault.EXPIRED: "Chứng thư số đã hết hạn.",
    CertificateFault.KEY_LOST: (
        "Máy này không còn giữ mật khẩu của chứng thư số. Hãy nhập lại tệp chứng thư "
        "(motcua certificate import)."
    ),
}


@dataclass(frozen=True, slots=True)
class CertificateRefused:
    """Why nothing was signed or taken in. The paper itself is printed all the same."""

    why: CertificateFault

    @property
    def sentence(self) -> str:
        """What the clerk reads."""
        return FAULT_TEXTS[self.why]


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says; instants are aware UTC."""

    owner: str
    issuer: str
    serial: str
    valid_from_at: datetime
    valid_to_at: datetime
    is_test: bool

    def fault(self, at: datetime) -> CertificateFault | None:
        """Return why the certificate cannot sign at an instant."""
        if at < self.valid_from_at:
            return CertificateFault.NOT_YET_VALID
        return CertificateFault.EXPIRED if at > self.valid_to_at else None

    @property
    def words(self) -> str:
        """Return owner and last day in a line."""
        return f"{self.owner}, có hiệu lực đến {format_day(local(self.valid_to_at).date())}"


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate with its key, ready to sign."""

    facts: CertificateFacts
    _key: "SimpleSigner"

    def sign(self, document: bytes, at: datetime) -> bytes | CertificateRefused:
        """Return ``document``, a PDF, with a signature added after its end.

        ``at`` is the time of signing, aware: the certificate has to be valid then.
        """
        fault = self.facts.fault(at)
        if fault is not None:
            return CertificateRefused(fault)
        from desk_app.printing.pades import add_signature

        reason = TEST_REASON if self.facts.is_test else REASON
        return add_signature(document, self._key, self.facts.owner, reason)


def open_certificate(p12: bytes, password: bytes, at: datetime) -> Signer | CertificateRefused:
    """Return the signer of a PKCS#12 file, or why its certificate cannot sign.

    Args:
        p12: The bytes of the file.
        password: In UTF-8.
        at: The instant at which it has to be valid, aware.
    """
    opened = unlock(p12, password)
    if isinstance(opened, CertificateRefused):
        return opened
    if opened.cert is None or opened.key is None:
        return CertificateRefused(CertificateFault.NO_KEY)
    facts = facts_of(opened.cert.certificate)
    fault = facts.fault(at)
    if not _may_sign(opened.cert.certificate):
        fault = CertificateFault.NOT_FOR_SIGNING
    if fault is not None:
        return CertificateRefused(fault)
    from desk_app.printing.pades import key_of

    return Signer(facts, key_of(p12, password))


def unlock(p12: bytes, password: bytes) -> "PKCS12KeyAndCertificates | CertificateRefused":
    """Return what a PKCS#12 file holds."""
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    try:
        return load_pkcs12(p12, password)
    except ValueError as error:
        wrong = "password" in str(error).lower()  # the library tells it in words only
        why = CertificateFault.WRONG_PASSWORD if wrong else CertificateFault.UNREADABLE
        return CertificateRefused(why)


def lock(opened: "PKCS12KeyAndCertificates", password: bytes) -> bytes:
    """Return a PKCS#12 file of what was unlocked, under another password."""
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
    from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

    cert = opened.cert.certificate if opened.cert else None
    others = [one.certificate for one in opened.additional_certs]
    key = cast("PKCS12PrivateKeyTypes | None", opened.key)  # it came out of such a file
    return serialize_key_and_certificates(
        None, key, cert, others, BestAvailableEncryption(password)
    )


def make_test_certificate(office_name: str, password: bytes, at: datetime) -> bytes:
    """Return a PKCS#12 file to try signing with: made by nobody's authority, and says so.

    Args:
        office_name: Stands in the name of the owner.
        password: What the file is locked with.
        at: The first instant of its year of validity, aware UTC.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
    from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

    key = rsa.generate_private_key(public_exponent=65537, key_size=TEST_KEY_BITS)
    name = _test_name(office_name)
    uses = dict.fromkeys(_KEY_USES, False) | {"digital_signature": True, "content_commitment": True}
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at.replace(microsecond=0))
        .not_valid_after(at.replace(microsecond=0) + timedelta(days=TEST_DAYS))
        .add_extension(x509.KeyUsage(**uses), critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    hidden = BestAvailableEncryption(password)
    return serialize_key_and_certificates(None, key, certificate, None, hidden)


_KEY_USES: Final = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
_LONGEST_NAME: Final = 64  # bytes; X.520 means letters, but the library counts so


def _test_name(office_name: str) -> "Name":
    from cryptography.x509 import Name, NameAttribute
    from cryptography.x509.oid import NameOID

    words = f"{TEST_MARK} – {office_name}".encode()[:_LONGEST_NAME].decode(errors="ignore")
    return Name(
        [NameAttribute(NameOID.COUNTRY_NAME, "VN"), NameAttribute(NameOID.COMMON_NAME, words)]
    )


def facts_of(certificate: "Certificate") -> CertificateFacts:
    """Return what a certificate says."""
    owner = _common_name(certificate.subject)
    return CertificateFacts(
        owner=owner,
        issuer=_common_name(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        valid_from_at=certificate.not_valid_before_utc,
        valid_to_at=certificate.not_valid_after_utc,
        is_test=owner.startswith(TEST_MARK),
    )


def _common_name(name: "Name") -> str:
    from cryptography.x509.oid import NameOID

    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def _may_sign(certificate: "Certificate") -> bool:
    """Tell whether a certificate is meant for signing; one that names no use is for all."""
    from cryptography.x509 import ExtensionNotFound, KeyUsage

    try:
        uses = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return True
    return uses.digital_signature or uses.content_commitment
