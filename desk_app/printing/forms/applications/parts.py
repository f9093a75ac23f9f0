"""Lines that several application forms share."""

from typing import Final

from desk_app.printing.blocks import Paper
from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind, Standing

NOT_COMPARED: Final = "Bố cục theo tờ khai đang dùng; bản soạn, chờ đối chiếu với mẫu hiện hành"
READ_AND_SIGN: Final = (
    "Tờ khai điền sẵn từ hồ sơ: xin đọc lại, ghi tiếp chỗ còn trống, sửa chỗ chưa đúng rồi ký."
)
REQUESTER: Final = (
    FormLine("requester_name", "Họ, chữ đệm, tên người yêu cầu", strong=True),
    FormLine("requester_address", "Nơi cư trú"),
    FormLine("requester_id", "Số định danh cá nhân/Giấy tờ tùy thân"),
)
SIGNED_BY_REQUESTER: Final = (FormSigner("requester", "NGƯỜI YÊU CẦU"),)


def field(key: str, label: str, *, beside: bool = False) -> FormLine:
    """Return a line to be filled in."""
    return FormLine(key, label, beside=beside)


def heading(key: str, label: str) -> FormLine:
    """Return what stands above the lines that follow."""
    return FormLine(key, label, LineKind.HEADING)


def says(key: str, label: str) -> FormLine:
    """Return running text."""
    return FormLine(key, label, LineKind.SENTENCE)


def person(prefix: str, label: str) -> tuple[FormLine, ...]:
    """Return the lines about somebody: name, birth, and who they are by the law."""
    return (
        FormLine(f"{prefix}_name", label, strong=True),
        field(f"{prefix}_born", "Ngày, tháng, năm sinh"),
        field(f"{prefix}_sex", "Giới tính", beside=True),
        field(f"{prefix}_ethnic", "Dân tộc"),
        field(f"{prefix}_nation", "Quốc tịch", beside=True),
        field(f"{prefix}_address", "Nơi cư trú"),
        field(f"{prefix}_id", "Số định danh cá nhân/Giấy tờ tùy thân"),
    )


def truth() -> FormLine:
    """Return what the citizen answers for."""
    return says(
        "truth",
        "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp "
        "luật về cam đoan của mình.",
    )


def copies() -> FormLine:
    """Return the wish for extracts."""
    return says("copies", "Đề nghị cấp bản sao: □ Có, số lượng {copies_count} bản; □ Không.")


def application_form(
    code: str, title: str, *lines: FormLine, signers: tuple[FormSigner, ...] = SIGNED_BY_REQUESTER
) -> Form:
    """Return an application form on A4; to whom it is addressed stands first."""
    return Form(
        code=f"application_{code}",
        title=title,
        legal_basis=NOT_COMPARED,
        standing=Standing.DRAFT,
        paper=Paper.A4,
        lines=(FormLine("to", "Kính gửi", strong=True), *lines),
        signers=signers,
        notes=(READ_AND_SIGN,),
    )
