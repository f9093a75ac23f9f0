"""Reading slips back by means that know nothing of how they were made."""

import io
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageOps

from desk_app.printing.blocks import (
    BigNumber,
    Block,
    Boxed,
    Card,
    CopyLabel,
    Field,
    FieldRow,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Signatures,
    Slip,
    Symbol,
    Table,
    TwoColumns,
)


def tool(name: str) -> str:
    """Return the path of a program, or skip the test where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def content(blocks: Iterable[Block]) -> list[str]:
    """Return what stands on a slip, one line per block, symbols as ``[kind: data]``."""
    return [line for block in blocks for line in _lines(block)]


def _lines(block: Block) -> list[str]:
    lines: list[str] = []
    match block:
        case Heading(text) | BigNumber(text):
            lines = [text]
        case Paragraph(runs):
            lines = ["".join(run.text for run in runs)]
        case Field(_, value):
            lines = [f"{block.lead}{value}"]
        case Listing(items, numbered):
            lines = [f"{i}. {text}" if numbered else f"- {text}" for i, text in enumerate(items, 1)]
        case Letterhead(superior, agency, number, dated):
            lines = [superior, agency, number, dated]
        case Symbol(kind, data, caption):
            lines = [f"[{kind}: {data}] {caption}".strip()]
        case _:
            lines = _nested(block)
    return lines


def _nested(block: Block) -> list[str]:
    lines: list[str] = []
    match block:
        case FieldRow(fields):
            lines = content(fields)
        case Card(inside):
            lines = content(inside)
        case Boxed(inside):
            lines = ["+--", *content(inside), "--+"]
        case Table(columns, rows):
            lines = [" | ".join(cells) for cells in ([c.title for c in columns], *rows)]
        case TwoColumns(left, right):
            pairs = zip_longest(content(left), content(right), fillvalue="")
            lines = [f"{a} || {b}" for a, b in pairs]
        case Signatures(signers, between):
            lines = [f"{s.title} {s.note} {s.name}".strip() for s in signers]
            lines += content((between,)) if between else []
        case CopyLabel():
            lines = ["(copy)"]
        case _:
            pass  # rules, spaces and page breaks say nothing
    return lines


def written(slip: Slip) -> str:
    """Return all content of ``slip`` as the text of a golden file."""
    head = [f"{slip.form.code} · {slip.title}", f"mark: {slip.mark}", f"copies: {slip.copies}"]
    return "\n".join((*head, "", *content(slip.blocks), ""))


def pdf_text(document: bytes, *options: str) -> str:
    """Return what ``pdftotext`` reads."""
    return subprocess.run(
        [tool("pdftotext"), *options, "-", "-"], input=document, capture_output=True, check=True
    ).stdout.decode()


def tagged_text(document: bytes) -> str:
    """Return what is read aloud, in its order, a line for each part that poppler finds."""
    run = subprocess.run(
        [tool("pdfinfo"), "-struct-text", "-"], input=document, capture_output=True, check=True
    )
    return run.stdout.decode(errors="replace")  # poppler copies names of parts as they are


def metadata(document: bytes) -> dict[str, str]:
    """Return title, subject and the like of a PDF."""
    opened = pypdfium2.PdfDocument(document)
    try:
        return opened.get_metadata_dict()
    finally:
        opened.close()


def squeezed(text: str) -> str:
    """Return ``text`` without blanks: where lines were broken does not matter."""
    return re.sub(r"\s+", "", text)


def framed(picture: Image.Image) -> Image.Image:
    """Return a picture as it lies on white paper."""
    return ImageOps.expand(picture.convert("L"), 40, 255)


def zbar_reads(picture: Image.Image, folder: Path) -> set[str]:
    path = folder / "symbol.png"
    framed(picture).save(path)
    run = subprocess.run(
        [tool("zbarimg"), "--quiet", "--raw", str(path)], capture_output=True, check=False
    )
    return set(run.stdout.decode().split())


def zxing_reads(picture: Image.Image) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(framed(picture))}


def ocr(picture: Image.Image, psm: int = 6) -> str:
    """Return what tesseract reads on ``picture`` in Vietnamese; 6 is one block, 4 a page."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    run = subprocess.run(
        [tool("tesseract"), "-", "-", "-l", "vie", "--psm", str(psm)],
        input=buffer.getvalue(),
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads only wait for each other
    )
    if run.returncode:
        pytest.skip("tesseract has no Vietnamese data")
    return unicodedata.normalize("NFC", run.stdout.decode())


def error_rate(read: str, truth: str) -> float:
    """Return the character error rate: edits needed per letter of ``truth``, blanks left out."""
    a, b = squeezed(read), squeezed(truth)
    row: Sequence[int] = range(len(b) + 1)
    for i, x in enumerate(a, start=1):
        new = [i]
        for j, y in enumerate(b, start=1):
            new.append(min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y)))
        row = new
    return row[-1] / max(1, len(b))
