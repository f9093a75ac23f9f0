"""Additions after the end of a PDF, which leave what was there as it was."""

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from typing_extensions import override


class Addition(IncrementalPdfFileWriter):
    """An addition that leaves title and language of the paper as they are.

    pyHanko would name itself as a producer, in two places that then say different things.
    """

    @override
    def _update_meta(self) -> None:
        pass
