"""Bộ hồ sơ mẫu: the list of papers, and the application filled in with data of nobody.

Source: Thông tư 01/2018/TT-VPCP, Điều 5: "MẪU" in bold capitals of 16 pt at the top right of each
page (docs/sources.md#sample-sets).
"""

from dataclasses import replace
from typing import Final

from desk_app.printing.blocks import (
    Align,
    Block,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Size,
    Slip,
    Table,
    say,
)
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms import citizen_papers
from desk_app.printing.forms.form import Form, FormContent
from desk_app.printing.forms.layout import letterhead, slip_of

MARK: Final = "MẪU"
TITLE: Final = "BỘ HỒ SƠ MẪU"
PLACE: Final = "Mẫu"
INVENTED: Final = (
    "Họ tên, số giấy tờ, địa chỉ trong bộ hồ sơ mẫu đều là giả định, không phải của người có thật. "
    "Xin không nộp tờ khai này."
)
PAPER_COLUMNS: Final = (
    Column("TT", 0.07, Align.CENTRE),
    Column("Giấy tờ cần có", 0.67),
    Column("Bản chính", 0.13, Align.CENTRE),
    Column("Bản sao", 0.13, Align.CENTRE),
)


def lay_out(form: Form, office: OfficeHeader, content: FormContent, mark: str = "") -> Slip:
    """Return the cover with its list of papers, then the application on pages of its own."""
    blank = replace(form, notes=())  # it was not filled in from a dossier
    procedure = f"{content.text('procedure')} (mã thủ tục {content.text('code')})"
    cover: tuple[Block, ...] = (
        letterhead(form, office, content),
        Heading(TITLE, Size.HUGE),
        Paragraph(say(procedure, bold=True), Align.CENTRE, Size.LARGE),
        Table(PAPER_COLUMNS, content.values["set_papers"], size=Size.SMALL),
        Paragraph(say(INVENTED, italic=True)),
        PageBreak(),
    )
    nowhere = replace(office, place=PLACE)
    blocks = (*cover, *citizen_papers.blocks(blank, nowhere, content))
    slip = slip_of(form, blocks, content, mark)
    return replace(slip, title=f"{TITLE} {content.text('code')}", running=TITLE, corner=MARK)
