"""Filters of the list as they stand in an address."""

from __future__ import annotations

from counterfoil_web.partnerships.filters import filters_of, query_of
from counterfoil_web.partnerships.partnership_list import Filters


def test_filters_go_to_an_address_and_back():
    filters = Filters(kind="custody", stage="outline", words="a & b", archived=True)

    assert query_of(filters) == "?kind=custody&stage=outline&words=a+%26+b&archived=1"
    assert query_of(Filters()) == ""


def test_what_is_not_on_offer_is_not_chosen():
    assert filters_of({"kind": "other", "stage": "x", "words": " y " * 200}).kind == ""
    assert filters_of({"stage": "outline", "archived": "1"}) == Filters(
        stage="outline", archived=True
    )
