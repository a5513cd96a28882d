"""Lists cut into pages."""

from __future__ import annotations

import pytest

from counterfoil_web.partnerships.pages import counted, page_of, pagination


@pytest.mark.parametrize(
    ("rows", "address", "words"),
    [
        (1, "/", "1 thing"),
        (0, "/", "0 things"),
        (50, "/", "50 things"),
        (51, "/?page=2", "51 to 51 of 51 things"),
        (1200, "/?page=x", "1 to 50 of 1,200 things"),
        (120, "/?page=99", "101 to 120 of 120 things"),
    ],
)
def test_which_are_shown(rf, rows, address, words):
    assert counted(page_of(rf.get(address), range(rows)), "thing", "things") == words


def test_other_pages_keep_the_rest_of_the_address(rf):
    request = rf.get("/?words=a+b&page=2")
    parts = pagination(request, page_of(request, range(1000)))

    assert parts["previous"] == {"href": "?words=a+b&page=1"}
    assert parts["next"] == {"href": "?words=a+b&page=3"}
    assert [one.get("number", "…") for one in parts["items"]] == [1, 2, 3, "…", 20]
    assert parts["items"][1]["current"]


def test_one_page_needs_no_others(rf):
    request = rf.get("/")

    assert pagination(request, page_of(request, range(3))) is None
