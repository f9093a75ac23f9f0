"""Cards: congratulation on a birth or a marriage, condolence on a death."""

from typing import Final

from desk_app.desk.filling.kinds import DossierPaper, Typed
from desk_app.desk.filling.occasions import (
    BIRTH,
    DEATH,
    MARRIAGE,
    deserves_condolence,
    deserves_congratulation,
    joyful,
)
from desk_app.desk.filling.parts import addressed, contact
from desk_app.desk.filling.source import DossierSource
from desk_app.printing.forms import cards
from desk_app.printing.forms.form import FormContent, text_row
from desk_app.views import SlipKind

SIGNER: Final = (Typed("title", "Chức danh người ký"), Typed("chair", "Người ký"))
JOYFUL_WORDS: Final = (
    Typed("child", "Tên của bé (khai sinh)"),
    Typed("groom", "Chồng (kết hôn)"),
    Typed("bride", "Vợ (kết hôn)"),
)


def congratulation(source: DossierSource) -> FormContent:
    """Fill in the card of a birth or a marriage; of a couple the applicant is known."""
    occasion = joyful(source.dossier) or BIRTH
    applicant = source.dossier.applicant
    known = {"Nam": "groom", "Nữ": "bride"}.get(applicant.sex) if occasion is MARRIAGE else None
    return _card(source, occasion.form.code, {known: applicant.name} if known else {})


def condolence(source: DossierSource) -> FormContent:
    """Fill in the letter to the family of somebody who died."""
    return _card(source, DEATH.form.code, {})


def _card(source: DossierSource, form: str, known: dict[str, str]) -> FormContent:
    words = {key: source.typed(key) or known.get(key, "") for key in ("child", "groom", "bride")}
    values = {
        **{key: text_row(word) for key, word in words.items()},
        "family": text_row(f"gia đình {addressed(source.dossier.applicant)}"),
        "deceased": text_row(source.typed("deceased")),
        "contact": text_row(contact(source)),
        "title": text_row(source.typed("title")),
    }
    names = {"chair": source.typed("chair")}
    return FormContent(dated_on=source.on, values=values, names=names, form=form)


CARDS: Final = (
    DossierPaper(
        SlipKind.CONGRATULATION,
        (cards.BIRTH, cards.MARRIAGE),
        congratulation,
        (*JOYFUL_WORDS, *SIGNER),
        cards.lay_out,
        fits=deserves_congratulation,
    ),
    DossierPaper(
        SlipKind.CONDOLENCE,
        (cards.DEATH,),
        condolence,
        (Typed("deceased", "Người đã mất (ví dụ: cụ Nguyễn Văn A)", needed=True), *SIGNER),
        cards.lay_out,
        fits=deserves_condolence,
    ),
)
