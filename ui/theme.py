"""The look: tokens -> palette and style sheet, fonts, icons. Light and dark from one file."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from string import Template
from typing import Final, TypedDict, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from resources import resource_path

UI_FONT: Final = "Inter"
KHMER_FONT: Final = "Noto Sans Khmer"
ICON_FONT: Final = "Material Design Icons"
_FONT_FILES: Final = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")
_LIKE_ZERO: Final = str.maketrans("123456789", "000000000")  # ``ui_font``: all equally wide
_IMAGES: Final = ("check", "dash", "dot", "down")


class Scheme(StrEnum):
    """The two faces of the program."""

    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a state means; always shown with an icon and words, never by colour alone."""

    OK = "ok"
    WARN = "warn"
    ERROR = "error"
    INFO = "info"
    NEUTRAL = "neutral"


TONE_ICONS: Final[Mapping[Tone, str]] = {
    Tone.OK: "check-circle",
    Tone.WARN: "alert",
    Tone.ERROR: "alert-circle",
    Tone.INFO: "information",
    Tone.NEUTRAL: "circle-medium",
}


class TokenFile(TypedDict):
    """The shape of ``resources/theme/tokens.json``; sizes in logical pixels."""

    colors: dict[str, dict[str, str]]
    sizes: dict[str, int]
    contrast: dict[str, list[tuple[str, str]]]


@dataclass(slots=True)
class _Current:
    scheme: Scheme = Scheme.LIGHT


_current: Final = _Current()


@cache
def tokens() -> TokenFile:
    """Return the token file, read once."""
    return cast(
        "TokenFile", json.loads(resource_path("theme/tokens.json").read_text(encoding="utf-8"))
    )


def scheme() -> Scheme:
    """Return the scheme applied last."""
    return _current.scheme


def color(token: str) -> QColor:
    """Return the colour of ``token`` in the present scheme; ask at paint time, keep nothing."""
    return _color(_current.scheme, token)


@cache
def _color(wanted: Scheme, token: str) -> QColor:
    return QColor(tokens()["colors"][wanted][token])


def size(token: str) -> int:
    """Return a size of the token file in logical pixels."""
    return tokens()["sizes"][token]


def words_of(text: str) -> str:
    """Return ``text`` with ``&`` doubled: on labels and buttons it would become a mnemonic."""
    return text.replace("&", "&&")


def apply(app: QApplication, wanted: Scheme = Scheme.LIGHT) -> None:
    """Give ``app`` the fonts, palette and style sheet of ``wanted``; may be called again."""
    _current.scheme = wanted
    _load_fonts()
    app.setStyle("Fusion")
    app.setFont(ui_font())
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet(wanted))


def style_sheet(wanted: Scheme) -> str:
    """Return ``desk.qss`` with the tokens of ``wanted`` in place.

    Raises:
        KeyError: The template names a token that does not exist.
    """
    file = tokens()
    values: dict[str, str] = {name: str(value) for name, value in file["sizes"].items()}
    values.update(file["colors"][wanted])
    for name in _IMAGES:
        values[f"img_{name}"] = resource_path(f"theme/{name}-{wanted}.svg").as_posix()
    template = resource_path("theme/desk.qss").read_text(encoding="utf-8")
    return Template(re.sub(r"/\*.*?\*/", "", template, flags=re.DOTALL)).substitute(values)


@cache
def ui_font(pixels: int | None = None, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font with tabular figures, so that dates and codes stand in columns.

    One object for each size and weight, asked for at every painting: change a copy, not this one.
    """
    font = QFont()
    font.setFamilies([UI_FONT, KHMER_FONT])
    font.setPixelSize(pixels or size("body"))
    font.setWeight(weight)
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font


def words_px(
    words: str, pixels: int | None = None, weight: QFont.Weight = QFont.Weight.Normal
) -> int:
    """Return how wide ``words`` are in ``ui_font``: most are measured again at every painting."""
    return _measured_px(words.translate(_LIKE_ZERO), pixels, weight)


@lru_cache(maxsize=4096)
def _measured_px(words: str, pixels: int | None, weight: QFont.Weight) -> int:
    return QFontMetrics(ui_font(pixels, weight)).horizontalAdvance(words)


def dress(widget: QWidget, sheet: str) -> None:
    """Give a widget a style sheet of its own; the same one again costs nothing."""
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet selects on, and let the widget take the new look."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def paint_icon(painter: QPainter, box: QRect, name: str, ink: QColor) -> None:
    """Draw the icon ``name`` in the middle of ``box``, as large as its shorter side."""
    side = min(box.width(), box.height())
    picture = _icon_picture(name, side, ink.rgba(), painter.device().devicePixelRatioF())
    left, top = (box.width() - side) // 2, (box.height() - side) // 2
    painter.drawImage(box.topLeft() + QPoint(left, top), picture)


@lru_cache(maxsize=512)
def _icon_picture(name: str, side: int, ink: int, ratio: float) -> QImage:
    """Return an icon drawn once: setting it as a letter each time is slow."""
    picture = QImage(QSize(side, side) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setFont(_icon_font(side))
    painter.setPen(QColor.fromRgba(ink))
    painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, icon_letter(name))
    painter.end()
    return picture


@cache
def _icon_font(pixels: int) -> QFont:
    font = QFont(ICON_FONT)
    font.setPixelSize(pixels)
    return font


def icon(name: str, ink: str = "text", pixels: int = 18) -> QIcon:
    """Return ``name`` as an icon, drawn for every screen's own density."""
    made = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        picture = QPixmap(QSize(pixels, pixels) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_icon(painter, QRect(QPoint(0, 0), QSize(pixels, pixels)), name, color(ink))
        painter.end()
        made.addPixmap(picture)
    return made


def icon_letter(name: str) -> str:
    """Return the letter of the icon font.

    Raises:
        KeyError: ``name`` is not in ``resources/icons/icons.json``.
    """
    return chr(int(_icon_codes()[name], 16))


@cache
def _icon_codes() -> dict[str, str]:
    text = resource_path("icons/icons.json").read_text(encoding="utf-8")
    return cast("dict[str, str]", json.loads(text))


@cache
def _load_fonts() -> None:
    paths = [resource_path(f"fonts/{name}.otf") for name in _FONT_FILES]
    for path in (*paths, resource_path("icons/icons.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise OSError(f"font cannot be read: {path.name}")


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    wanted = {
        role.Window: "background",
        role.WindowText: "text",
        role.Base: "field",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.Highlight: "primary",
        role.HighlightedText: "on_primary",
        role.ToolTipBase: "tooltip",
        role.ToolTipText: "on_tooltip",
        role.PlaceholderText: "muted",
        role.Link: "primary",
        role.Mid: "line",
        role.Dark: "border",
        role.Light: "surface",
    }
    for which, token in wanted.items():
        palette.setColor(which, color(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, color("muted"))
    return palette
