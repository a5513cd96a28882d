"""The repository speaks of the product alone: no one machine's paths, no registry's address."""

from __future__ import annotations

import re

import pytest

from tests.architecture.repository import address, our_text_files

# One letter of each stands in brackets, so that this file does not hold what it looks for.
UNWANTED = {
    "a path of one machine": r"/wor[k]/|/roo[t]/|/hom[e]/[a-z]+/|/tmp/brie[f]|\.\./share[d]/",
    "a registry's address": r"pyp[i]\.org|pythonhoste[d]|npmj[s]\.|deb\.debia[n]|crates\.i[o]",
    "the making of the text": (
        r"language mode[l]|chatgp[t]|\bcopilo[t]\b|opena[i]|anthropi[c]|\bclaud[e]\b"
        r"|co-authored-b[y]|(?-i:\bA[I]\b|\bLL[M]s?\b)"
    ),
}


@pytest.mark.parametrize("subject", UNWANTED)
def test_no_file_speaks_of_it(subject):
    pattern = re.compile(UNWANTED[subject], re.IGNORECASE)
    found = [
        f"{address(path)}, line {number}: {line.strip()[:100]}"
        for path, text in our_text_files()
        if path.suffix != ".lock"
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        ("a path of one machine", "see /wo" + "rk/notes.md"),
        ("a registry's address", "from https://py" + "pi.org/simple"),
        ("the making of the text", "Co-Authored" + "-By: somebody"),
    ],
)
def test_unwanted_words_are_noticed(subject, line):
    assert re.search(UNWANTED[subject], line, re.IGNORECASE)
