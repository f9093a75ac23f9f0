"""``motcua certificate``: what a station signs with, in words and for machines."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine

from desk_app.printing.signing import make_test_certificate
from tests.cli.desk_line import Line

PASSWORD = "bi-mat"  # noqa: S105  # of a certificate that nobody trusts


def p12_file(folder: Path, office: str = "phường Hoa Ban") -> Path:
    file = folder / "chung-thu.p12"
    file.write_bytes(make_test_certificate(office, PASSWORD.encode(), datetime.now(UTC)))
    return file


def test_a_test_certificate_says_so_wherever_it_is_shown(line: Line) -> None:
    made, shown = line("certificate test"), line("certificate show")

    assert (made.code, shown.code) == (0, 0)
    assert made.out == shown.out
    assert "CHỨNG THƯ THỬ – An Hòa" in shown.out
    assert "không có giá trị pháp lý" in shown.out
    facts = line("certificate show --json").json
    assert facts["certificate"]["is_test"]
    assert facts["certificate"]["valid_to_at"] == "2027-11-20T01:05:00Z"
    assert facts["fault"] is None


def test_a_certificate_is_taken_from_a_file_and_its_password_is_asked_for(
    line: Line, tmp_path: Path
) -> None:
    file = p12_file(tmp_path)

    assert line(f"certificate import {file} --password {PASSWORD}").code == 0
    assert "phường Hoa Ban" in line("certificate show").out
    refused = line(f"certificate import {file} --password khac --json")
    assert (refused.code, refused.error["kind"]) == (2, "certificate_wrong_password")
    assert line(f"certificate import {tmp_path / 'khong-co.p12'} --password x").code == 3
    unreadable = line(f"certificate import {Path(__file__)} --password x")
    assert (unreadable.code, unreadable.out) == (2, "")
    assert "không phải là tệp PKCS#12" in unreadable.err


def test_the_longest_name_of_an_office_fits_into_a_certificate(line: Line, tmp_path: Path) -> None:
    file = p12_file(tmp_path, "Ủy ban nhân dân phường " + "Nghĩa Ưỡng " * 12)

    assert line(f"certificate import {file} --password {PASSWORD}").code == 0


def test_an_expired_certificate_is_bad_news(line: Line) -> None:
    line("certificate test")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=366), tick=False):
        shown = line("certificate show")

    assert shown.code == 1
    assert "đã hết hạn" in shown.out


def test_a_removed_certificate_signs_nothing_any_more(line: Line) -> None:
    assert line("certificate show").code == 3
    line("certificate test")

    assert line("certificate remove").code == 0
    assert line("certificate remove --json").error["kind"] == "certificate_missing"


def test_a_folder_without_an_office_takes_no_certificate(line: Line, tmp_path: Path) -> None:
    nowhere = Line(tmp_path / "nothing", line.capsys)
    file = p12_file(tmp_path)

    for words in ("show", "test", f"import {file} --password {PASSWORD}", "remove"):
        assert nowhere(f"certificate {words} --json").error["kind"] == "store_missing"
