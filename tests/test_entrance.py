"""What the sign-in shows before the store is opened in earnest."""

import subprocess
import sys
from pathlib import Path

import pytest

from desk_app.desk.setting_up import NewOffice, NewOfficeFaulty, new_office
from desk_app.domain.office import Role, Staff
from desk_app.domain.problems import StoreMissing
from desk_app.entrance import entrance
from desk_app.paths import Home


def test_the_entrance_says_what_the_open_store_says(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    desk = new_office(home, NewOffice("H99.01.01", "An Hòa", demo=True))
    assert not isinstance(desk, NewOfficeFaulty)
    with desk:
        for staff_id, name in (("A1", "Vũ Thị Thử"), ("B2", "Lê Văn An"), ("C3", "Đỗ Bình")):
            desk.settings.save_staff(Staff(staff_id, name, Role.CLERK), "PT")
        found = entrance(home)
        assert found is not None
        assert (found.office, found.staff) == (desk.settings.office(), desk.settings.staff())
        assert found.demo
        names = [line.name for line in found.staff if line.id in {"A1", "B2", "C3"}]
        assert names == ["Lê Văn An", "Đỗ Bình", "Vũ Thị Thử"]  # by given name


def test_a_folder_without_an_office_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        entrance(Home(tmp_path))


def test_a_file_that_is_no_store_is_left_to_the_opening(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.store.write_bytes(b"no store at all " * 300)
    home.key_file.write_text("00" * 32)
    assert entrance(home) is None


def test_the_entrance_loads_nothing_slow() -> None:
    program = "import sys, desk_app.entrance; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
