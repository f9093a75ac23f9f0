"""Imports that read no source code.

PySide reads the source of every module that is imported after it and keeps it, to learn whether
the module may write ``from __feature__ import snake_case``. None of ours does: 20 MB and a
twentieth of the time to the first window for nothing. A packed program has no sources to read and
takes the same answer.
"""

import importlib
import sys
from types import ModuleType

_FEATURES = "shibokensupport.feature"
_QUESTION = "_mod_uses_pyside"


def read_no_sources() -> None:
    """Let PySide take every module imported from now on for one that asks for no feature."""
    importlib.import_module("PySide6.QtCore")  # brings its features along
    features = sys.modules.get(_FEATURES)
    if hasattr(features, _QUESTION):  # its own affair: another version may do without it
        setattr(features, _QUESTION, _asks_for_none)


def _asks_for_none(_module: ModuleType) -> bool:
    return False
