"""Lists cut into pages."""

from __future__ import annotations

import pytest

from counterfoil_web.partnerships.pages import after_html, counted, page_of, pagination
from tests.web.govuk.parsed_html import attributes_of


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
    request = rf.get("/?words=a+b%22%3E&page=2")
    html = pagination(request, page_of(request, range(1000)))

    links = attributes_of(html, "a")
    assert {one["rel"]: one["href"] for one in links if "rel" in one} == {
        "prev": "?words=a+b%22%3E&page=1",
        "next": "?words=a+b%22%3E&page=3",
    }
    numbered = [one for one in links if "rel" not in one]
    assert [one["aria-label"] for one in numbered] == ["Page 1", "Page 2", "Page 3", "Page 20"]
    assert [one["aria-label"] for one in numbered if "aria-current" in one] == ["Page 2"]
    assert html.count("&ctdot;") == 1


@pytest.mark.parametrize(("asked", "ways"), [("1", ["next"]), ("20", ["prev"])])
def test_the_ends_lead_one_way(rf, asked, ways):
    request = rf.get(f"/?page={asked}")
    links = attributes_of(pagination(request, page_of(request, range(1000))), "a")

    assert [one["rel"] for one in links if "rel" in one] == ways
    assert all(one["href"].startswith("?page=") for one in links)


def test_one_page_needs_no_others(rf):
    request = rf.get("/")

    assert pagination(request, page_of(request, range(3))) == ""


def test_an_address_of_a_neighbour_is_escaped():
    assert 'href="?q=&quot;&amp;older=3"' in after_html('?q="&older=3', "Older", "events")
