"""Reading a print job back into a picture, written apart from the code that makes jobs.

It reads what printers are sent as pictures: ``GS v 0``, ``GS ( L`` and ``ESC *``. Whatever else
stands in a job is named with its place instead of being left out in silence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image

_ESC: Final = 0x1B
_GS: Final = 0x1D
_DLE: Final = 0x10
_LF: Final = 0x0A
_PAPER: Final = 255
_LINE_DOTS: Final = 30  # a line feed of a printer that was not told otherwise


class JobUnreadable(ValueError):
    """The job holds something that is not a picture; says what and where."""


@dataclass(frozen=True, slots=True)
class Printout:
    """What a job would print: the picture, how often it is cut, and what was not understood."""

    picture: Image.Image
    cuts: int
    unread: tuple[str, ...]


def view(job: bytes) -> Printout:
    """Return what ``job`` prints, as far as it can be read, and what could not be read."""
    reader = _Reader(job)
    reader.read()
    return Printout(reader.picture(), reader.cuts, tuple(reader.unread))


def decode(job: bytes) -> Image.Image:
    """Return the picture that ``job`` prints (mode "1"; the width is a multiple of 8 dots).

    Raises:
        JobUnreadable: Something in the job could not be read, or nothing in it prints.
    """
    printout = view(job)
    if printout.unread:
        raise JobUnreadable("; ".join(printout.unread))
    if not printout.picture.height:
        raise JobUnreadable("lệnh in không có hình nào")
    return printout.picture


class _Reader:
    def __init__(self, job: bytes) -> None:
        self._job = job
        self._at = 0
        self._strips: list[Image.Image] = []
        self._feed = 0
        self._band = 0  # height of an ESC * band that waits for its line feed
        self._stored: Image.Image | None = None
        self.cuts = 0
        self.unread: list[str] = []
        self._commands: dict[bytes, Callable[[], None]] = {
            b"\x1b@": lambda: None,
            b"\x1b2": lambda: None,
            b"\x1b3": lambda: self._skip(1),
            b"\x1ba": lambda: self._skip(1),
            b"\x1bd": lambda: self._feed_rows(self._byte() * _LINE_DOTS),
            b"\x1bJ": lambda: self._feed_rows(self._byte()),
            b"\x1b*": self._columns,
            b"\x1dr": lambda: self._skip(1),
            b"\x1dV": self._cut,
            b"\x1dv": self._raster,
            b"\x1d(": self._graphics,
            b"\x10\x04": lambda: self._skip(1),
        }

    def read(self) -> None:
        while self._at < len(self._job):
            start = self._at
            try:
                self._one()
            except IndexError:
                self.unread.append(f"lệnh tại byte {start} bị cắt cụt")
                return

    def picture(self) -> Image.Image:
        width = max((strip.width for strip in self._strips), default=0)
        whole = Image.new("1", (width, sum(strip.height for strip in self._strips)), _PAPER)
        top = 0
        for strip in self._strips:
            whole.paste(strip, (0, top))
            top += strip.height
        return whole

    def _one(self) -> None:
        first = self._job[self._at]
        if first == _LF:
            self._at += 1
            self._feed_rows(0 if self._band else _LINE_DOTS)
            self._band = 0
        elif first in (_ESC, _GS, _DLE):
            self._command()
        else:
            self._text()

    def _command(self) -> None:
        start, name = self._at, self._take(2)
        known = self._commands.get(name)
        if known is not None:
            known()
            return
        self._to_next_command()
        self.unread.append(f"lệnh {name.hex(' ').upper()} tại byte {start} chưa biết")

    def _text(self) -> None:
        start = self._at
        self._to_next_command()
        self.unread.append(f"{self._at - start} byte chữ tại byte {start} không phải là hình")

    def _to_next_command(self) -> None:
        while self._at < len(self._job) and self._job[self._at] not in (_ESC, _GS, _DLE, _LF):
            self._at += 1

    def _take(self, count: int) -> bytes:
        if self._at + count > len(self._job):
            raise IndexError(count)
        taken = self._job[self._at : self._at + count]
        self._at += count
        return taken

    def _byte(self) -> int:
        return self._take(1)[0]

    def _short(self) -> int:
        return int.from_bytes(self._take(2), "little")

    def _skip(self, count: int) -> None:
        self._take(count)

    def _cut(self) -> None:
        if self._byte() >= ord("A"):
            self._skip(1)  # feed before the cut
        self.cuts += 1

    def _feed_rows(self, rows: int) -> None:
        self._feed += rows

    def _print(self, strip: Image.Image) -> None:
        """Add a strip; feed counts only when something is printed after it."""
        if self._feed and self._strips:
            self._strips.append(Image.new("1", (strip.width, self._feed), _PAPER))
        self._feed = 0
        self._strips.append(strip)

    def _bits(self, width: int, height: int) -> Image.Image:
        data = self._take((width + 7) // 8 * height)
        return Image.frombytes("1", (width, height), bytes(byte ^ 0xFF for byte in data))

    def _raster(self) -> None:
        self._skip(1)  # the "0" of GS v 0
        mode, width, height = self._byte(), self._short() * 8, self._short()
        self._print(_scaled(self._bits(width, height), 1 + (mode & 1), 1 + (mode >> 1 & 1)))

    def _graphics(self) -> None:
        kind, length = self._byte(), self._short()
        end = self._at + length
        function = self._job[self._at + 1] if length >= 2 else -1
        if kind != ord("L") or function not in (2, 50, 112):
            start = self._at
            self._skip(length)
            self.unread.append(f"lệnh GS ( {chr(kind)} tại byte {start} chưa biết")
            return
        self._skip(2)
        if function == 112:
            self._skip(1)
            across, down = self._byte(), self._byte()
            self._skip(1)
            width, height = self._short(), self._short()
            self._stored = _scaled(self._bits(width, height), across, down)
        elif self._stored is not None:
            self._print(self._stored)
            self._stored = None
        self._at = end

    def _columns(self) -> None:
        mode, width = self._byte(), self._short()
        rows = 24 if mode >= 32 else 8
        lying = self._take(width * rows // 8)
        standing = Image.frombytes("1", (rows, width), bytes(byte ^ 0xFF for byte in lying))
        band = standing.transpose(Image.Transpose.TRANSPOSE)
        self._print(_scaled(band, 1 if mode & 1 else 2, 24 // rows))
        self._band = rows


def _scaled(image: Image.Image, across: int, down: int) -> Image.Image:
    if across == down == 1:
        return image
    size = (image.width * across, image.height * down)
    return image.transform(size, Image.Transform.AFFINE, (1 / across, 0, 0, 0, 1 / down, 0))
