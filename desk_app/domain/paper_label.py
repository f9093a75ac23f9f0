"""Short labels for the long legal names of papers and procedures.

A label is a suggestion: it is stored as data and a person may change it.
"""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from desk_app.domain.folding import fold

LABEL_LETTERS: Final = 60
SHORTEST_LETTERS: Final = 30  # a cut that leaves less than this says too little
CASE_LETTERS: Final = 80
KEY_LETTERS: Final = 40

_BULLET: Final = re.compile(
    r"^(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-zđ])(?:\.\d+)*\)\.?|\d{1,2}\.(?=\s*\D)|[a-zđ]\.\s|[-+•*–)(])\s*"
)
_ORIGINAL: Final = re.compile(r"^bản chính(?! hoặc| và)(?: của)?\s+", re.IGNORECASE)
_COPY: Final = r"bản (?:chính|sao|gốc)"
_COPY_WORDS: Final = (
    r" có chứng thực| được chứng thực từ bản chính| điện tử| kèm theo| kèm bản chính| để đối chiếu"
)
_ANY_COPY: Final = re.compile(
    rf"^{_COPY}(?:{_COPY_WORDS}|,| hoặc| và| {_COPY})*(?: hoặc| và) {_COPY}"
    rf"(?:{_COPY_WORDS}|,| hoặc| {_COPY})*\s+(?:của\s+)?(?!$)",
    re.IGNORECASE,
)
_ONE_OF: Final = re.compile(
    r"^một trong (?:các|những) (?:loại )?giấy tờ (?:sau(?: đây)?)?\s*:\W*(.{8,})", re.I
)
_PREFIX: Final = re.compile(r"^thủ tục\s+", re.IGNORECASE)
_DEFINED: Final = re.compile(r"sau đây gọi (?:tắt )?(?:chung )?là ([^)]{5,60})\)")
_CONDITION: Final = re.compile(r"^(?:trường hợp|đối với|nếu|trừ trường hợp)\b", re.IGNORECASE)
_DEMAND: Final = re.compile(
    r"(?<!không )(?:thì phải có|phải có|thì nộp|phải nộp(?: thêm)?|thì xuất trình|hồ sơ còn có:|"
    r"thì có thêm)\s+(?:(?:thêm|lại)\s+)?([^.;]{8,})"
)
_TAIL: Final = re.compile(
    r"\s*(?:[.;:](?:\s|$)|\(|\[|,?\s(?:theo|lập theo|được lập theo|kèm theo|ban hành|quy định tại|"
    r"do người|do cơ quan|trong đó|áp dụng cho)\s)"
)
_CASE_PREFIX: Final = re.compile(r"^(?:đối với )?(?:trường hợp (?!\d))?(?=\w)", re.IGNORECASE)
_LIST_FOLLOWS: Final = re.compile(r",?\s*(?:thì )?(?:hồ sơ )?(?:bao )?gồm$|\s*thì cần có$", re.I)
_JOINTS: Final = re.compile(
    r"(?:,|/(?=[A-ZĐ])|\s(?=(?:đối với|trong trường hợp|trường hợp|của|về|cho|để|hoặc|và|có|do|"
    r"được|mà|khi|tại|trong|từ|thuộc|chứng minh|liên quan|bằng|nếu|là)\s))"
)
_DANGLING: Final = re.compile(
    r"(?:,?\s(?:của|về|cho|để|hoặc|và|có|do|được|mà|khi|các|một|những|theo|đối với|trong|tại|"
    r"trường hợp|người|nơi|từ|với|đã|gồm|đối))+$"
)


def short_label(name: str) -> str:
    """Return at most ``LABEL_LETTERS`` letters that a clerk recognises, never cut in mid-word."""
    text = _clean(name)
    defined = _DEFINED.search(text)
    if defined:
        return _fit(_sentence(defined.group(1)))
    demanded = _DEMAND.search(text) if _CONDITION.match(text) else None
    if demanded:
        text = _sentence(demanded.group(1))
    one_of = _ONE_OF.match(text)
    if one_of:
        return _fit(f"Một trong: {_before_tail(one_of.group(1))}")
    text = _ORIGINAL.sub("", _ANY_COPY.sub("", text))
    return _fit(_before_tail(_sentence(_PREFIX.sub("", text))))


def case_label(heading: str) -> str:
    """Return a name of at most ``CASE_LETTERS`` letters for a case, from its heading."""
    text = _LIST_FOLLOWS.sub("", _clean(heading).rstrip(" :"))
    return _fit(_sentence(_CASE_PREFIX.sub("", text)), CASE_LETTERS)


def paper_key(label: str, taken: Collection[str]) -> str:
    """Return a readable key for a paper that is not yet ``taken`` in its procedure."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(label)).strip("-")
    stem = words[:KEY_LETTERS].strip("-") or "giay-to"
    key, count = stem, 1
    while key in taken:
        count += 1
        key = f"{stem}-{count}"
    return key


def _clean(name: str) -> str:
    text = " ".join(unicodedata.normalize("NFC", name).split())
    shorter = _BULLET.sub("", text)
    while shorter and shorter != text:
        text, shorter = shorter, _BULLET.sub("", shorter)
    return text


def _sentence(text: str) -> str:
    """Begin with a capital letter and end without punctuation."""
    text = text.strip(" .,;:-")
    return text[:1].upper() + text[1:]


def _before_tail(text: str) -> str:
    tail = next((found for found in _TAIL.finditer(text) if found.start() >= 8), None)
    return text[: tail.start()].rstrip(" ,") if tail else text


def _fit(text: str, letters: int = LABEL_LETTERS) -> str:
    if len(text) <= letters:
        return text
    room = letters - 1  # for the ellipsis
    joints = [joint.start() for joint in _JOINTS.finditer(text[: room + 4])]
    cut = max((at for at in joints if SHORTEST_LETTERS <= at <= room), default=0)
    if not cut:
        cut = text.rfind(" ", 0, room + 1)
    if cut <= 0:
        cut = room  # one word longer than a line: there is no boundary to respect
    return _DANGLING.sub("", text[:cut].rstrip(" ,/")) + "…"
