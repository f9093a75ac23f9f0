"""A picture as ESC/POS bytes for a thermal printer: raster strips, feed, cut.

Always ``GS v 0`` and never printer text: code pages of printers do not carry Vietnamese. The
strips are the bytes that python-escpos makes (a test compares them), made here because its
detour over colour pictures takes five times as long as drawing the receipt.
"""

from typing import Final

from PIL import Image

STRIP_ROWS: Final = 240  # 80 mm: 17 kB a strip; cheap printers garble one long picture
MAX_WIDTH_DOTS: Final = 576
INITIALISE: Final = b"\x1b@"
FEED_TO_KNIFE: Final = b"\x1bd\x06"  # six lines bring the last printed line past the knife
FULL_CUT: Final = b"\x1dV\x00"  # printers without a knife ignore it
_BURNT: Final = bytes(byte ^ 0xFF for byte in range(256))  # a printer burns the ones
_RASTER: Final = b"\x1dv0\x00"  # GS v 0, neither width nor height doubled


def encode(image: Image.Image, *, cut: bool = True) -> bytes:
    """Return the bytes that print ``image`` (mode "1", black is 0); the same for the same picture.

    Raises:
        ValueError: The picture is empty, or wider than the widest print head.
    """
    if not image.width or not image.height:
        raise ValueError("an empty picture cannot be printed")
    if image.width > MAX_WIDTH_DOTS:
        raise ValueError(f"{image.width} dots do not fit on {MAX_WIDTH_DOTS}")
    width_bytes = (image.width + 7) // 8
    padded = Image.new("1", (width_bytes * 8, image.height), 1)
    padded.paste(image, (0, 0))
    rows = padded.tobytes().translate(_BURNT)
    tops = range(0, image.height, STRIP_ROWS)
    strips = (_strip(rows, width_bytes, top, image.height) for top in tops)
    return INITIALISE + b"".join(strips) + (FEED_TO_KNIFE + FULL_CUT if cut else b"")


def _strip(rows: bytes, width_bytes: int, top: int, height: int) -> bytes:
    bottom = min(top + STRIP_ROWS, height)
    size = width_bytes.to_bytes(2, "little") + (bottom - top).to_bytes(2, "little")
    return _RASTER + size + rows[top * width_bytes : bottom * width_bytes]
