"""Official papers are signed when they are made up, once; no paper waits for a signature."""

from datetime import timedelta

from desk_app.certificate import StationCertificate
from desk_app.printing.signing import make_test_certificate
from desk_app.views import SIGNED, JobState, PrintJob, SlipKind
from tests.ui.dossier_office import LAND_TITLE, Ward

CLERK = "PT"


def keep_certificate(ward: Ward, *, expired: bool = False) -> None:
    made_at = ward.clock() - timedelta(days=900 if expired else 1)
    p12 = make_test_certificate("phường Hoa Ban", b"2580", made_at)
    StationCertificate(ward.home).keep(p12, "2580", made_at)


def printed(ward: Ward, job: PrintJob) -> tuple[PrintJob, bytes]:
    done = ward.desk.paper.print_job(job.id)
    made = ward.desk.paper.make(job.id)
    assert isinstance(done, PrintJob)
    assert made is not None
    return done, made


def test_a_form_of_the_law_is_signed_and_a_reprint_keeps_the_signature(ward: Ward) -> None:
    keep_certificate(ward)
    ward.receive("LÒ THỊ MẪU", LAND_TITLE)

    job, made = printed(ward, ward.desk.paper.unfinished()[-1])
    again = ward.desk.paper.reprint(job.id, CLERK, "Rách")

    assert (job.slip, job.state, job.signature) == (SlipKind.RECEIPT, JobState.CONFIRMED, SIGNED)
    assert b"/ByteRange" in made
    assert isinstance(again, PrintJob)
    assert printed(ward, again)[1].startswith(made)


def test_a_certificate_that_may_not_sign_leaves_the_paper_unsigned_and_says_so(ward: Ward) -> None:
    keep_certificate(ward, expired=True)
    ward.receive("LÒ THỊ MẪU", LAND_TITLE)

    job, made = printed(ward, ward.desk.paper.unfinished()[-1])

    assert job.state is JobState.CONFIRMED
    assert job.signature.startswith("Giấy chưa được ký số: ")
    assert b"/ByteRange" not in made


def test_a_paper_of_daily_work_is_not_signed(ward: Ward) -> None:
    keep_certificate(ward)
    dossier = ward.receive("LÒ THỊ MẪU", LAND_TITLE)

    asked = ward.desk.forms.ask(CLERK, SlipKind.HISTORY, dossier.id)

    assert isinstance(asked, PrintJob)
    job, made = printed(ward, asked)
    assert job.signature == ""
    assert b"/ByteRange" not in made
