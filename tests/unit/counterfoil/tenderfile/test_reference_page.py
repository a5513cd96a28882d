"""The page that stands in the manual is the one that is made."""

from __future__ import annotations

from pathlib import Path

from counterfoil.tenderfile.reference_page import reference_page
from counterfoil.tenderfile.tables import TENDER_FILES

ROOT = Path(__file__).resolve().parents[4]


def test_the_page_is_the_one_made_and_names_every_file():
    page = reference_page()

    published = ROOT / "docs" / "reference" / "tender-folder.md"
    assert published.read_text(encoding="utf-8") == page
    assert all(f"| `{file}` |" in page for file in TENDER_FILES)
