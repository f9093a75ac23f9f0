"""A ward for papers that are really printed."""

from collections.abc import Generator
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from tests.ui.dossier_office import Ward


@pytest.fixture
def ward(tmp_path: Path) -> Generator[Ward]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # never the keyring of whoever runs the tests
    opened = Ward(tmp_path / "may")
    yield opened
    opened.desk.close()
    keyring.set_keyring(before)
