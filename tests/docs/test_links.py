"""Links from page to page lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.repository import address, our_files

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s#]+)[^)]*\)")
ELSEWHERE = re.compile(r"^[a-z]+:")
PAGES = [path for path in our_files() if path.suffix == ".md"]


def targets_in(text: str) -> list[str]:
    """The addresses inside the repository that a page links to."""
    return [target for target in LINK.findall(text) if not ELSEWHERE.match(target)]


@pytest.mark.parametrize("page", PAGES, ids=address)
def test_links_lead_to_files(page: Path):
    targets = targets_in(page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_links_are_found():
    page = (
        "[a](one.md) ![picture](p/two.png) [b](https://example.org) [c](#part) [d](three.md#part)"
    )

    assert targets_in(page) == ["one.md", "p/two.png", "three.md"]
