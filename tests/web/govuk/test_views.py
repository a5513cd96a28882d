"""The stylesheet of an organisation's colour."""

from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_colour_has_a_stylesheet_that_may_be_kept_for_a_year(client):
    response = client.get(reverse("govuk:brand", args=["12436d"]))

    assert response.status_code == 200
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--app-header-background: #12436d;" in response.content.decode()
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("colour", ["ffdd00", "ffffff", "12f", "12436d%7D", "red", "12436d;}a{b:c"])
def test_what_cannot_be_read_or_is_no_colour_has_none(client, colour):
    assert client.get(f"/brand/{colour}.css").status_code == 404


def test_nothing_is_done_by_posting(client):
    assert client.post(reverse("govuk:brand", args=["12436d"])).status_code == 405
