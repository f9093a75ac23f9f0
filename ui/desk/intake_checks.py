"""What is in order on the intake page and what is not, in a few words each."""

from collections.abc import Mapping, Sequence
from typing import Final

from desk_app.domain.intake import FieldFault
from desk_app.domain.procedure import Procedure
from ui.desk.intake_form import IntakeForm, is_blank
from ui.desk.intake_side import Check
from ui.theme import Tone

_SHORT: Final[Mapping[str, str]] = {
    "papers": "Giấy tờ nộp chưa đủ",
    "limit": "Chưa có thời hạn để tính ngày hẹn",
    "fee": "Chưa có mức phí: nhập số tiền",
    "return_way": "Trả qua bưu chính cần địa chỉ và số điện thoại",
    "submitter.relation": "Chọn quan hệ với chủ hồ sơ",
}
LONGEST_LINK: Final = 64


def summary_words(fault: FieldFault) -> str:
    """Return a fault short enough for a link; the whole sentence stands at the field."""
    words = _SHORT.get(fault.field, fault.sentence.rstrip("."))
    if len(words) > LONGEST_LINK:
        words = words.split(";", maxsplit=1)[0].split(",", maxsplit=1)[0]
    return f"Người nộp: {words}" if fault.field.startswith("submitter.") else words


def checks_of(
    form: IntakeForm,
    procedure: Procedure | None,
    faults: Sequence[FieldFault],
    missing: Sequence[str],
) -> tuple[Check, ...]:
    """Return the four lines of the right column: procedure, people, papers, money and term."""
    wrong = {fault.field.split(".", maxsplit=1)[0] for fault in faults}
    untouched = is_blank(form)
    return (
        _check("Thủ tục, trường hợp", {"procedure", "case"} & wrong, procedure is None),
        _check("Người nộp, chủ hồ sơ", {"applicant", "submitter"} & wrong, _nobody(form)),
        _papers_check(form, missing, procedure is None),
        _check(
            "Ngày hẹn, phí, cách trả",
            {"limit", "fee", "waiver", "return_way"} & wrong,
            untouched or procedure is None,
        ),
    )


def _check(words: str, wrong: set[str], blank: bool) -> Check:
    if blank:
        return Check(words, Tone.NEUTRAL)
    return Check(f"{words}: cần sửa", Tone.ERROR) if wrong else Check(words, Tone.OK)


def _papers_check(form: IntakeForm, missing: Sequence[str], blank: bool) -> Check:
    if blank:
        return Check("Giấy tờ", Tone.NEUTRAL)
    if missing and form.accepted_without:
        return Check(f"Giấy tờ: nhận khi thiếu {len(missing)}", Tone.WARN)
    if missing:
        return Check(f"Giấy tờ: còn thiếu {len(missing)}", Tone.WARN)
    return Check("Giấy tờ đã đủ", Tone.OK)


def _nobody(form: IntakeForm) -> bool:
    return not form.applicant.name and not form.applicant.id_number
