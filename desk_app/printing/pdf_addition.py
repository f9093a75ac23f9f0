"""Additions after the end of a PDF, which leave what was there as it was."""

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from typing_extensions import override


class Addition(IncrementalPdfFileWriter):
    """An addition that leaves title and language of the paper as they are.

    pyHanko would name itself as a producer, in two places that then say different things.
    """

    @override
    def _update_meta(self) -> None:
        pass

    @override
    def add_stream_to_page(
        self, page_ix: int, stream_ref: IndirectObject, resources: DictionaryObject | None = None
    ) -> IndirectObject:
        """Show a further stream on a page, numbered from 0; return the page."""
        page = super().add_stream_to_page(page_ix, stream_ref, resources)
        self.mark_update(page)  # pyHanko forgets it where the content is an array of its own
        return page
