"""Geometry of tables, shared by raster and PDF: column edges and headings over several columns."""

from collections.abc import Sequence
from typing import NamedTuple

from desk_app.printing.blocks import Column


class Span(NamedTuple):
    """Columns ``first`` up to, not with, ``last``, under one ``title``; may be a single one."""

    title: str
    first: int
    last: int


def edges(columns: Sequence[Column], width: float) -> list[float]:
    """Return where each column begins, and the right edge; shares need not sum to one."""
    total = sum(column.share for column in columns)
    found = [0.0]
    for column in columns:
        found.append(found[-1] + width * column.share / total)
    return found


def group_spans(columns: Sequence[Column]) -> list[Span]:
    """Return the upper row of headings: one span per group, one per column without a group."""
    spans: list[Span] = []
    for i, column in enumerate(columns):
        if column.group and spans and spans[-1].title == column.group:
            spans[-1] = spans[-1]._replace(last=i + 1)
        else:
            spans.append(Span(column.group, i, i + 1))
    return spans
