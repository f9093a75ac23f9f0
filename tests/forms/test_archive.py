"""Every sheet of the desk is PDF/A-2b in the judgement of veraPDF, signed and marked ones too."""

import io
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from desk_app.printing import pdf
from desk_app.views import PrintJob
from tests.forms.test_forms import CASES, slip
from tests.forms.test_signed_papers import keep_certificate
from tests.printing.verapdf import broken_rules
from tests.ui.dossier_office import LAND_TITLE, Ward


def without_anything_for_archives() -> bytes:
    """Return a page as reportlab alone writes it."""
    written = io.BytesIO()
    page = Canvas(written)
    page.drawString(72, 72, "Helvetica")
    page.save()
    return written.getvalue()


def signed_and_marked(ward: Ward) -> tuple[bytes, bytes]:
    """Return a signed receipt, and its reprint with the mark on it."""
    keep_certificate(ward)
    ward.receive("LÒ THỊ MẪU", LAND_TITLE)
    first = ward.desk.paper.unfinished()[-1]
    ward.desk.paper.print_job(first.id)
    again = ward.desk.paper.reprint(first.id, "PT", "Rách")
    assert isinstance(again, PrintJob)
    papers = [ward.desk.paper.make(job.id) for job in (first, again)]
    assert all(paper and b"/ByteRange" in paper for paper in papers)
    return papers[0] or b"", papers[1] or b""


def test_every_sheet_can_be_filed_for_decades(tmp_path: Path, ward: Ward) -> None:
    sheets = {
        f"{kind.value}-{name}.pdf": slip(kind, name)
        for kind, name in CASES
        if not slip(kind, name).paper.is_roll
    }
    papers = {name: pdf.render(sheet) for name, sheet in sheets.items()}
    papers["signed.pdf"], papers["reprinted.pdf"] = signed_and_marked(ward)
    papers["bare.pdf"] = without_anything_for_archives()  # a validator that finds nothing is none
    for name, paper in papers.items():
        (tmp_path / name).write_bytes(paper)

    broken = dict(broken_rules([tmp_path / name for name in papers]))

    assert broken.pop("bare.pdf")
    assert {name: rules for name, rules in broken.items() if rules} == {}
    assert len(broken) == len(papers) - 1
