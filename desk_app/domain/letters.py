"""The letters of Vietnamese."""

from typing import Final

CONSONANTS: Final = "bcdđghklmnpqrstvx"
VOWELS: Final = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
LETTERS: Final = CONSONANTS + VOWELS + (CONSONANTS + VOWELS).upper()
"""All 178, small ones first."""
