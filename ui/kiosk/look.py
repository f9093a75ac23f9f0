"""The kiosk's own look: sizes grow with the screen and with "Chữ to"; colours of two schemes.

It does not follow the desk's light or dark: the hall is bright, and a citizen chooses contrast.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from ui import theme
from ui.theme import Scheme

LARGER: Final = 1.22
LARGE_ENOUGH: Final = 200  # the number given is as large as the screen allows already
SMALLEST_SCALE: Final = 0.66
HIGH_CONTRAST: Final[Mapping[str, str]] = {
    "background": "#000000",
    "surface": "#000000",
    "sunken": "#000000",
    "text": "#FFFFFF",
    "muted": "#FFFFFF",
    "border": "#FFFFFF",
    "line": "#FFFFFF",
    "primary": "#FFE04D",
    "primary_press": "#FFFFFF",
    "on_primary": "#000000",
    "selected": "#3D3D3D",
    "ok": "#8CFFB5",
    "warn": "#FFE04D",
    "warn_tint": "#000000",
    "error": "#FFB4AB",
    "nav": "#000000",
    "nav_strong": "#FFFFFF",
    "nav_text": "#FFFFFF",
    "demo": "#FFE04D",
    "on_demo": "#000000",
}


@dataclass(frozen=True, slots=True)
class Look:
    """``scale`` is 1 on a screen of 1080 x 1920; sizes are given for that screen."""

    scale: float = 1.0
    is_large: bool = False
    is_contrast: bool = False

    def px(self, pixels: int) -> int:
        """Return a distance on this screen; "Chữ to" leaves distances as they are."""
        return max(1, round(pixels * self.scale))

    def text_px(self, pixels: int) -> int:
        """Return a size of letters on this screen."""
        grows = self.is_large and pixels < LARGE_ENOUGH
        return max(12, round(pixels * self.scale * (LARGER if grows else 1.0)))

    def color_name(self, token: str) -> str:
        """Return a token's colour as ``#RRGGBB``."""
        if self.is_contrast:
            return HIGH_CONTRAST[token]
        return theme.tokens()["colors"][Scheme.LIGHT][token]

    def color(self, token: str) -> QColor:
        """Return a token's colour."""
        return QColor(self.color_name(token))

    def style_sheet(self) -> str:
        """Return the sheet of the kiosk window; it covers the desk's own."""
        ground = self.color_name("background")
        rules = [
            f'QWidget[role="kiosk"], QStackedWidget {{ background: {ground}; }}',
            f'QFrame[role="kiosk-head"] {{ background: {self.color_name("nav")}; border: 0;'
            f" border-bottom: 2px solid {self.color_name('line')}; }}",
            f'QFrame[role="kiosk-band-box"] {{ background: {self.color_name("warn_tint")};'
            f" border: 2px solid {self.color_name('warn')}; border-radius: {self.px(14)}px; }}",
        ]
        rules += [
            f'QLabel[role="kiosk-{role}"] {{ background: transparent; font-weight: {weight};'
            f" color: {self.color_name(ink)}; font-size: {self.text_px(size)}px; }}"
            for role, size, weight, ink in LABELS
        ]
        return "\n".join(rules)


LABELS: Final = (
    ("office", 34, 700, "nav_strong"),
    ("day", 26, 500, "nav_text"),
    ("clock", 54, 700, "nav_strong"),
    ("question", 58, 700, "text"),
    ("service", 40, 700, "text"),
    ("words", 32, 500, "text"),
    ("hint", 28, 400, "muted"),
    ("band", 28, 600, "warn"),
    ("count", 28, 600, "text"),
    ("number", 240, 700, "primary"),
    ("good", 32, 600, "ok"),
    ("bad", 34, 700, "error"),
    ("demo-head", 26, 700, "demo"),
)


def look_for(size: QSize, *, is_large: bool, is_contrast: bool) -> Look:
    """Return the look for a window of ``size`` logical pixels, upright or lying."""
    width, height = size.width(), size.height()
    scale = min(width / 1080, height / 1560) if height > width else min(width / 1560, height / 980)
    return Look(max(SMALLEST_SCALE, scale), is_large, is_contrast)
