from __future__ import annotations

import pytest
from django.urls import Resolver404, resolve

from counterfoil_web.accounts.addresses import NumberConverter


def test_a_number_is_read_and_written_as_it_is():
    assert NumberConverter().to_python("17") == 17
    assert NumberConverter().to_url(17) == "17"


def test_a_number_that_no_database_holds_is_the_address_of_nothing():
    assert resolve("/people/999999999999999999/").kwargs == {"user_id": 999_999_999_999_999_999}
    with pytest.raises(Resolver404):
        resolve("/people/9999999999999999999/")


@pytest.mark.parametrize(
    "path",
    [
        "/people/99999999999999999999/",
        "/people/999999999999999999/",
        "/people/1/roles/99999999999999999999/",
        "/people/invitations/99999999999999999999/",
        "/organisations/99999999999999999999/",
    ],
)
def test_an_administrator_finds_nothing_there(client_as, path):
    assert client_as("administrator").get(path).status_code in (403, 404)
