"""A page of the outcomes is opened by whoever reads the partnership, and says what is made up."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.errors import InvalidValue
from counterfoil_web.outcomes.pages import Opened, outcomes_page, tried

pytestmark = pytest.mark.django_db


def test_what_is_made_up_is_said_in_two_parts(opened_by):
    with opened_by("auditor") as one:
        context = outcomes_page(one, "Claims")
    assert context["made_up"][0] == "An example, not the register of any force."
    assert context["made_up"][1].startswith("Published: ")
    assert context["crumbs"] == [("Outcomes", context["outcomes_url"])]


def test_before_a_plan_there_is_no_ledger(seen_by):
    with seen_by("auditor") as seen:
        one = Opened(seen, None)
        assert outcomes_page(one, "Outcomes")["crumbs"] == []
        with pytest.raises(Http404):
            _ = one.ledger


def test_a_fault_is_told_in_place_of_an_answer():
    def fail():
        raise InvalidValue(what="it is not so", where="here", mend="make it so")

    assert tried(lambda: 7) == (7, None)
    found, trouble = tried(fail)
    assert (found, trouble.what) == (None, "it is not so")
