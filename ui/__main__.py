"""The one door of the program: ``motcua desk``, ``motcua kiosk``; the rest is the command line.

Windows come up before anything slow is imported; commands never import Qt.
"""

import sys
from collections.abc import Sequence

WINDOWS = ("desk", "kiosk", "demo")
_WITH_VALUE = ("--home", "--counter", "--by")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = _command_first(list(sys.argv[1:] if arguments is None else arguments))
    if "--self-test" in asked:
        from ui.self_test import self_test

        return self_test()
    if asked and asked[0] in WINDOWS and not {"--help", "-h"} & set(asked):
        from ui.lean_imports import read_no_sources

        read_no_sources()
        from ui.app import run

        return run(asked)
    from desk_app.cli import main as command_line

    return command_line(asked)


def _command_first(asked: list[str]) -> list[str]:
    """Return ``motcua --home F desk`` as ``desk --home F``: options may stand anywhere."""
    at = 0
    while at < len(asked) and asked[at].startswith("--"):
        at += 2 if asked[at] in _WITH_VALUE else 1
    return [*asked[at : at + 1], *asked[:at], *asked[at + 1 :]]


if __name__ == "__main__":
    sys.exit(main())
