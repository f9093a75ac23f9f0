"""Signed papers, checked by poppler (NSS) and OpenSSL; a signature never stops a paper."""

import io
import re
import subprocess
import sys
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import (
    load_pkcs12,
    serialize_key_and_certificates,
)
from cryptography.x509.oid import NameOID
from keyring.backends import fail

from desk_app.certificate import StationCertificate
from desk_app.paths import Home
from desk_app.printing import pdf
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.signing import (
    FAULT_TEXTS,
    TEST_MARK,
    CertificateFacts,
    CertificateFault,
    CertificateRefused,
    Signer,
    make_test_certificate,
    open_certificate,
)
from tests.printing import samples
from tests.printing.reading import metadata, pdf_text, tool

NOW = datetime.now(UTC).replace(microsecond=0)  # pdfsig looks at the clock
PASSWORD = "mật khẩu thử"  # noqa: S105  # of a certificate that nobody trusts
LOCK = PASSWORD.encode()
PAPER = pdf.render(receipt_slip(samples.OFFICE, samples.RECEIPT))
YEAR = timedelta(days=365)


@pytest.fixture(autouse=True)
def no_keyring() -> Generator[None]:
    """Never touch the keyring of whoever runs the tests."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def p12() -> bytes:
    return make_test_certificate("phường Hoa Ban", LOCK, NOW)


@pytest.fixture(scope="module")
def signer(p12: bytes) -> Signer:
    opened = open_certificate(p12, LOCK, NOW)
    assert isinstance(opened, Signer)
    return opened


@pytest.fixture(scope="module")
def signed(signer: Signer) -> bytes:
    made = signer.sign(PAPER, NOW)
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def station(tmp_path: Path) -> StationCertificate:
    return StationCertificate(Home(tmp_path))


def pdfsig(document: bytes, folder: Path) -> str:
    file = folder / "signed.pdf"
    file.write_bytes(document)
    run = subprocess.run(
        [tool("pdfsig"), str(file)],
        capture_output=True,
        check=False,
        env={"HOME": str(folder), "LC_ALL": "C.UTF-8"},
    )
    return run.stdout.decode()


def signed_parts(document: bytes) -> tuple[bytes, bytes]:
    """Return what is signed and the signature, as the file itself says."""
    found = re.findall(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+) *\]", document)
    ((a, b, c, d),) = [tuple(map(int, one)) for one in found]
    figures = document[a + b : c].strip(b"<>").decode()
    return document[a : a + b] + document[c : c + d], bytes.fromhex(figures)


def openssl_verifies(document: bytes, p12: bytes, folder: Path) -> bool:
    content, signature = signed_parts(document)
    cert = load_pkcs12(p12, LOCK).cert
    assert cert is not None
    (folder / "ca.pem").write_bytes(cert.certificate.public_bytes(Encoding.PEM))
    (folder / "content").write_bytes(content)
    (folder / "signature").write_bytes(signature.rstrip(b"\0"))
    command = "cms -verify -binary -inform DER -in signature -content content -CAfile ca.pem"
    run = subprocess.run(
        [tool("openssl"), *command.split(), "-purpose", "any", "-out", "verified"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return run.returncode == 0


def test_poppler_finds_a_valid_pades_signature_over_the_whole_paper(
    signed: bytes, tmp_path: Path
) -> None:
    said = pdfsig(signed, tmp_path)

    assert "Signature is Valid" in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert f"{TEST_MARK} – phường Hoa Ban" in said


def test_openssl_verifies_the_signature(signed: bytes, p12: bytes, tmp_path: Path) -> None:
    assert openssl_verifies(signed, p12, tmp_path)


@pytest.mark.parametrize("place", [100, len(PAPER) // 2, len(PAPER) - 20])
def test_a_changed_byte_is_found(signed: bytes, p12: bytes, tmp_path: Path, place: int) -> None:
    changed = bytearray(signed)
    changed[place] ^= 1

    assert not openssl_verifies(bytes(changed), p12, tmp_path)
    assert "Signature is Valid" not in pdfsig(bytes(changed), tmp_path)


def test_a_signature_is_added_after_the_paper_and_changes_nothing_in_it(signed: bytes) -> None:
    assert signed.startswith(PAPER)
    assert pdf_text(signed) == pdf_text(PAPER)
    assert metadata(signed) == metadata(PAPER)


def test_a_signed_paper_is_still_pdf_a(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as document:
        assert b"<pdfaid:part>2</pdfaid:part>" in document.Root.Metadata.read_bytes()
        assert len(document.Root.OutputIntents) == 1
        assert "/NeedAppearances" not in document.Root.AcroForm  # ISO 19005-2, 6.4.1
        (field,) = document.Root.AcroForm.Fields
        assert [float(edge) for edge in field.Rect] == [0, 0, 0, 0]  # 6.3.3: no picture needed
        assert int(field.F) & 0b111 == 0b100  # 6.3.2: printed, not hidden
        assert not {"/A", "/AA"} & set(field.keys())
        assert field.V.SubFilter == pikepdf.Name("/ETSI.CAdES.detached")
        assert "/Reference" not in field.V  # 6.4.3: no transform that forbids anything


def fault_of(found: object) -> CertificateFault:
    assert isinstance(found, CertificateRefused)
    assert found.sentence == FAULT_TEXTS[found.why]
    return found.why


def test_a_wrong_password_and_a_damaged_file_are_told_apart(p12: bytes) -> None:
    assert fault_of(open_certificate(p12, b"khac", NOW)) is CertificateFault.WRONG_PASSWORD
    for damaged in (b"", b"%PDF-1.7", p12[: len(p12) // 2]):
        assert fault_of(open_certificate(damaged, LOCK, NOW)) is CertificateFault.UNREADABLE


def test_a_certificate_signs_in_its_time_only(p12: bytes, signer: Signer) -> None:
    early, late = NOW - timedelta(seconds=1), NOW + YEAR + timedelta(seconds=1)

    for at, why in ((early, CertificateFault.NOT_YET_VALID), (late, CertificateFault.EXPIRED)):
        assert fault_of(open_certificate(p12, LOCK, at)) is why
        assert fault_of(signer.sign(PAPER, at)) is why
    assert signer.facts.valid_to_at == NOW + YEAR


def test_a_certificate_for_other_uses_and_one_without_a_key_do_not_sign(p12: bytes) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Máy chủ thử")])
    uses = x509.KeyUsage(False, False, True, False, False, False, False, False, False)
    server = (
        x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + YEAR)
        .add_extension(uses, critical=True)
        .sign(key, SHA256())
    )
    hidden = BestAvailableEncryption(LOCK)
    whole = serialize_key_and_certificates(None, key, server, None, hidden)
    found = load_pkcs12(p12, LOCK).cert
    assert found is not None
    keyless = serialize_key_and_certificates(None, None, found.certificate, None, hidden)

    assert fault_of(open_certificate(whole, LOCK, NOW)) is CertificateFault.NOT_FOR_SIGNING
    assert fault_of(open_certificate(keyless, LOCK, NOW)) is CertificateFault.NO_KEY


def test_a_certificate_of_elliptic_curves_that_names_no_use_signs(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Cơ quan thử")])
    cert = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + YEAR)
    hidden = BestAvailableEncryption(LOCK)
    made = serialize_key_and_certificates(None, key, cert.sign(key, SHA256()), None, hidden)
    signer = open_certificate(made, LOCK, NOW)
    assert isinstance(signer, Signer)
    document = signer.sign(PAPER, NOW)

    assert signer.facts.owner == "O=Cơ quan thử"
    assert not signer.facts.is_test
    assert isinstance(document, bytes)
    assert "Signature is Valid" in pdfsig(document, tmp_path)


def test_a_station_without_a_certificate_leaves_papers_as_they_are(
    station: StationCertificate,
) -> None:
    made = station.sign(PAPER, NOW)

    assert (made.document, made.note) == (PAPER, "")
    assert station.facts() is None
    assert not station.remove()


def test_a_station_signs_with_what_it_was_given_also_after_a_restart(
    p12: bytes, tmp_path: Path
) -> None:
    kept = StationCertificate(Home(tmp_path)).keep(p12, PASSWORD, NOW)
    again = StationCertificate(Home(tmp_path))
    made = again.sign(PAPER, NOW)

    assert isinstance(kept, CertificateFacts)
    assert again.facts() == kept
    assert kept.is_test
    assert made.note == ""
    assert made.document.startswith(PAPER)
    assert "Signature is Valid" in pdfsig(made.document, tmp_path)
    assert again.remove()
    assert again.sign(PAPER, NOW).document == PAPER


def test_the_password_that_was_typed_is_kept_nowhere(
    p12: bytes, tmp_path: Path, station: StationCertificate
) -> None:
    station.keep(p12, PASSWORD, NOW)

    for file in tmp_path.iterdir():
        assert LOCK not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    kept = (tmp_path / "certificate.p12").read_bytes()
    assert fault_of(open_certificate(kept, LOCK, NOW)) is CertificateFault.WRONG_PASSWORD


def test_a_refused_certificate_leaves_the_one_before_in_its_place(
    p12: bytes, station: StationCertificate
) -> None:
    first = station.keep(p12, PASSWORD, NOW)

    assert fault_of(station.keep(p12, "khác", NOW)) is CertificateFault.WRONG_PASSWORD
    assert station.facts() == first


def test_a_certificate_that_was_damaged_lost_its_key_or_expired_never_stops_a_paper(
    p12: bytes, tmp_path: Path
) -> None:
    def note(at: datetime = NOW) -> str:
        made = StationCertificate(Home(tmp_path)).sign(PAPER, at)
        assert made.document == PAPER
        return made.note

    StationCertificate(Home(tmp_path)).keep(p12, PASSWORD, NOW)
    file, key = tmp_path / "certificate.p12", tmp_path / "certificate.key"
    assert FAULT_TEXTS[CertificateFault.EXPIRED] in note(NOW + 2 * YEAR)

    whole = file.read_bytes()
    middle = len(whole) // 2
    file.write_bytes(whole[:middle] + bytes(16) + whole[middle + 16 :])
    assert FAULT_TEXTS[CertificateFault.UNREADABLE] in note()

    file.unlink()
    file.mkdir()
    assert FAULT_TEXTS[CertificateFault.UNREADABLE] in note()

    file.rmdir()
    file.write_bytes(whole)
    key.unlink()
    assert FAULT_TEXTS[CertificateFault.KEY_LOST] in note()


def test_a_program_that_signs_nothing_does_not_load_what_signs(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from desk_app.certificate import StationCertificate; from desk_app.paths import Home;"
        "StationCertificate(Home(Path(sys.argv[1]))).sign(b'', datetime.now(UTC));"
        "sys.exit(str({'pyhanko', 'cryptography'} & set(sys.modules) or ''))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=False
    )
    assert run.stderr.strip() == b""
