"""The store's key: in the system's keyring, or in a file that only this user may read."""

import os
import secrets
from pathlib import Path
from typing import Final

from desk_app.domain.problems import StoreDamaged, StoreMissing

SERVICE: Final = "motcua"
KEY_BYTES: Final = 32


def key_of(store: Path, key_file: Path) -> bytes | None:
    """Return the key of an existing store: None where it is plain SQLite.

    Raises:
        StoreMissing: There is no store.
        StoreDamaged: There is no key.
    """
    if not store.exists():
        raise StoreMissing(str(store))
    with store.open("rb") as file:
        if file.read(15) == b"SQLite format 3":
            return None
    key = load_key(key_file)
    if key is None:
        raise StoreDamaged(str(store))
    return key


def load_key(key_file: Path) -> bytes | None:
    """Return the key of the store beside ``key_file``, or None when there is none yet."""
    if key_file.exists():
        return bytes.fromhex(key_file.read_text(encoding="ascii").strip())
    kept = _keyring_get(str(key_file))
    return bytes.fromhex(kept) if kept else None


def make_key(key_file: Path) -> bytes:
    """Make and keep a new key: in the keyring, else in a 0600 file.

    Raises:
        FileExistsError: There is a key already; a second one would lock the store for ever.
    """
    key = secrets.token_bytes(KEY_BYTES)
    if not _keyring_set(str(key_file), key.hex()):
        descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.hex())
            file.flush()
            os.fsync(file.fileno())
    return key


def _keyring_get(name: str) -> str | None:
    import keyring  # slow to import, and only asked where there is no key file
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError:
        return None


def _keyring_set(name: str, value: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, value)
        return keyring.get_password(SERVICE, name) == value
    except KeyringError:
        return False
