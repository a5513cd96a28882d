"""The running contract as read from its own room and the registers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.http import Http404

from counterfoil_web.procurements.running_store import breach_names, contract_names, running_of

pytestmark = pytest.mark.django_db


def test_before_it_is_entered_into_there_is_none(planned, opened_by):
    with opened_by("auditor") as one:
        assert running_of(one) is None


def test_terms_invoices_assessments_changes_and_breaches_are_the_contracts_own(
    signed, opened_by, django_assert_max_num_queries
):
    with opened_by("auditor") as one, django_assert_max_num_queries(7):
        found = running_of(one)
    contract = found.contract
    assert found.key == "example"
    assert contract.document.supplier == "Supplier"
    assert [each.number for each in contract.invoices] == ["INV-1"]
    assert [each.last_day for each in contract.assessments] == [date(2026, 10, 31)]
    assert [each.change.value_gbp for each in contract.changes] == [Decimal("900000.00")]
    assert [each.number for each in contract.breaches] == [1]
    assert {about.code for about, _ in found.notices} == {"UK8", "UK9", "UK10", "UK11", "UK17"}


def test_a_time_is_found_by_its_name(signed, opened_by):
    with opened_by("auditor") as one:
        found = running_of(one)
        assert found.notice("UK10", "change-1")[0].title == "Change: Two more offices"
        with pytest.raises(Http404):
            found.notice("UK10", "end")


def test_what_may_be_named_is_told_in_words(signed, opened_by):
    with opened_by("commercial_lead") as one:
        assert contract_names(one) == {"example": "Example contract"}
        assert breach_names(one) == {}


def test_a_contract_that_is_kept_nowhere_here_is_what_the_registers_say(planned, sign, opened_by):
    sign("elsewhere")
    with opened_by("auditor") as one:
        found = running_of(one)
    assert (found.key, found.contract.document) == ("", None)
    assert [about.code for about, _ in found.notices] == []  # the plan states no end
