"""What is drawn once and laid down again: the same picture, made anew when anything changes."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.kept_pictures import KeptPictures
from ui.theme import Scheme

BOX = QRect(3, 5, 40, 20)
BYTES = 40 * 20 * 4
_drawn: list[str] = []


@dataclass(frozen=True)
class Look:
    words: str

    def draw(self, painter: QPainter, box: QRect) -> None:
        _drawn.append(self.words)
        painter.drawText(box.adjusted(0, 0, 0, -2), 0, self.words)
        painter.fillRect(QRect(0, box.bottom(), box.width(), 1), theme.color("primary"))


@pytest.fixture(autouse=True)
def nothing_drawn(qapp: QApplication) -> None:
    theme.apply(qapp)
    _drawn.clear()


def test_an_equal_look_is_laid_down_again_as_it_was_drawn() -> None:
    pictures = KeptPictures()
    first, second = _laid(pictures, Look("Khai sinh")), _laid(pictures, Look("Khai sinh"))
    assert _drawn == ["Khai sinh"]
    assert first == second
    assert first.pixelColor(BOX.topLeft()) == theme.color("surface")
    assert first.pixelColor(BOX.bottomLeft()) == theme.color("primary")
    assert first.pixelColor(0, 0) == theme.color("error"), "nothing beside the box"


def test_another_look_ground_size_or_scheme_is_drawn_anew(qapp: QApplication) -> None:
    pictures = KeptPictures()
    shown = [
        _laid(pictures, Look("Khai sinh")),
        _laid(pictures, Look("Kết hôn")),
        _laid(pictures, Look("Khai sinh"), ground="selected"),
        _laid(pictures, Look("Khai sinh"), box=BOX.adjusted(0, 0, 1, 0)),
    ]
    theme.apply(qapp, Scheme.DARK)
    shown.append(_laid(pictures, Look("Khai sinh")))
    assert len(_drawn) == 5
    assert all(one != other for at, one in enumerate(shown) for other in shown[:at])


def test_what_was_not_shown_for_longest_is_forgotten_first() -> None:
    pictures = KeptPictures(most_bytes=2 * BYTES)
    for words in ("A", "B", "A", "C", "A", "B"):
        _laid(pictures, Look(words))
        assert pictures.kept_bytes <= 2 * BYTES
    assert _drawn == ["A", "B", "C", "B"]


def test_one_picture_larger_than_all_room_is_still_shown() -> None:
    pictures = KeptPictures(most_bytes=10)
    assert _laid(pictures, Look("A")).pixelColor(BOX.topLeft()) == theme.color("surface")


def _laid(
    pictures: KeptPictures, look: Look, *, ground: str = "surface", box: QRect = BOX
) -> QImage:
    page = QImage(QSize(60, 40), QImage.Format.Format_RGB32)
    page.fill(theme.color("error"))
    painter = QPainter(page)
    pictures.lay(painter, box, look, ground)
    painter.end()
    return page
