"""Addresses that are kept are those that Django works out."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from counterfoil_web.govuk.addresses import address_of


def test_it_is_what_django_gives() -> None:
    assert address_of("partnerships:room", "abcdefgh", "strategy") == reverse(
        "partnerships:room", args=["abcdefgh", "strategy"]
    )
    assert address_of("decisions:decision", "abcdefgh", 12).endswith("/12/")


def test_the_second_time_it_is_not_worked_out() -> None:
    address_of("partnerships:room", "abcdefgh", "contract")
    before = address_of.cache_info().hits
    address_of("partnerships:room", "abcdefgh", "contract")
    assert address_of.cache_info().hits == before + 1


def test_a_name_that_is_not_there_is_an_error_each_time() -> None:
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            address_of("partnerships:no-such-page")
