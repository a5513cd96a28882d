"""A claim is certified by finance, never by its owner or claimant, and banked at most so far."""

from __future__ import annotations

import re

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db
CLAIM = {
    "benefit": "respecified-service",
    "from_month": "April 2019",
    "to_month": "2019-07",
    "amount": "120,000",
    "unit": "GBP",
    "claimant": "custody lead",
    "evidence": "Statements of April to July 2019",
    "how_known": "measured",
    "basis": "assumed",
    "source": "Monthly report, 5 August 2019",
}
FOUND = {"finding": "certified", "amount": "100000", "evidence": "The four statements"}


@pytest.fixture
def claimed(outcomes, client_as, page):
    """A new claim of £120,000, and the address of its page."""
    answer = client_as("contract_manager").post(page("records/claim/new/"), CLAIM)
    assert answer.status_code == 302
    return answer["Location"]


def told_plainly(answer):
    """The page, its numbers without the commas that set thousands apart."""
    return re.sub(r"(?<=\d),(?=\d)", "", answer.content.decode())


def rows(kind):
    with scopes_disabled():
        return list(OutcomeRow.objects.filter(kind=kind).order_by("pk"))


def test_making_a_claim_leads_to_the_form_of_its_kind(outcomes, client_as, page):
    answer = client_as("contract_manager").get(page("claims/new/"))
    assert answer["Location"] == page("records/claim/new/")
    assert client_as("auditor").get(page("claims/new/")).status_code == 403


def test_a_claim_waits_for_finance_and_then_counts(claimed, client_as, page):
    finance = client_as("finance_officer")
    assert "Waits for finance" in finance.get(claimed).content.decode()

    answer = finance.post(f"{claimed}certify/", FOUND)

    assert answer.status_code == 302
    row = rows("certification")[-1]
    assert row.fields["amount"] == "100000"
    assert row.fields["office"] == "finance"
    assert row.fields["certified_by"] == "Finance officer"
    shown = finance.get(claimed).content.decode()
    assert "Certified in part" in shown
    assert "£100,000" in shown
    with scopes_disabled():
        assert Event.objects.filter(kind="outcome-recorded").count() == 2


def test_what_is_certified_is_put_right_with_a_reason(claimed, client_as):
    finance = client_as("finance_officer")
    finance.post(f"{claimed}certify/", FOUND)

    silent = finance.post(f"{claimed}certify/", {**FOUND, "amount": "90000"})
    assert silent.status_code == 422
    told = finance.post(
        f"{claimed}certify/", {**FOUND, "amount": "90000", "reason": "One was closed anew"}
    )

    assert told.status_code == 302
    first, second = rows("certification")[-2:]
    assert second.supersedes == first.key
    assert "£90,000" in finance.get(claimed).content.decode()


def test_more_than_was_claimed_is_refused_beside_the_amount(claimed, client_as):
    before = len(rows("certification"))

    answer = client_as("finance_officer").post(f"{claimed}certify/", {**FOUND, "amount": "120001"})

    assert answer.status_code == 422
    assert "It certifies 120001, and 120000 was claimed" in told_plainly(answer)
    assert len(rows("certification")) == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Choose whether you certify or refuse it"),
        ({"finding": "certified"}, "Enter the amount certified"),
        ({"finding": "refused"}, "Say why it is refused"),
        ({"finding": "refused", "amount": "5", "reason": "No"}, "Leave the amount empty"),
        ({"finding": "certified", "amount": "some"}, "Amount certified"),
    ],
)
def test_what_is_missing_is_told(given, told, claimed, client_as):
    answer = client_as("finance_officer").post(f"{claimed}certify/", given)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_whose_name_is_the_owner_or_claimant_may_not_certify(outcomes, client_as, page):
    own = {**CLAIM, "claimant": "finance officer"}
    address = client_as("contract_manager").post(page("records/claim/new/"), own)["Location"]
    finance = client_as("finance_officer")

    shown = finance.get(address).content.decode()
    answer = finance.post(f"{address}certify/", FOUND)

    assert "You made this claim, so you cannot certify it." in shown
    assert answer.status_code == 403
    assert "certifier-is-not-claimant" in answer.content.decode()
    assert client_as("pcc_finance_officer").post(f"{address}certify/", FOUND).status_code == 302


@pytest.mark.parametrize("who", ["contract_manager", "finance_partner", "auditor", "supplier_user"])
def test_others_neither_certify_nor_bank(who, claimed, client_as):
    person = client_as(who)
    assert person.post(f"{claimed}certify/", FOUND).status_code == 403
    assert person.post(f"{claimed}bank/", {}).status_code == 403


BANKED = {
    "from_month": "2019-04",
    "to_month": "2019-07",
    "budget_line": "custody-budget",
    "amount_gbp": "100000",
    "banked_on-day": "1",
    "banked_on-month": "9",
    "banked_on-year": "2019",
    "budget_paper": "Virement 14",
}


def test_what_is_certified_leaves_a_budget_and_no_more(claimed, client_as):
    finance = client_as("finance_officer")
    finance.post(f"{claimed}certify/", FOUND)

    above = finance.post(f"{claimed}bank/", {**BANKED, "amount_gbp": "100000.01"})
    good = finance.post(f"{claimed}bank/", BANKED)

    assert above.status_code == 422
    assert "is certified" in above.content.decode()
    assert good.status_code == 302
    assert [row.fields["budget_paper"] for row in rows("banking")] == ["Virement 14"]
    assert "Virement 14" in finance.get(claimed).content.decode()


def test_nothing_is_banked_before_it_is_certified_nor_without_a_paper(claimed, client_as):
    finance = client_as("finance_officer")

    early = finance.post(f"{claimed}bank/", BANKED)
    bare = finance.post(f"{claimed}bank/", {**BANKED, "budget_paper": ""})

    assert early.status_code == 422
    assert "Certify it first, or bank less" in early.content.decode()
    assert "Name the paper that cut it" in bare.content.decode()
    assert rows("banking") == []


def test_the_list_has_every_claim_and_the_same_pound_twice(outcomes, client_as, page):
    shown = client_as("auditor").get(page("claims/")).content.decode()

    assert "saving-2017-18" in shown
    assert "A press figure without a base is no evidence" in shown
    assert "Perhaps the same pound twice" in shown
    assert "Make a claim" not in shown


def test_a_claim_that_is_none_is_not_found(outcomes, client_as, page):
    assert client_as("auditor").get(page("claims/nothing/")).status_code == 404
