"""Tokens, contrast, style sheet, fonts, icons, and Qt's own words in Vietnamese."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from resources import resource_path
from ui import i18n, theme
from ui.theme import Scheme, Tone

VIETNAMESE = (
    "ăâđêôơư" + "áàảãạ" + "ắằẳẵặ" + "ấầẩẫậ" + "ếềểễệ" + "ốồổỗộ" + "ớờởỡợ" + "ứừửữự" + "ýỳỷỹỵ"
)


def _light(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4


def _luminance(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * _light(red) + 0.7152 * _light(green) + 0.0722 * _light(blue)


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("kind", "least"), [("text", 4.5), ("shape", 3.0)])
def test_every_pair_of_tokens_is_readable(scheme: Scheme, kind: str, least: float) -> None:
    colors = theme.tokens()["colors"][scheme]
    pairs = theme.tokens()["contrast"][kind]
    faint = [(a, b) for a, b in pairs if _contrast(colors[a], colors[b]) < least]

    assert faint == []


def test_both_schemes_have_the_same_tokens() -> None:
    colors = theme.tokens()["colors"]
    assert colors["light"].keys() == colors["dark"].keys()


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    text = resource_path("theme/desk.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(", text) == []
    for scheme in Scheme:
        assert "$" not in theme.style_sheet(scheme)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_pictures_of_the_style_sheet_use_token_colours(scheme: Scheme) -> None:
    known = set(theme.tokens()["colors"][scheme].values())
    for path in resource_path("theme").glob(f"*-{scheme}.svg"):
        assert set(re.findall(r"#[0-9A-F]{6}", path.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize("name", ["Regular", "Medium", "SemiBold", "Bold"])
def test_the_font_itself_has_every_vietnamese_letter(name: str) -> None:
    raw = QRawFont(str(resource_path(f"fonts/Inter-{name}.otf")), 14)
    assert 0 not in raw.glyphIndexesForString(VIETNAMESE + VIETNAMESE.upper())


def test_figures_are_tabular_under_the_style_sheet(qtbot: QtBot) -> None:
    shown = QLabel("0")
    shown.setProperty("role", "title")
    qtbot.addWidget(shown)
    shown.ensurePolished()
    metrics = QFontMetrics(shown.font())

    assert QFontInfo(shown.font()).family() == theme.UI_FONT
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0808")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("words", ["H56.21.05-261120-0017", "7/1/2026", "15.000 đ", "1T1Đ7Y4V"])
def test_words_are_as_wide_as_the_font_says(words: str) -> None:
    assert theme.words_px(words) == QFontMetrics(theme.ui_font()).horizontalAdvance(words)


def test_dark_comes_from_our_tokens_alone(qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.DARK)
    wanted = theme.tokens()["colors"]["dark"]
    assert qapp.palette().window().color().name().upper() == wanted["background"]
    assert theme.color("text").name().upper() == wanted["text"]


@pytest.mark.usefixtures("qapp")
def test_every_icon_is_drawn_and_every_tone_has_one() -> None:
    for name in theme.TONE_ICONS.values():
        picture = QImage(20, 20, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        blank = picture.copy()
        painter = QPainter(picture)
        theme.paint_icon(painter, QRect(0, 0, 20, 20), name, theme.color("text"))
        painter.end()
        assert picture != blank
    assert set(theme.TONE_ICONS) == set(Tone)
    assert not theme.icon("printer-outline").isNull()
    with pytest.raises(KeyError):
        theme.icon_letter("no-such-icon")


def test_no_standard_button_is_left_in_english(qapp: QApplication, qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    kinds = [k for k in QDialogButtonBox.StandardButton if k.name not in {"NoButton", None}]
    singles = [k for k in kinds if bin(k.value).count("1") == 1]
    english = {k: box.addButton(k).text() for k in singles}
    box.clear()
    translator = i18n.install(qapp)
    try:
        vietnamese = {k: box.addButton(k).text() for k in singles}
    finally:
        qapp.removeTranslator(translator)

    assert len(singles) >= 18
    assert [k.name for k in singles if not vietnamese[k] or vietnamese[k] == english[k]] == []


def test_the_context_menu_of_a_field_is_vietnamese(qapp: QApplication, qtbot: QtBot) -> None:
    translator = i18n.install(qapp)
    line = QLineEdit("chữ")
    qtbot.addWidget(line)
    menu: QMenu = line.createStandardContextMenu()
    try:
        words = [a.text().split("\t")[0].replace("&", "") for a in menu.actions() if a.text()]
    finally:
        qapp.removeTranslator(translator)

    assert words[:4] == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép"]
    assert words[-1] == "Chọn tất cả"


def test_the_compiled_words_are_those_of_the_source(qapp: QApplication) -> None:
    translator = i18n.install(qapp)
    root = ElementTree.fromstring(resource_path("i18n/qt_vi.ts").read_bytes())  # noqa: S314  ours
    stale: list[str] = []
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source, wanted = message.findtext("source", ""), message.findtext("translation", "")
            if translator.translate(name, source) != wanted or not wanted:
                stale.append(f"{name}: {source}")
    said_nothing = QCoreApplication.translate("QLineEdit", "Not ours")
    qapp.removeTranslator(translator)

    assert stale == []
    assert said_nothing == "Not ours"
