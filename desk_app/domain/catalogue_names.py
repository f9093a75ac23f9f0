"""Names of papers as the national portal gives them, without what does not belong to a name.

The portal joins the names of attached files to the name of the paper, without a blank between,
often cut and without accents: "…của Chính phủ;Mẫu số", "…53/2025/TT-BCA).1.MuCT01banhnhkm".
Nobody at the counter can hand such a thing in, so it is taken away before anything is stored.
"""

import re
from typing import Final

from desk_app.domain.folding import fold

LONGEST_FILE_NAME: Final = 90
"""Letters: longer tails are sentences of the law that only lack a blank."""

_BEFORE_A_WORD: Final = ' (“"/-'
_BARE: Final = re.compile(r"(?<=[^\s\d])\d{1,2}\.[A-Za-z][A-Za-z0-9]{7,}$")
_FORM: Final = re.compile(
    r"(?<=[^\s(“\"/-])(?:(?:Mẫu|Mau|MẪU|Phụ lục|Phu ?luc|phuluc)(?![a-zà-ỹ])|TT ?\d{2} Mau)[^;]*$"
)
_UNFINISHED: Final = re.compile(r"[\s,;:(–-]*\($|(?<=\));\)$")
_AT_THE_END: Final = " ;,–-"


def without_file_names(name: str) -> str:
    """Return the name of a paper without the names of files that were joined to it."""
    text = name.strip()
    for pattern in (_BARE, _FORM):
        found = pattern.search(text)
        text = _without(text, found[0] if found else "")
    text = _without(text, _said_again(text))
    return _UNFINISHED.sub("", text).rstrip(_AT_THE_END) or name.strip()


def _without(text: str, tail: str) -> str:
    if not tail or len(tail) > LONGEST_FILE_NAME:
        return text
    return text.removesuffix(tail).rstrip(_AT_THE_END)


def _said_again(text: str) -> str:
    """Return a tail that stands behind the last letter and begins what was said before."""
    for at in range(1, len(text)):
        if not text[at].isupper() or text[at - 1].isupper() or text[at - 1] in _BEFORE_A_WORD:
            continue
        words = fold(text[at:]).split()[:3]
        if len(words) > 1 and " ".join(words) in fold(text[:at]):
            return text[at:]
    return ""
