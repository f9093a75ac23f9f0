"""The certificate of a station: kept beside its store, opened when a paper is signed.

The file is locked with a random password of this station, which is kept as the key of the store
is: in the system's keyring, or in a file that only this user may read. The password that somebody
typed is forgotten.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desk_app.paths import Home
from desk_app.printing.signing import (
    CertificateFacts,
    CertificateFault,
    CertificateRefused,
    Signer,
    facts_of,
    lock,
    open_certificate,
    unlock,
)
from desk_app.store.keys import load_key, make_key


@dataclass(frozen=True, slots=True)
class Signed:
    """A document with its signature; or as it was, and a note that says why."""

    document: bytes
    note: str = ""


class StationCertificate:
    """What this station signs with, if with anything."""

    def __init__(self, home: Home) -> None:
        self._file = home.folder / "certificate.p12"
        self._key_file = home.folder / "certificate.key"
        self._opened: tuple[int, Signer] | None = None  # the time of the file, and what it held

    def keep(
        self, p12: bytes, password: str, at: datetime
    ) -> CertificateFacts | CertificateRefused:
        """Take a PKCS#12 file in, in place of the one before.

        Raises:
            OSError: The folder of the station cannot be written.
        """
        signer = open_certificate(p12, password.encode(), at)
        if isinstance(signer, CertificateRefused):
            return signer
        opened = unlock(p12, password.encode())
        if isinstance(opened, CertificateRefused):
            return opened
        _write(self._file, lock(opened, self._password() or _hex(make_key(self._key_file))))
        return signer.facts

    def facts(self) -> CertificateFacts | CertificateRefused | None:
        """Return what the certificate says, whether it may sign now or not; None: there is none.

        Raises:
            OSError: The file cannot be read.
        """
        if not self._file.exists():
            return None
        password = self._password()
        if password is None:
            return CertificateRefused(CertificateFault.KEY_LOST)
        opened = unlock(self._file.read_bytes(), password)
        if isinstance(opened, CertificateRefused):
            return _damaged(opened)
        if opened.cert is None:
            return CertificateRefused(CertificateFault.UNREADABLE)
        return facts_of(opened.cert.certificate)

    def remove(self) -> bool:
        """Sign nothing from now on; tell whether there was a certificate."""
        was_there = self._file.exists()
        self._file.unlink(missing_ok=True)
        self._opened = None
        return was_there

    def signer(self, at: datetime) -> Signer | CertificateRefused | None:
        """Return who signs; None where this station signs nothing.

        Raises:
            OSError: The file cannot be read.
        """
        if not self._file.exists():
            return None
        changed = self._file.stat().st_mtime_ns
        if self._opened and self._opened[0] == changed:
            return self._opened[1]
        password = self._password()
        if password is None:
            return CertificateRefused(CertificateFault.KEY_LOST)
        found = open_certificate(self._file.read_bytes(), password, at)
        if isinstance(found, CertificateRefused):
            return _damaged(found)
        self._opened = (changed, found)  # opening takes longer than signing
        return found

    def sign(self, document: bytes, at: datetime) -> Signed:
        """Return ``document`` signed, or unsigned with a note: no paper waits for a signature."""
        try:
            signer = self.signer(at)
        except OSError:
            return Signed(document, _note(CertificateRefused(CertificateFault.UNREADABLE)))
        if signer is None:
            return Signed(document)
        if isinstance(signer, CertificateRefused):
            return Signed(document, _note(signer))
        signed = signer.sign(document, at)
        if isinstance(signed, CertificateRefused):
            return Signed(document, _note(signed))
        return Signed(signed)

    def _password(self) -> bytes | None:
        key = load_key(self._key_file)
        return _hex(key) if key else None


def _hex(key: bytes) -> bytes:
    return key.hex().encode("ascii")


def _damaged(refused: CertificateRefused) -> CertificateRefused:
    """The password is ours and right: a file that does not open with it was damaged."""
    if refused.why is CertificateFault.WRONG_PASSWORD:
        return CertificateRefused(CertificateFault.UNREADABLE)
    return refused


def _note(refused: CertificateRefused) -> str:
    return f"Giấy chưa được ký số: {refused.sentence}"


def _write(file: Path, data: bytes) -> None:
    """Write a file that only this user may read, whole or not at all."""
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    fresh.replace(file)
