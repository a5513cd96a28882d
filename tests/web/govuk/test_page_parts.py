"""Parts of a page that many readers share hold nothing of one reader."""

from __future__ import annotations

import inspect

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import engines
from django.test import Client

from counterfoil_web.govuk import page_parts
from counterfoil_web.govuk.page_parts import Destination, asset_url, navigation_html, with_words
from tests.web.conftest import PASSWORD
from tests.web.govuk.parsed_html import attributes_of

PLACES = (Destination(text="Home", url="/"), Destination(text="Log <1>", url="/log/", current=True))


@pytest.fixture(autouse=True)
def _drawn_anew():
    for part in (
        page_parts.navigation_html,
        page_parts.account_places_html,
        page_parts.footer_html,
    ):
        part.cache_clear()


def test_a_menu_says_where_one_is_and_escapes_its_words():
    html = navigation_html(PLACES, "Counterfoil", "/", "/search/")

    current = [one.get("aria-current") for one in attributes_of(html, "a")]
    assert current == [None, None, "true"]
    assert "Log &lt;1&gt;" in html


def test_what_was_searched_for_stands_in_the_box_as_text():
    empty = navigation_html(PLACES, "Counterfoil", "/", "/search/")
    filled = with_words(empty, '"><b> & co')

    (box,) = (one for one in attributes_of(filled, "input"))
    assert (box["name"], box["value"]) == ("q", '"><b> & co')
    assert attributes_of(empty, "input")[0]["value"] == ""
    assert with_words(navigation_html(PLACES, "Counterfoil", "/", ""), "x") == navigation_html(
        PLACES, "Counterfoil", "/", ""
    )


def test_it_is_drawn_once_for_all_who_see_the_same():
    first = navigation_html(PLACES, "Counterfoil", "/", "/search/")

    assert navigation_html(tuple(PLACES), "Counterfoil", "/", "/search/") is first
    assert navigation_html(PLACES[:1], "Counterfoil", "/", "/search/") != first
    assert navigation_html(PLACES, "Counterfoil", "/", "") != first


def test_no_part_takes_anything_of_one_person():
    """All that the HTML depends on is an argument, so what is not named here cannot be in it."""
    taken = {
        part.__wrapped__.__name__: set(inspect.signature(part.__wrapped__).parameters)
        for part in vars(page_parts).values()
        if hasattr(part, "cache_info")
    }

    assert taken == {
        "navigation_html": {"places", "product_name", "home_url", "search_url"},
        "account_places_html": {"places", "switch_url"},
        "footer_html": {"product_name", "organisation_name", "licences_url"},
        "_known_asset": {"static_url", "path"},
    }


def test_what_one_searched_for_is_not_shown_to_the_next(client_as):
    client = client_as("commercial_lead")

    assert 'value="secret words"' in client.get("/search/?q=secret+words").content.decode()
    assert "secret words" not in client.get("/search/").content.decode()
    assert "secret words" not in client_as("auditor").get("/search/").content.decode()


def test_each_reader_has_a_page_of_their_own(world):
    pages = {}
    for name in ("commercial-lead@force.example", "auditor@force.example"):
        browser = Client()
        browser.post("/account/login/", {"login": name, "password": PASSWORD})
        pages[name] = browser.get("/guide/").content.decode()
    lead, auditor = pages.values()
    tokens = [attributes_of(page, "input")[0]["value"] for page in pages.values()]

    assert world.people["commercial_lead"].name in lead
    assert world.people["commercial_lead"].name not in auditor
    assert "/log/" in auditor
    assert "/log/" not in lead
    assert tokens[0] != tokens[1]


def test_an_asset_has_the_address_that_the_files_are_served_under():
    assert asset_url("govuk/css/app.css") == staticfiles_storage.url("govuk/css/app.css")
    drawn = engines["django"].from_string("{% asset 'govuk/css/app.css' %}").render({})
    assert drawn == asset_url("govuk/css/app.css")
