"""A USB printer as pyusb sees one below its surface: descriptors, endpoints, packets."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Final

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

BULK: Final = 2
PRINTER: Final = 7
PACKET: Final = 64
CHECK_TYPES: Final = {"bDescriptorType": 0, "extra_descriptors": ()}


@dataclass
class UsbTwin(IBackend):
    """One device; python-escpos and pyusb are the real ones.

    ``ends`` are its endpoint addresses, ``answers`` what it says to what it was just sent.
    """

    vendor: int
    product: int
    ends: tuple[int, ...]
    answers: dict[bytes, bytes] = field(default_factory=dict)
    face: int = PRINTER
    held: bool = False
    heard: bytearray = field(default_factory=bytearray)
    waiting: bytearray = field(default_factory=bytearray)

    def enumerate_devices(self) -> Iterator[object]:
        yield self

    def get_device_descriptor(self, dev: object) -> object:
        return SimpleNamespace(
            **CHECK_TYPES, bLength=18, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=PACKET, idVendor=self.vendor,
            idProduct=self.product, bcdDevice=1, iManufacturer=0, iProduct=0, iSerialNumber=0,
            bNumConfigurations=1, address=4, bus=1, port_number=2, port_numbers=(2,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: object, config: int) -> object:
        if config:
            raise IndexError
        return SimpleNamespace(
            **CHECK_TYPES, bLength=9, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0xC0, bMaxPower=50,
        )  # fmt: skip

    def get_interface_descriptor(self, dev: object, intf: int, alt: int, config: int) -> object:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            **CHECK_TYPES, bLength=9, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=len(self.ends), bInterfaceClass=self.face, bInterfaceSubClass=1,
            bInterfaceProtocol=2, iInterface=0,
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, dev: object, ep: int, intf: int, alt: int, config: int
    ) -> object:
        return SimpleNamespace(
            **CHECK_TYPES, bLength=7, bEndpointAddress=self.ends[ep], bmAttributes=BULK,
            wMaxPacketSize=PACKET, bInterval=0, bRefresh=0, bSynchAddress=0,
        )  # fmt: skip

    def open_device(self, dev: object) -> object:
        return self

    def close_device(self, dev_handle: object) -> None:
        self.waiting.clear()

    def set_configuration(self, dev_handle: object, config_value: int) -> None:
        pass

    def get_configuration(self, dev_handle: object) -> int:
        return 1

    def claim_interface(self, dev_handle: object, intf: int) -> None:
        if self.held:
            raise USBError("Resource busy", -6, 16)

    def release_interface(self, dev_handle: object, intf: int) -> None:
        pass

    def reset_device(self, dev_handle: object) -> None:
        pass

    def bulk_write(self, dev_handle: object, ep: int, intf: int, data: Any, timeout: int) -> int:
        sent = bytes(data)
        self.heard += sent
        for question, answer in self.answers.items():
            if sent.endswith(question):
                self.waiting += answer
        return len(sent)

    def bulk_read(
        self, dev_handle: object, ep: int, intf: int, buff: "array[int]", timeout: int
    ) -> int:
        if not self.waiting:
            raise USBTimeoutError("Operation timed out", -7, 110)
        said = bytes(self.waiting[: len(buff)])
        del self.waiting[: len(said)]
        buff[: len(said)] = array("B", said)
        return len(said)
