from __future__ import annotations

from counterfoil.casefile.reference_page import reference_page
from counterfoil.casefile.tables import TABLES
from tests.architecture.repository import ROOT


def test_the_page_that_is_published_is_the_one_that_is_made():
    page = ROOT / "docs" / "reference" / "case-folder.md"

    assert page.read_text(encoding="utf-8") == reference_page()


def test_every_column_stands_on_the_page():
    text = reference_page()

    for table in TABLES.values():
        section = text.partition(f"## {table.title}\n")[2].partition("\n## ")[0]
        for column in table.columns:
            assert f"| {column.name} |" in section or f"| **{column.name}** |" in section
