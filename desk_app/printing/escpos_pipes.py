"""Serial and USB printers through python-escpos, which is used to open them and no more.

Imported only where such a printer is set: it takes half a second. What it would print itself is
never used; our bytes go through as they are.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desk_app.printing.pipes import CannotOpen

if TYPE_CHECKING:
    from escpos.printer import Serial, Usb

NO_PORT: Final = "Không mở được cổng {port}: kiểm tra dây máy in và tên cổng."
PORT_HELD: Final = "Chương trình khác đang giữ cổng {port}, hoặc máy chưa cho phép dùng cổng này."
NO_USB: Final = "Không thấy máy in USB {id}: kiểm tra nguồn điện và dây USB."
USB_HELD: Final = "Máy tính chưa cho phép dùng máy in USB {id}: hãy báo quản trị cấp quyền."
NO_LIBUSB: Final = "Máy tính này thiếu thư viện libusb nên chưa dùng được máy in USB."
NOT_ALLOWED: Final = frozenset({13, 16})  # EACCES, EBUSY


@dataclass(slots=True)
class SerialPipe:
    """A serial port, 8N1. The printer holds us up with DTR/DSR when its memory is full."""

    port: str
    baud: int
    timeout_s: float
    _printer: "Serial | None" = field(default=None, init=False)

    def open(self) -> None:
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Serial

        self._printer = Serial(self.port, self.baud, timeout=self.timeout_s)
        try:
            self._printer.open()
        except DeviceNotFoundError as error:
            words = PORT_HELD if "Permission" in str(error) or "busy" in str(error) else NO_PORT
            raise CannotOpen(words.format(port=self.port)) from error
        self._printer.device.write_timeout = self.timeout_s

    def write(self, piece: bytes) -> None:
        from serial import SerialTimeoutException

        try:
            self._opened().device.write(piece)
        except SerialTimeoutException as error:
            raise TimeoutError from error

    def hear(self, patience_s: float) -> bytes:
        device = self._opened().device
        device.timeout = patience_s
        return device.read(1)  # more would be waited for until the patience is at its end

    def close(self) -> None:
        if self._printer is not None:
            self._printer.close()
            self._printer = None

    def _opened(self) -> "Serial":
        if self._printer is None:
            raise ConnectionError("the port was not opened")
        return self._printer


@dataclass(slots=True)
class UsbPipe:
    """A USB printer by its ids, such as ``04b8:0e15``. Needs libusb, which Windows lacks."""

    id: str
    timeout_s: float
    _printer: "Usb | None" = field(default=None, init=False)

    def open(self) -> None:
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Usb
        from usb.core import NoBackendError

        vendor, product = (int(part, 16) for part in self.id.split(":"))
        self._printer = Usb(vendor, product, timeout=round(self.timeout_s * 1000))
        try:
            self._printer.open()
        except NoBackendError as error:
            raise CannotOpen(NO_LIBUSB) from error
        except (DeviceNotFoundError, OSError) as error:
            raise CannotOpen(usb_words(error).format(id=self.id)) from error

    def write(self, piece: bytes) -> None:
        self._opened().device.write(self._opened().out_ep, piece, round(self.timeout_s * 1000))

    def hear(self, patience_s: float) -> bytes:
        from usb.core import USBTimeoutError

        printer = self._opened()
        try:
            heard = printer.device.read(printer.in_ep, 64, max(1, round(patience_s * 1000)))
        except USBTimeoutError:
            return b""
        return heard.tobytes()

    def close(self) -> None:
        if self._printer is not None:
            self._printer.close()
            self._printer = None

    def _opened(self) -> "Usb":
        if self._printer is None:
            raise ConnectionError("the printer was not opened")
        return self._printer


def usb_words(error: Exception) -> str:
    said = str(error)
    held = getattr(error, "errno", None) in NOT_ALLOWED
    return USB_HELD if held or "Access denied" in said or "Resource busy" in said else NO_USB
