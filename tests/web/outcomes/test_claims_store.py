"""Certifications and bankings follow their claim, under the name of who acts."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.errors import BadInput
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.outcomes.claims_store import bank, certify, claim_for, register_of
from counterfoil_web.outcomes.models import OutcomeRow

pytestmark = pytest.mark.django_db
CLAIM = "saving-2018-19"
BANKED = {
    "from_month": "2018-04",
    "to_month": "2019-03",
    "budget_line": "custody-budget",
    "banked_on": "2019-07-01",
    "budget_paper": "Virement 14",
}


def test_a_finding_supersedes_the_one_before(opened_by):
    with opened_by("finance_officer") as one:
        row, _ = certify(one.seen, CLAIM, {"finding": "certified", "amount": "70000"}, "Recounted")
    assert row.supersedes == "certified-2018-19"
    assert row.fields["certified_by"] == "Finance officer"
    assert row.note == "Recounted"


def test_banking_in_parts_stops_at_what_is_certified(opened_by):
    with opened_by("finance_officer") as one:
        bank(one.seen, CLAIM, {**BANKED, "amount_gbp": "40000"})
        later = {**BANKED, "to_month": "2018-09"}
        with pytest.raises(BadInput) as told:
            bank(one.seen, CLAIM, {**later, "amount_gbp": "20000.01"})
        bank(one.seen, CLAIM, {**later, "amount_gbp": "20000"})
        # 40,000 + 20,000.01 is a penny above the 60,000 certified
        assert any("£60,000.01" in problem.what for problem in told.value.problems)
        rows = OutcomeRow.objects.filter(kind="banking").order_by("pk")
        assert [row.fields["amount_gbp"] for row in rows] == ["40000", "20000"]


def test_who_may_not_is_refused_and_nothing_is_kept(opened_by):
    with opened_by("contract_manager") as one:
        before = OutcomeRow.objects.count()
        with pytest.raises(Refused):
            certify(one.seen, CLAIM, {"finding": "certified", "amount": "1"})
        assert OutcomeRow.objects.count() == before


def test_a_claim_that_does_not_stand_is_not_found(opened_by):
    with opened_by("auditor") as one:
        assert claim_for(one.outcomes, CLAIM) in register_of(one.outcomes).claims
        with pytest.raises(Http404):
            claim_for(one.outcomes, "nothing")
