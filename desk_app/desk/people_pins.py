"""PINs as they are kept: argon2 hashes (about 150 ms each on purpose)."""


def hashed(pin: str) -> str:
    """Return what is kept of a PIN; nobody can read it back."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def is_pin(pin_hash: str, pin: str) -> bool:
    """Say whether ``pin`` is the one; whoever has none yet signs in with nothing."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False
