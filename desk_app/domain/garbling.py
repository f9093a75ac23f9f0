"""Text that a scanner read in the wrong code page, read back only when that can be proven.

A card holds UTF-8; some scanners and keyboard drivers read its bytes in another code page, so
"Huỳnh" arrives as "Hu廙軟h". Encoding the text in that code page gives the bytes back. A reading
counts only when it cannot be anything else: the bytes are valid UTF-8, they give the very same
garbled text again, no garbled character stands for two byte sequences, and the result is written
in Vietnamese letters.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from desk_app.domain.folding import nfc

# Likeliest first: where several code pages agree on the reading, the first one is named. All that
# Python knows are here, for doubt is a matter of all of them: a rare code page that is left out
# lets a text pass for one garbled by a common one ("Khửch" in cp775 is "Khờch" in cp852).
# fmt: off
_OF_PAIRS: Final = (
    "big5", "cp950", "big5hkscs", "gbk", "gb2312", "gb18030", "shift_jis", "cp932", "euc_jp",
    "cp949", "euc_kr", "johab", "euc_jis_2004", "euc_jisx0213",
    "shift_jis_2004", "shift_jisx0213",
)
_OF_BYTES: Final = (
    "cp1252", "latin_1", "cp1258", "cp437", "cp850", "cp858", "cp852", "cp1250", "cp1251",
    "cp1254", "cp874", "cp866", "koi8_r", "mac_roman", "iso8859_2", "iso8859_9", "iso8859_10",
    "iso8859_15", "tis_620",
    "cp1006", "cp1125", "cp1253", "cp1255", "cp1256", "cp1257", "cp720", "cp737", "cp775",
    "cp855", "cp856", "cp857", "cp860", "cp861", "cp862", "cp863", "cp865", "cp869", "hp_roman8",
    "iso8859_11", "iso8859_13", "iso8859_14", "iso8859_16", "iso8859_3", "iso8859_4", "iso8859_5",
    "iso8859_6", "iso8859_7", "iso8859_8", "koi8_t", "koi8_u", "kz1048", "mac_arabic",
    "mac_croatian", "mac_cyrillic", "mac_farsi", "mac_greek", "mac_iceland", "mac_latin2",
    "mac_romanian", "mac_turkish", "palmos", "ptcp154", "cp864",
)
# fmt: on
CODE_PAGES: Final = _OF_BYTES + _OF_PAIRS

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VOWELS: Final = "aăâeêioôơuưy"
_VIETNAMESE: Final = frozenset(
    nfc(letter + tone) for letter in _VOWELS for tone in ("", *sorted(_TONES))
) | frozenset("bcdđfghjklmnpqrstvwxz")
# Letters that the Latin scripts of Ba Na, Ê Đê, Gia Rai and others have beside the Vietnamese ones.
_OF_OTHER_PEOPLES: Final = frozenset("ƀčĕĭñŏŭ")
_SIGNS: Final = frozenset(" |,.-/()'’–:;&+#\"0123456789")
# What byte C3, which begins half of the accented letters in UTF-8, is in cp1252 and cp1258.
_LEADS_LIKE_LETTERS: Final = "ÃĂ"
_LETTERS_TOGETHER: Final = re.compile(r"[^\W\d_]+")


def readings(text: str) -> Mapping[str, str]:
    """Return every proven Vietnamese reading of ``text``, with the code page that undoes it."""
    found: dict[str, str] = {}
    for code_page in CODE_PAGES:
        reading = _undone(text, code_page)
        if reading is not None and _is_surely_vietnamese(reading):
            found.setdefault(reading, code_page)
    return found


def is_plain(text: str) -> bool:
    """Tell whether ``text`` (NFC) could have been written like this on a Vietnamese card."""
    lower = text.lower()
    return _SIGNS.union(_VIETNAMESE, _OF_OTHER_PEOPLES).issuperset(lower) and all(
        _is_word(word, field) for field in text.split("|") for word in _words(field)
    )


def _undone(text: str, code_page: str) -> str | None:
    """The UTF-8 text whose bytes, read as ``code_page``, are ``text``; None without proof."""
    try:
        raw = _bytes_of(text, code_page)
        reading = raw.decode("utf-8")
    except UnicodeError:
        return None
    if reading == text or not _reads_back(raw, text, code_page):
        return None
    return reading


def _bytes_of(text: str, code_page: str) -> bytes:
    if code_page in _OF_PAIRS:
        return text.encode(code_page)
    return codecs.charmap_encode(text, "strict", _bytes_by_letter(code_page))[0]


def _reads_back(raw: bytes, text: str, code_page: str) -> bool:
    if not _twins(code_page).isdisjoint(text):
        return False
    # a page of single bytes without twins has no other way
    return code_page in _OF_BYTES or raw.decode(code_page, "replace") == text


def _is_surely_vietnamese(reading: str) -> bool:
    composed = nfc(reading)
    return (
        not composed.isascii()
        and _SIGNS.union(_VIETNAMESE).issuperset(composed.lower())
        and is_plain(composed)
    )


def _words(field: str) -> Iterator[str]:
    return (match[0] for match in _LETTERS_TOGETHER.finditer(field))


def _is_word(word: str, field: str) -> bool:
    """At most one tone, and no accented capital where nobody writes one.

    Code pages whose letters happen to be Vietnamese ones leave such words ("Sơn" read as cp852 is
    "Săín"; "Hà" read as cp1252 ends as "HÃ" when a driver drops the no-break space), and so do
    input methods that add tones to a finished word.
    """
    if sum(char in _TONES for char in unicodedata.normalize("NFD", word)) > 1:
        return False
    if field.upper() == field:
        return True
    if word.isupper():
        return len(word) == 1 or word[-1] not in _LEADS_LIKE_LETTERS
    return all(char.isascii() or char == "Đ" or char.islower() for char in word[1:])


@cache
def _letters_of(code_page: str) -> tuple[str, ...]:
    """The 256 characters of a code page of single bytes.

    Bytes that it leaves undefined pass as control characters, which is what Windows does: without
    that "Đ" (C4 90) read as cp1252 could not be undone.
    """
    return tuple(bytes([byte]).decode(code_page, "ignore") or chr(byte) for byte in range(256))


@cache
def _bytes_by_letter(code_page: str) -> dict[int, int]:
    return {ord(letter): byte for byte, letter in enumerate(_letters_of(code_page))}


@cache
def _twins(code_page: str) -> frozenset[str]:
    """Characters that more than one byte sequence of a code page reads as: no proof in them."""
    if code_page in _OF_BYTES:
        return _repeated(_letters_of(code_page))
    trails = [byte for byte in range(256) if byte != ord("\n")]
    sequences = [bytes([byte]) for byte in trails]
    sequences += [bytes([lead, trail]) for lead in range(0x80, 256) for trail in trails]
    return _repeated(b"\n".join(sequences).decode(code_page, "replace").split("\n"))


def _repeated(chars: Iterable[str]) -> frozenset[str]:
    return frozenset(char for char, count in Counter(chars).items() if count > 1)
