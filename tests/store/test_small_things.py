"""Keys, documents, drafts, print jobs and look-ups: each kept as it was given."""

import stat
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Final

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from typing_extensions import override

from desk_app.domain.paper import JobState, PaperStep
from desk_app.domain.procedure import Procedure
from desk_app.store import documents, drafts, spool
from desk_app.store.documents import DocumentKind
from desk_app.store.keys import load_key, make_key
from desk_app.store.lookups import dossier_id_of
from desk_app.store.spool import PrintRequest
from desk_app.views import PrinterRole, SlipKind
from tests.office_fixture import BIRTH, CLERK, MARITAL_STATUS, Station, procedure
from tests.usecases.desk_actions import record_code

TICKET: Final = PrintRequest(SlipKind.TICKET, "so-1", "Phiếu số A001", PrinterRole.TICKETS)


class KeyringInMemory(KeyringBackend):
    """A keyring that forgets at the end of the test."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture(autouse=True)
def no_keyring() -> Generator[None]:
    """Never touch the keyring of whoever runs the tests."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


def test_without_a_keyring_the_key_is_a_file_for_its_owner_only(tmp_path: Path) -> None:
    key = make_key(tmp_path / "station.key")
    assert load_key(tmp_path / "station.key") == key
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "station.key").stat().st_mode) == 0o600


def test_with_a_keyring_there_is_no_file(tmp_path: Path) -> None:
    keyring.set_keyring(KeyringInMemory())
    key = make_key(tmp_path / "station.key")
    assert load_key(tmp_path / "station.key") == key
    assert list(tmp_path.iterdir()) == []


def test_a_second_key_is_not_made_over_the_first(tmp_path: Path) -> None:
    make_key(tmp_path / "station.key")
    with pytest.raises(FileExistsError):
        make_key(tmp_path / "station.key")


def test_there_is_no_key_before_one_was_made(tmp_path: Path) -> None:
    assert load_key(tmp_path / "station.key") is None


def test_a_document_reads_as_it_was_written_and_its_newest_version_is_in_force(
    station: Station,
) -> None:
    birth, marital = procedure(BIRTH), procedure(MARITAL_STATUS)
    with station.store.writing(CLERK) as w:
        documents.put(w, DocumentKind.PROCEDURE, birth.code, 1, marital)
        documents.put(w, DocumentKind.PROCEDURE, birth.code, 2, birth)
        documents.put_many(w, DocumentKind.PROCEDURE, [(marital.code, 1, marital)])
        documents.put_many(w, DocumentKind.PROCEDURE, [])
        w.commit()
    kind = DocumentKind.PROCEDURE
    with station.store.reading() as connection:
        assert documents.newest(connection, kind, birth.code, Procedure) == birth
        assert documents.version_of(connection, kind, birth.code, 1, Procedure) == marital
        assert documents.newest_version(connection, kind, birth.code) == 2
        assert set(documents.all_newest(connection, kind, Procedure)) == {birth, marital}
        assert documents.newest(connection, kind, "không có", Procedure) is None
        assert documents.version_of(connection, kind, birth.code, 9, Procedure) is None
        assert documents.newest_version(connection, DocumentKind.STAFF, birth.code) == 0


def test_a_draft_is_kept_until_it_is_dropped(station: Station) -> None:
    for body in ("{}", '{"name":"Lò"}'):
        with station.store.writing(CLERK) as w:
            drafts.save(w, "quay-1", body)
            w.commit()
    again = station.reopened()
    with again.store.reading() as connection:
        kept = drafts.find(connection, "quay-1")
    assert kept == drafts.Draft("quay-1", station.clock(), CLERK, '{"name":"Lò"}')
    with again.store.writing(CLERK) as w:
        drafts.drop(w, "quay-1")
        w.commit()
    with again.store.reading() as connection:
        assert drafts.find(connection, "quay-1") is None
    again.store.close()


def test_a_print_job_is_followed_until_it_is_done(station: Station) -> None:
    with station.store.writing(CLERK) as w:
        first, second = spool.ask(w, TICKET), spool.ask(w, TICKET)
        spool.keep(w, first, spool.KeptPaper(b"\x1b@", '{"a":1}', "2026.1"))
        spool.take_step(w, first, PaperStep.SEND)
        spool.take_step(w, first, PaperStep.CONFIRM)
        spool.take_step(w, second, PaperStep.FAIL, spool.StepNote("hết giấy"))
        w.commit()
    with station.store.reading() as connection:
        done, failed = spool.jobs_of(connection, "so-1")
        assert spool.job_bytes(connection, first) == b"\x1b@"
        assert spool.job_bytes(connection, second) is None
        assert spool.job(connection, "không có") is None
        assert [job.id for job in spool.newest_jobs(connection, 1)] == [second]
        assert [job.id for job in spool.jobs_in(connection, [JobState.FAILED])] == [second]
    assert (done.state, done.done_at, done.form_version) == (
        JobState.CONFIRMED,
        station.clock(),
        "2026.1",
    )
    assert (failed.state, failed.done_at, failed.fault) == (JobState.FAILED, None, "hết giấy")


def test_what_a_citizen_holds_in_hand_leads_to_the_dossier(station: Station) -> None:
    dossier = station.receive()
    record_code(station, dossier.id)
    held = (
        dossier.id,
        dossier.code.lower(),
        f" {dossier.lookup} ",
        f"https://tracuu.example.vn/{dossier.lookup}",
        "000.00.21.H56-261120-0099",
    )
    with station.store.reading() as connection:
        assert [dossier_id_of(connection, given) for given in held] == [dossier.id] * 5
        assert dossier_id_of(connection, "  ") is None
        assert dossier_id_of(connection, "H56.21.05-261120-9999") is None
