"""Every paper of the desk: what stands on it word for word, whole when it is wide, and readable."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from desk_app.desk import facts
from desk_app.desk.filling.registry import PAPERS
from desk_app.printing import pdf, preview
from desk_app.printing.blocks import Slip
from desk_app.printing.forms.form import FormContent
from desk_app.printing.texts import DEMO_MARK
from desk_app.views import SlipKind
from tests.forms.examples import EXAMPLES, AnySource
from tests.forms.sources import OFFICE_NOW
from tests.printing.reading import content, pdf_text, squeezed, written

GOLDEN = Path(__file__).parent / "golden"
CASES = [(kind, name) for kind, sources in EXAMPLES.items() for name in sources]


def slip(kind: SlipKind, name: str) -> Slip:
    """Return an example as a slip."""
    paper, source = PAPERS[kind], EXAMPLES[kind][name]
    fill = cast("Callable[[AnySource], FormContent]", paper.fill)  # each kind has its own source
    filled = fill(source)
    form = paper.form_on(filled.dated_on, filled.form)
    return paper.lay_out(form, facts.office_header(OFFICE_NOW), filled, DEMO_MARK)


def test_every_paper_has_a_usual_and_a_wide_example() -> None:
    assert set(EXAMPLES) == set(PAPERS)
    assert all({"usual", "wide"} <= set(sources) for sources in EXAMPLES.values())


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_says_what_its_golden_file_says(kind: SlipKind) -> None:
    golden = GOLDEN / f"{kind.value}.txt"

    assert written(slip(kind, "usual")) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_every_word_of_a_paper_can_be_selected_on_its_sheets(kind: SlipKind, name: str) -> None:
    paper = slip(kind, name)
    if paper.paper.is_roll:
        assert preview.pages(paper)  # a picture: tests/printing reads those
        return
    read = squeezed(pdf_text(pdf.render(paper), "-raw"))

    for line in content(paper.blocks):
        for words in re.split(r" \|\|? ", line):
            if not words.startswith(("[", "(copy)", "+--", "--+")):
                assert squeezed(words)[:60] in read, words
