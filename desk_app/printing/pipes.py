"""Ways for bytes to a thermal printer and back, opened anew for each job."""

import socket
from dataclasses import dataclass, field
from typing import Final, Protocol

PORT: Final = 9100
NO_CONNECTION: Final = "Không kết nối được máy in: kiểm tra nguồn điện và dây mạng."


class CannotOpen(OSError):
    """The printer could not be reached; the text is the sentence for the desk."""


class Pipe(Protocol):
    """A way to one printer. Every wait ends after the time that was given for it."""

    def open(self) -> None:
        """Open the way.

        Raises:
            CannotOpen: Nobody is there, or somebody else holds it.
        """
        ...

    def write(self, piece: bytes) -> None:
        """Send all of a piece.

        Raises:
            TimeoutError: The printer did not take it in time.
            OSError: The way broke.
        """
        ...

    def hear(self, patience_s: float) -> bytes:
        """Return what the printer says within ``patience_s``; empty when it stays silent.

        Raises:
            OSError: The way broke.
        """
        ...

    def close(self) -> None:
        """Close the way; closing twice does no harm."""
        ...


@dataclass(slots=True)
class NetworkPipe:
    """A TCP connection, port 9100 as a rule.

    A plain socket: python-escpos adds nothing here, leaks the socket of a failed connection, and
    takes half a second to import.
    """

    host: str
    port: int
    timeout_s: float
    _link: socket.socket | None = field(default=None, init=False)

    def open(self) -> None:
        try:
            self._link = socket.create_connection((self.host, self.port), self.timeout_s)
        except OSError as error:
            raise CannotOpen(NO_CONNECTION) from error

    def write(self, piece: bytes) -> None:
        link = self._opened()
        link.settimeout(self.timeout_s)
        link.sendall(piece)

    def hear(self, patience_s: float) -> bytes:
        link = self._opened()
        link.settimeout(patience_s)
        try:
            heard = link.recv(64)
        except TimeoutError:
            return b""
        if not heard:
            raise ConnectionResetError("the printer hung up")
        return heard

    def close(self) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None

    def _opened(self) -> socket.socket:
        if self._link is None:
            raise ConnectionError("the printer was not opened")
        return self._link
