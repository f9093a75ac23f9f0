"""The same door as the window, from a terminal: ``motcua NOUN VERB`` (docs/cli.md).

Nothing slow is imported before a command needs it, and no traceback ever reaches a user.
"""

import errno
import io
import re
import sys
import warnings
from collections.abc import Sequence
from getpass import GetPassWarning
from typing import Annotated, Final, NoReturn

import typer
from typer.exceptions import TyperException

from desk_app.commands import (
    base,
    calendar,
    care,
    catalogue,
    certificate,
    dossier,
    dossier_steps,
    lists,
    office,
    office_lists,
    papers,
    printers,
    printing,
    register,
    staff,
    ticket,
    tools,
)
from desk_app.commands.base import Answer, Refused, Reply, Shared, Stop, kind_of
from desk_app.domain.problems import Problem

WINDOWS: Final = {
    "desk": "Mở cửa sổ làm việc của quầy.",
    "kiosk": "Mở màn hình lấy số toàn màn hình.",
    "demo": "Mở đơn vị thử có sẵn một năm hồ sơ; thử mọi việc mà không hỏng gì.",
}
NO_TERMINAL: Final = (
    "Không có cửa sổ dòng lệnh để gõ kín mã PIN hoặc mật khẩu. Hãy chạy lệnh trong một cửa sổ "
    "dòng lệnh; lệnh nào nhận --pin-file hoặc --password thì dùng được tùy chọn ấy."
)
VALUED: Final = ("--home", "--by", "--counter")
# what click says in English, and what we say
_USAGE: Final = (
    (r"Missing option '([^']+)'", "Thiếu {0}."),
    (r"Missing argument '([^']+)'", "Thiếu {0}."),
    (r"Missing command", "Thiếu tên lệnh; thêm --help để xem các lệnh."),
    (r"No such command '([^']+)'", "Không có lệnh {0}; thêm --help để xem các lệnh."),
    (r"No such option:? '?(-[^ '.]+)", "Không có tùy chọn {0}; thêm --help để xem các tùy chọn."),
    (r"Option '([^']+)' requires an argument", "Sau {0} phải có giá trị."),
    (
        r"unexpected extra argument\(?s?\)? \((.*)\)",
        "Thừa: {0}. Chữ có dấu cách phải để trong “ ”.",
    ),
    (r"Invalid value for '([^']+)': .* is not one of (.+?)\.?$", "{0} là một trong: {1}."),
    (
        r"Invalid value for '([^']+)': Input should be a valid integer",
        "Giá trị của {0} phải viết bằng chữ số, ví dụ 12.",
    ),
    (r"Invalid value for '([^']+)'", "Giá trị của {0} không dùng được."),
)
_FILE_FAULTS: Final = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "máy không cho phép đọc hoặc ghi ở đây",
    errno.EPERM: "máy không cho phép đọc hoặc ghi ở đây",
    errno.EISDIR: "đây là một thư mục, không phải tệp",
    errno.EEXIST: "đã có tệp cùng tên ở đây",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
}

app = base.noun("Một Cửa: chương trình của bộ phận tiếp nhận và trả kết quả. Cửa sổ và dòng lệnh.")
app.add_typer(office.group, name="office")
app.add_typer(staff.group, name="staff")
app.add_typer(catalogue.group, name="catalogue")
app.add_typer(calendar.group, name="calendar")
app.add_typer(certificate.group, name="certificate")
app.add_typer(ticket.group, name="ticket")
app.add_typer(dossier.group, name="dossier")
app.add_typer(register.group, name="register")
app.add_typer(papers.group, name="paper")
app.add_typer(printers.group, name="print")
app.add_typer(printing.escpos, name="escpos")
app.add_typer(tools.card, name="card")
office_lists.add_to(office.group)
dossier_steps.add_to(dossier.group)
lists.add_to(app)
tools.add_to(app)
care.add_to(app)


Tour = Annotated[
    str,
    typer.Option(
        "--tour",
        metavar="THƯ_MỤC",
        help="Không mở cửa sổ: chạy hết một ngày mẫu, ghi ảnh, giấy tờ và bản tóm tắt vào đây.",
    ),
]
DemoHome = Annotated[
    str,
    typer.Option(
        "--home",
        metavar="THƯ_MỤC",
        help="Thư mục của đơn vị thử; chưa có thì được tạo. Cùng thư mục chạy được nhiều ngày mẫu.",
    ),
]


def _add_window(name: str, help_text: str) -> None:
    def window() -> Reply:
        return _needs_window(name)

    def demo(_tour: Tour = "", _home: DemoHome = "") -> Reply:  # read by ui.app; here for help
        return _needs_window(name)

    made = demo if name == "demo" else window
    made.__doc__ = help_text
    base.verb(app, name)(made)


def _needs_window(name: str) -> Refused:
    sentence = f"Cửa sổ chỉ mở được bằng chương trình motcua: motcua {name}"
    return Refused("needs_window", sentence)


for _name, _help in WINDOWS.items():
    _add_window(_name, _help)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 trouble, 2 refused, 3 not found."""
    _speak_utf8()
    asked = list(sys.argv[1:] if arguments is None else arguments)
    options, rest = take_shared(asked)
    if isinstance(options, Refused):
        return _say(options, as_json="--json" in asked)
    base.share(options)
    reply = _run(rest or ["--help"])
    return reply if isinstance(reply, int) else _say(reply, as_json=options.json)


def take_shared(asked: Sequence[str]) -> tuple[Shared | Refused, list[str]]:
    """Take the options that every command has out of the line, wherever they stand."""
    taken: dict[str, str] = {}
    rest: list[str] = []
    words = iter(asked)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif word == "--json":
            taken["json"] = "1"
        elif name in VALUED:
            given = value if equals else next(words, "")
            if not given:
                return Refused("usage", f"Sau {name} phải có giá trị."), rest
            taken[name[2:]] = given
        else:
            rest.append(word)
    shared = Shared(
        taken.get("home", ""), "json" in taken, taken.get("by", ""), taken.get("counter", "")
    )
    return shared, rest


def _run(arguments: list[str]) -> Reply | int:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)  # what is typed would be seen
            reply = app(args=arguments, prog_name="motcua", standalone_mode=False)
    except BrokenPipeError:
        return base.TROUBLE  # whoever read our lines has left
    except (typer.Abort, typer.Exit, KeyboardInterrupt):
        return Refused("stopped", "Đã dừng theo yêu cầu.", base.TROUBLE)
    except Exception as error:  # noqa: BLE001  # a bug of ours must not show a traceback
        return _refused(error)
    return reply if isinstance(reply, Answer | Refused | int) else base.OK


def _refused(error: Exception) -> Refused:
    match error:
        case Stop():
            return error.refused
        case GetPassWarning():
            return Refused("no_terminal", NO_TERMINAL)
        case TyperException():
            return Refused("usage", usage_sentence(error.format_message()))
        case Problem():
            return Refused(kind_of(error), error.at_terminal or error.sentence, base.TROUBLE)
        case OSError():
            return _file_trouble(error)
        case _:
            return _our_fault(error)


def usage_sentence(english: str) -> str:
    """Return in Vietnamese what is wrong with a command line."""
    for pattern, sentence in _USAGE:
        if found := re.search(pattern, english):
            return sentence.format(*(group.replace("'", "") for group in found.groups()))
    return "Lệnh gõ chưa đúng; thêm --help để xem cách dùng."


def _file_trouble(error: OSError) -> Refused:
    why = _FILE_FAULTS.get(error.errno or 0, f"lỗi số {error.errno}")
    code = base.NOT_FOUND if isinstance(error, FileNotFoundError) else base.TROUBLE
    kind = "file_missing" if code == base.NOT_FOUND else "file_trouble"
    return Refused(kind, f"Không đọc hoặc ghi được “{error.filename or 'tệp'}”: {why}.", code)


def _our_fault(error: Exception) -> Refused:
    from desk_app.commands.fault_log import keep_fault
    from desk_app.refusals import OUR_FAULT

    keep_fault(base.home().logs, error)
    return Refused("our_fault", OUR_FAULT, base.TROUBLE)


def _say(reply: Reply, *, as_json: bool) -> int:
    try:
        _print(reply, as_json=as_json)
    except BrokenPipeError:
        return base.TROUBLE
    return reply.code


def _print(reply: Reply, *, as_json: bool) -> None:
    if as_json:
        typer.echo(_as_json(reply))
    elif isinstance(reply, Answer):
        for line in reply.lines:
            typer.echo(line)
    else:
        typer.echo(reply.sentence, err=True)


def _as_json(reply: Reply) -> str:
    import msgspec

    if isinstance(reply, Answer):
        return msgspec.json.encode(reply.data).decode()
    error = {"kind": reply.kind, "sentence": reply.sentence, **reply.details}
    return msgspec.json.encode({"error": error}).decode()


def _speak_utf8() -> None:
    """Write Vietnamese also where the terminal's own code page has no room for it (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")


def run() -> NoReturn:
    """Run as ``python -m desk_app``."""
    sys.exit(main())
