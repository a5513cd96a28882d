"""Write docs/reference/roles-and-permissions.md from the rules of access.

`python tools/access_reference.py` writes the page; a test holds the page to what this makes.
"""

from __future__ import annotations

from pathlib import Path

from counterfoil.access.reference_page import reference_page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "roles-and-permissions.md"

if __name__ == "__main__":
    PAGE.write_text(reference_page(), encoding="utf-8")
