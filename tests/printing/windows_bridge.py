"""The libraries of Windows in Wine, for a Python that runs outside it.

A small program inside Wine (windows_bridge.c) is told which function to call with which memory,
and tells what came back: what ctypes does on Windows, over a pipe. A structure is laid out here as
Windows lays it out: text of two bytes a letter, each field at a multiple of its size.
"""

import ctypes
import os
import shutil
import struct
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any, Final, cast

import pytest

COMPILER: Final = "x86_64-w64-mingw32-gcc"
SOURCE: Final = Path(__file__).with_name("windows_bridge.c")
ENDS_WITHIN_S: Final = 60
ANSWERS_WITHIN_S: Final = 120  # the first call makes Wine's own folders
_POINTER: Final = 8
_QUIET: Final = {"WINEDEBUG": "-all", "WINEARCH": "win64", "WINEDLLOVERRIDES": "mscoree,mshtml="}


@contextmanager
def windows(folder: Path, cups: str) -> "Generator[Windows]":
    """Start Wine in ``folder``; its printers are those of ``cups`` (``host:port``)."""
    skip_where_there_is_none()
    program = folder / "bridge.exe"
    subprocess.run([COMPILER, "-O1", "-o", program, SOURCE], check=True)
    around = {**os.environ, **_QUIET, "WINEPREFIX": str(folder / "prefix"), "CUPS_SERVER": cups}
    around.pop("DISPLAY", None)
    ran = subprocess.Popen(
        ["wine", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=around,
    )
    try:
        yield Windows(ran)
    finally:
        ran.communicate(timeout=ENDS_WITHIN_S)
        ending = ["wineserver", "-k"]
        subprocess.run(ending, env=around, check=False, timeout=ENDS_WITHIN_S)


def skip_where_there_is_none() -> None:
    """Skip, and say what is missing; nobody has to install Wine to work on this program."""
    missing = [tool for tool in ("wine", "wineserver", COMPILER) if not shutil.which(tool)]
    if missing:
        pytest.skip(
            f"not installed: {', '.join(missing)} (packages wine, wine64, gcc-mingw-w64-x86-64)"
        )


class Windows:
    """Calls functions one after the other."""

    def __init__(self, program: "subprocess.Popen[bytes]") -> None:
        self._program = program

    def library(self, name: str) -> "Library":
        """Return a library by its name."""
        return Library(self, name)

    def call(self, library: str, name: str, given: tuple[Any, ...]) -> int:
        """Call a function and return what it did, 64 bits; memory that it filled is filled here."""
        call = _Call(given)
        asked, told = self._program.stdin, self._program.stdout
        assert asked
        assert told
        watch = Timer(ANSWERS_WITHIN_S, self._program.kill)
        watch.start()
        try:
            asked.write(_text(library) + _text(name) + call.message())
            asked.flush()
            found, back, _error = struct.unpack("<IQI", told.read(16))
            call.take_back(told.read)
        finally:
            watch.cancel()
        assert found, f"Windows has no {name}"
        return back


class Library:
    """Functions by their names, as attributes."""

    def __init__(self, windows: Windows, name: str) -> None:
        self._windows, self._name = windows, name
        self._functions: dict[str, Function] = {}

    def __getattr__(self, name: str) -> "Function":
        return self._functions.setdefault(name, Function(self._windows, self._name, name))


class Function:
    """One function; ``restype`` as ctypes has it."""

    def __init__(self, windows: Windows, library: str, name: str) -> None:
        self._windows, self._library, self._name = windows, library, name
        self.restype: type[object] = ctypes.c_int

    def __call__(self, *given: object) -> int | None:
        back = self._windows.call(self._library, self._name, given)
        if self.restype is ctypes.c_void_p:
            return back or None
        return ctypes.c_int32(back & 0xFFFFFFFF).value


class _Call:
    """Arguments as numbers and blocks of memory; links put the place of a block into another."""

    def __init__(self, given: tuple[Any, ...]) -> None:
        self._blocks: list[bytes] = []
        self._links: list[tuple[int, int, int]] = []
        self._filled: list[tuple[int, Any]] = []
        self._given = [self._argument(one) for one in given]

    def message(self) -> bytes:
        parts = [_number(len(self._blocks))]
        parts += [_number(len(block)) + block for block in self._blocks]
        parts.append(_number(len(self._links)))
        parts += [_number(number) for link in self._links for number in link]
        parts.append(_number(len(self._given)))
        parts += [_number(is_block) + struct.pack("<Q", value) for is_block, value in self._given]
        return b"".join(parts)

    def take_back(self, read: Any) -> None:
        blocks = [read(len(block)) for block in self._blocks]
        for number, place in self._filled:
            ctypes.memmove(place, blocks[number], len(blocks[number]))

    def _argument(self, one: Any) -> tuple[int, int]:
        match one:
            case str():
                block = self._block(_wide(one))
            case bytes():
                block = self._block(one)
            case ctypes.Array():
                block = self._to_be_filled(one)
            case None | int() | ctypes.c_void_p():
                number = one.value if isinstance(one, ctypes.c_void_p) else one
                return 0, (number or 0) & (1 << 64) - 1
            case _:
                block = self._pointed_at(one._obj)  # what byref() was given
        return 1, block

    def _pointed_at(self, what: Any) -> int:
        if isinstance(what, ctypes.Structure):
            return self._structure(what)
        return self._to_be_filled(what)

    def _to_be_filled(self, what: Any) -> int:
        number = self._block(bytes(what))
        self._filled.append((number, ctypes.byref(what)))
        return number

    def _structure(self, what: ctypes.Structure) -> int:
        laid, texts = bytearray(), list[tuple[int, int]]()
        for name, kind in cast("tuple[tuple[str, type[Any]], ...]", what._fields_):
            value: Any = getattr(what, name)
            size = _POINTER if kind is ctypes.c_wchar_p else ctypes.sizeof(kind)
            laid += bytes(-len(laid) % size)
            if isinstance(value, str):
                texts.append((len(laid), self._block(_wide(value))))
            number = value if isinstance(value, int) else 0
            laid += (number & (1 << 8 * size) - 1).to_bytes(size, "little")
        block = self._block(bytes(laid) + bytes(-len(laid) % _POINTER))
        self._links += [(block, at, text) for at, text in texts]
        return block

    def _block(self, content: bytes) -> int:
        self._blocks.append(content)
        return len(self._blocks) - 1


def _number(number: int) -> bytes:
    return struct.pack("<I", number)


def _text(text: str) -> bytes:
    return _number(len(text)) + text.encode()


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le") + bytes(2)
