"""Serial and USB printers through python-escpos, which is used to open them and no more.

Imported only where such a printer is set: it takes half a second. What it would print itself is
never used; our bytes go through as they are.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desk_app.printing.pipes import CannotOpen

if TYPE_CHECKING:
    from escpos.printer import Serial, Usb
    from usb.core import Device

NO_PORT: Final = "Không mở được cổng {port}: kiểm tra dây máy in và tên cổng."
PORT_HELD: Final = "Chương trình khác đang giữ cổng {port}, hoặc máy chưa cho phép dùng cổng này."
NO_USB: Final = "Không thấy máy in USB {id}: kiểm tra nguồn điện và dây USB."
USB_HELD: Final = "Máy tính chưa cho phép dùng máy in USB {id}: hãy báo quản trị cấp quyền."
NO_LIBUSB: Final = "Máy tính này thiếu thư viện libusb nên chưa dùng được máy in USB."
NO_PRINTER: Final = "Thiết bị USB {id} không phải là máy in."
NOT_ALLOWED: Final = frozenset({13, 16})  # EACCES, EBUSY
PRINTER_CLASS: Final = 7  # USB Device Class Definition for Printing Devices 1.1, 4.2
ANSWER_BYTES: Final = 64  # a whole packet: with less room, more than one answer overflows


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
    _out: int = field(default=0, init=False)
    _in: int = field(default=0, init=False)  # 0: a printer that cannot answer

    def open(self) -> None:
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Usb
        from usb.core import NoBackendError

        vendor, product = (int(part, 16) for part in self.id.split(":"))
        self._printer = Usb(vendor, product, timeout=round(self.timeout_s * 1000))
        try:
            self._printer.open()
            self._out, self._in = _ways(self._printer.device)
        except NoBackendError as error:
            raise CannotOpen(NO_LIBUSB) from error
        except (DeviceNotFoundError, OSError) as error:
            raise CannotOpen(usb_words(error).format(id=self.id)) from error
        if not self._out:
            raise CannotOpen(NO_PRINTER.format(id=self.id))

    def write(self, piece: bytes) -> None:
        self._opened().device.write(self._out, piece, round(self.timeout_s * 1000))

    def hear(self, patience_s: float) -> bytes:
        from usb.core import USBTimeoutError

        device = self._opened().device
        if not self._in:
            return b""
        try:
            heard = device.read(self._in, ANSWER_BYTES, max(1, round(patience_s * 1000)))
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


def _ways(device: "Device") -> tuple[int, int]:
    """Return the endpoints to a printer and from it, 0 for none, and take hold of them.

    Python-escpos takes 1 and 0x82 for granted, as Epson has them; many others have 3 and 0x81.
    """
    from usb import util

    face = util.find_descriptor(device.get_active_configuration(), bInterfaceClass=PRINTER_CLASS)
    if face is None:
        return 0, 0
    util.claim_interface(device, face.bInterfaceNumber)
    ways = {util.ENDPOINT_OUT: 0, util.ENDPOINT_IN: 0}
    for end in face:
        if util.endpoint_type(end.bmAttributes) == util.ENDPOINT_TYPE_BULK:
            ways[util.endpoint_direction(end.bEndpointAddress)] = end.bEndpointAddress
    return ways[util.ENDPOINT_OUT], ways[util.ENDPOINT_IN]


def usb_words(error: Exception) -> str:
    said = str(error)
    held = getattr(error, "errno", None) in NOT_ALLOWED
    return USB_HELD if held or "Access denied" in said or "Resource busy" in said else NO_USB
