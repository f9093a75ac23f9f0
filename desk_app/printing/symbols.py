"""QR and Code 128 as plain modules, for both renderers.

What a counter scanner reads holds digits only: a Vietnamese input method rewrites letters.
Nothing personal is ever put into a symbol (law 9).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QR_QUIET: Final = 4  # modules of white on each side, ISO/IEC 18004
_DIGIT: Final = re.compile("[0-9]")
_BLACK: Final = re.compile("1+")
_QR_MASK: Final = 3  # any mask is readable; trying all eight costs most of the time
_DIGIT_RUN: Final = 20  # shorter runs of digits stay in the byte segment of a QR

# ISO/IEC 15417, values 0-105: widths of bar, space, bar, space, bar, space
_WIDTHS: Final = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132"
    "122231113222123122123221223211221132221231213212223112312131311222321122321221312212"
    "322112322211212123212321232121111323131123131321112313132113132311211313231113231311"
    "112133112331132131113123113321133121313121211331231131213113213311213131311123311321"
    "331121312113312311332111314111221411431111111224111422121124121421141122141221112214"
    "112412122114122411142112142211241211221114413111241112134111111242121142121241114212"
    "124112124211411212421112421211212141214121412121111143111341131141114113114311411113"
    "411311113141114131311141411131211412211214211232"
)
_STOP: Final = "2331112"
_START_B: Final = 104
_START_C: Final = 105
_TO_B: Final = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A black rectangle in modules; neighbours are merged so that few are drawn."""

    x: int
    y: int
    width: int
    height: int


@lru_cache(maxsize=64)
def qr_modules(data: str) -> tuple[str, ...]:
    """Return the rows of a QR symbol without quiet zone, "1" for black, error correction M.

    Digits at the end of a look-up address are packed as digits.

    Raises:
        ValueError: ``data`` is empty.
    """
    if not data:
        raise ValueError("a QR symbol needs data")
    code = _qr(data, _version(_DIGIT.sub("0", data)))
    code.make(fit=False)
    return tuple("".join("1" if module else "0" for module in row) for row in code.modules)


@lru_cache(maxsize=64)
def _version(data: str) -> int:
    """Return the smallest size that holds ``data``; which digits it has makes no difference.

    Finding it writes all the data anew for each size tried; look-up addresses are all alike.
    """
    return _qr(data).best_fit()


def _qr(data: str, version: int | None = None) -> qrcode.QRCode:
    code = qrcode.QRCode(version, ERROR_CORRECT_M, border=0, mask_pattern=_QR_MASK)
    code.add_data(data, optimize=_DIGIT_RUN)
    return code


@lru_cache(maxsize=64)
def code128_modules(digits: str) -> str:
    """Return the modules of a Code 128 symbol without quiet zone, "1" for black.

    Pairs of digits go in set C; an odd last digit in set B. The check character is added.

    Raises:
        ValueError: ``digits`` is empty or holds anything but the figures 0-9.
    """
    if not digits or not (digits.isascii() and digits.isdigit()):
        raise ValueError("Code 128 here takes digits only")
    values = _code128_values(digits)
    check = (values[0] + sum(i * value for i, value in enumerate(values))) % 103
    widths = "".join(_WIDTHS[6 * v : 6 * v + 6] for v in (*values, check)) + _STOP
    return "".join(("1" if i % 2 == 0 else "0") * int(w) for i, w in enumerate(widths))


def _code128_values(digits: str) -> list[int]:
    if len(digits) == 1:
        return [_START_B, ord(digits) - 32]
    pairs = len(digits) // 2
    values = [_START_C, *(int(digits[2 * i : 2 * i + 2]) for i in range(pairs))]
    if len(digits) % 2:
        values += [_TO_B, ord(digits[-1]) - 32]
    return values


def runs(row: str) -> list[tuple[int, int]]:
    """Return ``(start, length)`` of the black runs of a row of modules."""
    return [(run.start(), run.end() - run.start()) for run in _BLACK.finditer(row)]


def merged_bars(rows: tuple[str, ...]) -> list[Bar]:
    """Return ``rows`` as rectangles: runs merged sideways, equal runs merged downwards."""
    done: list[Bar] = []
    open_bars: dict[tuple[int, int], int] = {}  # run -> row where it began
    for y, row in enumerate((*rows, "")):
        here = set(runs(row))
        for run in [run for run in open_bars if run not in here]:
            top = open_bars.pop(run)
            done.append(Bar(run[0], top, run[1], y - top))
        for run in here:
            open_bars.setdefault(run, y)
    return sorted(done, key=lambda bar: (bar.y, bar.x))
