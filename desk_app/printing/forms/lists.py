"""Papers about several dossiers: one long table, and signatures that never stand alone."""

from dataclasses import replace
from typing import Final

from desk_app.printing.blocks import Block, Heading, Paragraph, Size, Slip, Spacer, Table, say
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import Form, FormContent
from desk_app.printing.forms.layout import (
    codes,
    letterhead,
    line_blocks,
    signature_blocks,
    slip_of,
)

BEFORE_SIGNING_MM: Final = 3


def lay_out(form: Form, office: OfficeHeader, content: FormContent, mark: str = "") -> Slip:
    """Return the paper; the end of the table moves on together with what is signed under it."""
    notes = (*form.notes, *content.notes)
    blocks = (
        letterhead(form, office, content),
        *codes(form, content),
        Heading(form.title),
        *kept_with_signatures(line_blocks(form.lines, content)),
        Spacer(BEFORE_SIGNING_MM, keep_with_next=True),
        *signature_blocks(form, content)[1:],  # without the air of its own
        *((Paragraph(say(" ".join(notes), italic=True), size=Size.SMALL),) if notes else ()),
    )
    return slip_of(form, blocks, content, mark)


def kept_with_signatures(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with everything from the last table on kept with what follows."""
    last = max((i for i, block in enumerate(blocks) if isinstance(block, Table)), default=0)
    return (
        *blocks[:last],
        *(
            replace(block, keep_with_next=True) if isinstance(block, Table | Paragraph) else block
            for block in blocks[last:]
        ),
    )
