"""A printer on the network, port 9100: a thermal one is talked with, any other only gets a PDF."""

from dataclasses import dataclass

from desk_app.printing.devices import SendOutcome, SendState, is_pdf
from desk_app.printing.pipes import PORT, CannotOpen, NetworkPipe
from desk_app.printing.printer_status import PrinterStatus
from desk_app.printing.thermal_printer import BROKEN_OFF, NOT_TAKING, PIECE_BYTES, ThermalPrinter


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    """A printer at ``host``; every wait for it ends after ``timeout_s`` seconds."""

    host: str
    port: int = PORT
    timeout_s: float = 3.0

    def send(self, job: bytes) -> SendOutcome:
        """Send ``job``: pictures with questions before and after, a PDF without any.

        An office printer that reads PDF would print the questions of thermal ones as letters.
        """
        return self._send_quietly(job) if is_pdf(job) else self._thermal().send(job)

    def status(self) -> PrinterStatus | None:
        """Return what the printer says of itself; None when it is mute.

        Raises:
            CannotOpen: It cannot be reached.
        """
        return self._thermal().status()

    def _thermal(self) -> ThermalPrinter:
        return ThermalPrinter(self._pipe, self.timeout_s)

    def _pipe(self) -> NetworkPipe:
        return NetworkPipe(self.host, self.port, self.timeout_s)

    def _send_quietly(self, document: bytes) -> SendOutcome:
        pipe = self._pipe()
        try:
            pipe.open()
        except CannotOpen as error:
            return SendOutcome(SendState.FAILED, str(error))
        try:
            for start in range(0, len(document), PIECE_BYTES):
                pipe.write(document[start : start + PIECE_BYTES])
        except TimeoutError:
            return SendOutcome(SendState.UNKNOWN, NOT_TAKING)
        except OSError:
            return SendOutcome(SendState.UNKNOWN, BROKEN_OFF)
        finally:
            pipe.close()
        return SendOutcome(SendState.SENT)
