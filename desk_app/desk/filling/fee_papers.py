"""Money and post: the internal fee slip and the slip of the public post."""

from typing import Final

from desk_app.desk.filling.kinds import DossierPaper, Typed
from desk_app.desk.filling.parts import addressed, citizen_of, dossier_content, identity_values
from desk_app.desk.filling.people import money
from desk_app.desk.filling.source import DossierSource
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import PaymentConfirmed, ReturnWay
from desk_app.domain.folding import digits
from desk_app.domain.moments import local
from desk_app.domain.procedure import Channel
from desk_app.domain.words import moment_in_words, money_in_words
from desk_app.printing.forms import fee_slip as fee_form
from desk_app.printing.forms import postal_slip as postal_form
from desk_app.printing.forms.form import FormContent, Rows, text_row
from desk_app.views import SlipKind

WAY: Final = Typed("way", "Hình thức nộp", choices=("Tiền mặt", "Chuyển khoản", "Trực tuyến"))
OFFICIAL: Final = Typed("official", "Số biên lai của đơn vị cung cấp")
POSTAGE: Final = Typed("postage", "Cước bưu chính (đồng)")


def fee_slip(source: DossierSource) -> FormContent:
    """Fill in what was paid: the payment that asked for the slip, else the fee of the receipt."""
    dossier, event = source.dossier, source.event
    person = citizen_of(dossier)
    official = source.typed(OFFICIAL.key)
    if isinstance(event, PaymentConfirmed):
        rows, total_vnd = _payment_rows(event.amount_vnd), event.amount_vnd
        official = official or event.reference
    else:
        rows, total_vnd = _fee_rows(dossier), dossier.fee.total_vnd if dossier.fee else 0
    values = {
        **identity_values(source),
        "payer": text_row(addressed(person)),
        "fees": (*rows, ("", "Tổng cộng", "", "", money(total_vnd))),
        "in_words": text_row(money_in_words(total_vnd)),
        "way": text_row(source.typed(WAY.key)),
        "official": text_row(official),
    }
    return dossier_content(source, values, {"payer": person.name, "clerk": source.by})


def _payment_rows(amount_vnd: int) -> Rows:
    paid = money(amount_vnd)
    return (("1", "Nghĩa vụ tài chính theo thông báo", paid, "1", paid),)


def _fee_rows(dossier: Dossier) -> Rows:
    if dossier.fee is None:
        return ()
    rows = [
        (str(n), line.label, money(line.unit_vnd), str(line.quantity), money(line.amount_vnd))
        for n, line in enumerate(dossier.fee.lines, start=1)
    ]
    waiver = dossier.fee.waiver
    if waiver:
        why = f"Miễn, giảm {waiver.percent} %: {waiver.reason}"
        rows.append(("", why, "", "", f"−{money(dossier.fee.waived_vnd)}"))
    return tuple(rows)


def owes_money(dossier: Dossier) -> bool:
    """Say whether there is anything to be paid for a dossier."""
    return bool(dossier.code and dossier.fee and dossier.fee.total_vnd)


def postal_slip(source: DossierSource) -> FormContent:
    """Fill in what goes by public post; number and postage are known to the postman only."""
    dossier = source.dossier
    person = citizen_of(dossier)
    postage = digits(source.typed(POSTAGE.key))
    values = {
        **identity_values(source),
        "service": text_row(_service(dossier)),
        "citizen": text_row(addressed(person)),
        "papers": _paper_rows(dossier),
        "tracking": text_row(source.typed("tracking")),
        "postage": text_row(money(int(postage)) if postage else ""),
        "postage_words": text_row(money_in_words(int(postage)) if postage else ""),
        "handed_at": text_row(moment_in_words(local(source.at))),
    }
    return dossier_content(source, values, {})


def _service(dossier: Dossier) -> str:
    sent, brought = dossier.channel is Channel.POST, dossier.return_way is ReturnWay.POST
    if sent and brought:
        return "Gửi hồ sơ và nhận kết quả"
    return "Gửi hồ sơ" if sent else "Nhận kết quả"


def _paper_rows(dossier: Dossier) -> Rows:
    return tuple(
        (
            str(n),
            paper.name,
            *(str(x or "") for x in (paper.originals, paper.certified, paper.copies)),
        )
        for n, paper in enumerate(dossier.papers, start=1)
    )


def goes_by_post(dossier: Dossier) -> bool:
    """Say whether a dossier came or goes back by post."""
    by_post = dossier.channel is Channel.POST or dossier.return_way is ReturnWay.POST
    return bool(dossier.code) and by_post


FEE_SLIP: Final = DossierPaper(
    SlipKind.FEE_SLIP, (fee_form.FORM,), fee_slip, (WAY, OFFICIAL), fits=owes_money
)
POSTAL_SLIP: Final = DossierPaper(
    SlipKind.POSTAL_SLIP,
    (postal_form.FORM,),
    postal_slip,
    (Typed("tracking", "Mã vận đơn"), POSTAGE),
    fits=goes_by_post,
)
