"""Vietnamese text made comparable: composed for keeping, folded for searching."""

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_NO_DIGITS: Final = re.compile("[^0-9]+")
_TONED: Final = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"  # the whole alphabet
)
_BARE: Final = str.maketrans(
    {letter: unicodedata.normalize("NFD", letter)[0] for letter in _TONED}
    | {"đ": "d"}  # a letter of its own: NFD leaves it whole
)


def nfc(text: str) -> str:
    """Return ``text`` in NFC, the only form that the program keeps and prints."""
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return typed text as one line to keep: NFC, single blanks, nothing that cannot be seen.

    Control and format characters are no part of a name, and half a character that a terminal
    handed over cannot be kept at all; two names that differ only in such would look the same.
    """
    blanked = " ".join(text.split())
    seen = "".join(char for char in blanked if unicodedata.category(char)[0] != "C")
    return " ".join(nfc(seen).split())


def fold(text: str) -> str:
    """Return ``text`` without accents, case and surplus spaces, for comparing and searching.

    Both ways of placing a tone mark ("Hòa", "Hoà") fold to the same text. Folding a folded
    text changes nothing.
    """
    # case first: casefold() of a few capitals yields a mark of its own, which must go too
    bare = text.casefold().translate(_BARE)
    if not bare.isascii():  # not plain Vietnamese in NFC: the long way
        apart = unicodedata.normalize("NFD", bare)
        bare = "".join(char for char in apart if unicodedata.category(char) != "Mn")
        bare = bare.translate(_BARE)
    return " ".join(bare.split())


def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` in order; punctuation separates, and is dropped."""
    return tuple(_WORD.findall(fold(text)))


def digits(text: str) -> str:
    """Return the decimal digits of ``text`` as ASCII, in order."""
    if text.isascii():
        return _NO_DIGITS.sub("", text)
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())
