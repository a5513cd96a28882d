"""The addresses of prices and the award: each page has its own, in one place."""

from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil_web.tenders import price_urls

BASE = "/partnerships/k3m9q2xw/tender/2/"


@pytest.mark.parametrize(
    ("name", "args", "place"),
    [
        ("prices", (), "prices/"),
        ("receive-price", ("a",), "prices/a/receive/"),
        ("award", (), "award/"),
        ("summary-file", ("a",), "award/summaries/a/summary.docx"),
        ("challenge-bundle", ("care", "a"), "award/why/care/a/bundle.zip"),
    ],
)
def test_a_page_has_its_address(name, args, place):
    assert reverse(f"tenders:{name}", args=["k3m9q2xw", 2, *args]) == BASE + place


def test_no_two_pages_have_one_name():
    names = [one.name for one in price_urls.urlpatterns]
    assert len(set(names)) == len(names) == 20
