"""The world's failures: shown in words, retried or worked around. Bugs are other exceptions."""


class Problem(Exception):
    """Something outside the program failed. ``sentence`` is what the clerk reads.

    ``at_terminal`` says the same where there is no window and nothing to press, if it differs.
    """

    sentence = "Có trục trặc ngoài chương trình."
    at_terminal = ""


class StoreFull(Problem):
    """No room on the disk; nothing was written, nothing is lost."""

    sentence = (
        "Ổ đĩa đã đầy nên chưa ghi được. Những gì đã nhập vẫn còn trên màn hình. "
        "Hãy xóa bớt tệp không cần rồi bấm lại."
    )
    at_terminal = (
        "Ổ đĩa đã đầy nên chưa ghi được gì; những gì đã ghi trước đó vẫn nguyên vẹn. "
        "Hãy xóa bớt tệp không cần rồi chạy lại lệnh này."
    )


class StoreBusy(Problem):
    """Another program of this station holds the store for too long."""

    sentence = "Kho dữ liệu đang bận. Hãy bấm lại sau ít giây."
    at_terminal = "Kho dữ liệu đang bận. Hãy chạy lại lệnh này sau ít giây."


class StoreDamaged(Problem):
    """The file does not read as a store: restore the last backup."""

    sentence = (
        "Tệp dữ liệu bị hỏng hoặc sai khóa. Hãy báo quản trị và khôi phục bản sao lưu gần nhất "
        "(motcua restore)."
    )


class StoreNewer(Problem):
    """The file was written by a newer release."""

    sentence = (
        "Tệp dữ liệu do bản chương trình mới hơn tạo ra. Hãy cập nhật chương trình trên máy này."
    )


class StoreMissing(Problem):
    """No office was set up in this folder."""

    sentence = "Máy này chưa được cài đặt cho đơn vị nào. Hãy chạy: motcua office init"


class StoreUnreachable(Problem):
    """The folder cannot be read or written by this user."""

    sentence = (
        "Không mở được tệp dữ liệu: thư mục không đọc hoặc không ghi được. "
        "Hãy kiểm tra quyền của người dùng và ổ đĩa."
    )
