"""A station on a real file, as every station has it: encrypted."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.office_fixture import Station, open_station


@pytest.fixture
def station(tmp_path: Path) -> Generator[Station]:
    with open_station(tmp_path / "may") as opened:
        yield opened
