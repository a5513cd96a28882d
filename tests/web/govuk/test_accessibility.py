"""The check for faults of accessibility can fail, at the first width and at the second."""

from __future__ import annotations

import pytest

from tests.accessibility import faults
from tests.web.govuk.conftest import resize

SOUND = """<html lang="en"><head><title>A page</title><style>{style}</style></head>
<body><main><h1>A page</h1><p>Words.</p>{more}</main></body></html>"""
ONLY_WIDE = "@media (max-width: 600px) {.wide {display: none}}"
PALE_WHEN_WIDE = "@media (min-width: 600px) {p {color: #ccc}}"


@pytest.mark.parametrize(
    ("style", "more", "narrow", "wide"),
    [
        ("", "", [], []),
        ("", '<img src="data:,">', ["image-alt"], ["image-alt"]),
        (ONLY_WIDE, '<img class="wide" src="data:,">', [], ["image-alt"]),
        (PALE_WHEN_WIDE, "", [], ["color-contrast"]),
    ],
)
def test_what_is_wrong_at_a_width_is_found_there(page, style, more, narrow, wide):
    resize(page, 320)
    page.set_content(SOUND.format(style=style, more=more))
    assert [rule for rule, _ in faults(page)] == narrow
    resize(page, 1280)
    assert [rule for rule, _ in faults(page)] == wide


def test_what_changed_in_place_is_tried_anew(page):
    page.set_content(SOUND.format(style="", more='<button id="b">Save</button>'))
    assert faults(page) == []
    page.evaluate("document.querySelector('#b').textContent = ''")
    assert [rule for rule, _ in faults(page)] == ["button-name"]
