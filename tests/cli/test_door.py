"""The one door: which words open a window, which are the command line."""

import json
import sys

import pytest

from ui import __main__ as door


@pytest.mark.parametrize(
    "words",
    [
        ["desk", "--home", "may"],
        ["--home", "may", "desk"],
        ["--home", "may", "--counter", "3", "kiosk"],
    ],
)
def test_options_may_stand_before_a_window_too(
    monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    opened: list[list[str]] = []

    def run(arguments: list[str]) -> int:
        opened.append(list(arguments))
        return 0

    monkeypatch.setattr("ui.app.run", run)
    assert door.main(words) == 0
    assert opened[0][0] in door.WINDOWS
    assert sorted(opened[0]) == sorted(words)


@pytest.mark.skipif(sys.platform != "linux", reason="there is always a screen elsewhere")
@pytest.mark.parametrize("command", ["desk", "kiosk"])
def test_without_a_screen_a_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert door.main([command]) == 1
    assert "Không tìm thấy màn hình" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["desk", "--mau", "đỏ"], "Không dùng được ở đây: --mau đỏ; thêm --help"),
        (["kiosk", "thừa"], "Không dùng được ở đây: thừa;"),
        (["desk", "--counter"], "Sau --counter phải có giá trị."),
        (["desk", "--home", "--json"], "Sau --home phải có giá trị."),
    ],
)
def test_wrong_words_for_a_window_are_refused_in_vietnamese(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert door.main(words) == 2
    out, err = capsys.readouterr()
    assert said in (json.loads(out)["error"]["sentence"] if "--json" in words else err)
    assert "usage:" not in err


@pytest.mark.skipif(sys.platform != "linux", reason="there is always a screen elsewhere")
def test_a_window_takes_the_options_of_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert door.main(["desk", "--json", "--by", "PT"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "no_screen"
