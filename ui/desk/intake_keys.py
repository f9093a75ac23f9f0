"""The keys of the intake page, for the key sheet (F1)."""

from typing import Final

from ui.desk.intake_people import PARTY_KEY, PROXY_KEY
from ui.keys import KeyLine

KEYS: Final = (
    KeyLine("Ctrl+Return", "Nhận và in giấy tiếp nhận"),
    KeyLine("Ctrl+Shift+Return", "Trả ngay, khi thủ tục làm xong tại chỗ"),
    KeyLine("Ctrl+P", "Xem trước giấy tiếp nhận"),
    KeyLine("Alt+G", "In phiếu hướng dẫn, giấy tờ của thủ tục"),
    KeyLine("Ctrl+B", "Yêu cầu bổ sung, chưa nhận"),
    KeyLine("Ctrl+T", "Từ chối tiếp nhận"),
    KeyLine("Ctrl+M", "Thêm hồ sơ cho cùng người"),
    KeyLine("Shift+F9", "In lại giấy vừa nhận"),
    KeyLine("F12", "Sửa giấy đã in"),
    KeyLine("Ctrl+1", "Tới thủ tục; Ctrl+2: chủ hồ sơ; Ctrl+3: giấy tờ; Ctrl+4: phí, trả kết quả"),
    KeyLine("F5", "Đánh dấu đủ giấy tờ bắt buộc"),
    KeyLine("F9", "Vì sao hẹn ngày này"),
    KeyLine(PARTY_KEY, "Chủ hồ sơ là cá nhân, tổ chức hay hộ kinh doanh: chọn bằng ← →"),
    KeyLine(PROXY_KEY, "Người nộp khác chủ hồ sơ"),
    KeyLine("Ctrl+N", "Xóa trắng trang này"),
)
