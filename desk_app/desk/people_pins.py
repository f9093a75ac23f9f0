"""PINs: kept as argon2 hashes (about 150 ms each on purpose); wrong ones bring a pause."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from desk_app.domain.office import Staff
from desk_app.domain.pin_pauses import Tries


@dataclass(frozen=True, slots=True)
class WrongPin:
    """The PIN does not belong to this member of staff, or came too soon after wrong ones.

    ``paused_until``: no PIN of this person is looked at before.
    """

    paused_until: datetime | None = None


class PinCheck:
    """Looks at the PINs of one station; wrong ones are counted as long as the program runs."""

    def __init__(self) -> None:
        self._tries: dict[str, Tries] = {}
        self._lock = Lock()

    def wrong(self, staff_id: str, person: Staff | None, pin: str, at: datetime) -> WrongPin | None:
        """Return why ``pin`` does not let ``staff_id`` in; None where it does.

        Args:
            staff_id: Who it is said to be.
            person: Who that is, or None: nobody is told that there is no such person.
            pin: What was typed.
            at: Now.
        """
        with self._lock:  # or many would be looked at within one pause
            tries = self._tries.get(staff_id, Tries())
            until = tries.paused_until(at)
            if until is not None:
                return WrongPin(until)
            if person is not None and is_pin(person.pin_hash, pin):
                self._tries.pop(staff_id, None)
                return None
            tries = tries.with_wrong(at)
            self._tries[staff_id] = tries
            return WrongPin(tries.paused_until(at))

    def forget(self, staff_id: str) -> None:
        """Count anew: somebody who may gave this person a PIN."""
        with self._lock:
            self._tries.pop(staff_id, None)


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
