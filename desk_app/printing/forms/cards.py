"""Thiệp chúc mừng and thư chia buồn: what a ward sends with a birth, a marriage, a death.

Wards send them with results that are brought home (seen in reports); the wording is ours, and an
office changes every line (docs/sources.md#daily-papers).
"""

from collections.abc import Iterator
from typing import Final

from desk_app.domain.words import date_in_words
from desk_app.printing.blocks import (
    Align,
    Block,
    Card,
    Heading,
    Paper,
    Paragraph,
    Rule,
    Signature,
    Signatures,
    Size,
    Slip,
    Spacer,
    TwoColumns,
    say,
)
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import (
    Form,
    FormContent,
    FormLine,
    FormSigner,
    LineKind,
    Standing,
)
from desk_app.printing.forms.layout import sentence, slip_of

NO_TEXT: Final = "Không có văn bản quy định; lời của cơ quan"
CHAIR: Final = (FormSigner("chair", "CHỦ TỊCH", note=""),)


def _says(key: str, label: str, size: Size = Size.NORMAL, *, strong: bool = False) -> FormLine:
    return FormLine(key, label, LineKind.SENTENCE, legal=False, strong=strong, size=size)


def _card(code: str, title: str, *lines: FormLine) -> Form:
    return Form(
        code=code,
        title=title,
        legal_basis=NO_TEXT,
        lines=lines,
        signers=CHAIR,
        standing=Standing.OURS,
        paper=Paper.A5_LANDSCAPE,
    )


BIRTH: Final = _card(
    "card_birth",
    "THIỆP CHÚC MỪNG",
    _says("to", "Thân gửi {family}"),
    _says("greeting", "Chúc mừng gia đình đã chào đón bé"),
    _says("name", "{child}", Size.HUGE, strong=True),
    _says(
        "wish",
        "Tên của bé vừa được ghi trang trọng vào sổ hộ tịch của quê hương. Chúc bé hay ăn chóng "
        "lớn, khỏe mạnh, ngoan ngoãn; chúc gia đình luôn đầm ấm, rộn rã tiếng cười.",
    ),
)

MARRIAGE: Final = _card(
    "card_marriage",
    "THIỆP CHÚC MỪNG",
    _says("greeting", "Chúc mừng lễ thành hôn của"),
    _says("name", "{groom}", Size.LARGE, strong=True),
    _says("and", "và"),
    _says("name_too", "{bride}", Size.LARGE, strong=True),
    _says(
        "wish",
        "Chúc anh chị trăm năm hạnh phúc, yêu thương, tôn trọng và thủy chung; cùng nhau vun đắp "
        "một gia đình no ấm, bình đẳng, tiến bộ và hạnh phúc.",
    ),
)

DEATH: Final = _card(
    "letter_death",
    "THƯ CHIA BUỒN",
    _says("to", "Kính gửi gia quyến {deceased}", Size.LARGE, strong=True),
    _says(
        "news",
        "Được tin {deceased} từ trần, chúng tôi vô cùng thương tiếc và xin gửi tới toàn thể gia "
        "quyến lời chia buồn sâu sắc nhất.",
    ),
    _says(
        "wish",
        "Kính mong gia quyến nén đau thương, giữ gìn sức khỏe, nương tựa vào nhau để vượt qua mất "
        "mát lớn lao này.",
    ),
    _says(
        "help",
        "Gia quyến cần giúp đỡ về thủ tục sau tang lễ, xin liên hệ: {contact}.",
        Size.SMALL,
    ),
)


def lay_out(form: Form, office: OfficeHeader, content: FormContent, mark: str = "") -> Slip:
    """Return a card: its lines in the middle of a frame, place, date and signer at the right."""
    return slip_of(form, (Card(tuple(_blocks(form, office, content))),), content, mark)


def _blocks(form: Form, office: OfficeHeader, content: FormContent) -> Iterator[Block]:
    yield Paragraph(say(office.superior, bold=True), Align.CENTRE)
    yield Heading(form.title, Size.HUGE)
    yield Rule(share=0.3, ornate=True)
    yield Spacer(4)
    for line in form.lines:
        if line.shown and not (line.if_any and not content.values.get(line.key)):
            said = say(sentence(line, content), bold=line.strong, italic=not line.strong)
            yield Paragraph(said, Align.CENTRE, line.size)
            yield Spacer(2)
    dated = f"{office.place}, {date_in_words(content.dated_on)}"
    signers = tuple(
        Signature(content.text("title") or signer.title, signer.note, content.names[signer.key])
        for signer in form.signers
    )
    right = (Paragraph(say(dated, italic=True), Align.CENTRE), Signatures(signers))
    yield TwoColumns((), right, share=0.45)
