"""Every figure of the verdict with the sources that it rests on."""

from __future__ import annotations

import pytest

from counterfoil.outcomes.verdict_figures import chained_figures
from counterfoil_web.outcomes.figure_presenters import COLUMNS, cells, figure_rows
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


def test_no_figure_without_its_chain(opened_by):
    there = chained_figures(told.verdict())
    with opened_by("auditor") as one:
        rows = figure_rows(one, told.verdict())
    assert [row.figure for row in rows] == list(there)
    anchors = {f"#{row.anchor}" for row in rows}
    assert len(anchors) == len(there)
    for row in rows:
        for source in row.sources:
            assert source.url, source.words
            assert source.words.startswith("figure ") == (source.url in anchors)


def test_the_file_has_a_row_for_each():
    rows = list(cells(told.verdict()))
    assert len(rows) == len(chained_figures(told.verdict()))
    assert {len(row) for row in rows} == {len(COLUMNS)}
