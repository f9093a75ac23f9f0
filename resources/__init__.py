"""Files that the program carries with it: fonts, icons, theme, sounds, the demo office."""

import sys
from pathlib import Path
from typing import Final

_FROZEN_ROOT: Final = "_MEIPASS"  # PyInstaller's folder of unpacked files; absent in source


def resource_path(name: str) -> Path:
    """Return the file or folder ``name`` of ``resources/``, from source and when packed.

    Args:
        name: Path inside ``resources/`` with forward slashes, such as
            ``"fonts/NotoSans-Regular.ttf"``.

    Raises:
        FileNotFoundError: Nothing of that name was shipped.
        ValueError: ``name`` leads out of ``resources/``.
    """
    root = _root()
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise ValueError(f"{name!r} leads out of resources")
    if not path.exists():
        raise FileNotFoundError(f"no such resource: {name}")
    return path


def _root() -> Path:
    unpacked: str | None = getattr(sys, _FROZEN_ROOT, None)
    if unpacked is None:
        return Path(__file__).resolve().parent
    return Path(unpacked).resolve() / "resources"
