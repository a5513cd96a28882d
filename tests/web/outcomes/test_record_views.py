"""Records are entered and put right by the contract manager, held against the whole ledger."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.contractfile.record_csv import read_record_csv
from counterfoil.outcomes.claims import Claim
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil_web.operations.example_outcomes import ROOT
from counterfoil_web.outcomes.models import OutcomeRow

pytestmark = pytest.mark.django_db
COST = {
    "heading": "client_side",
    "title": "Contract team",
    "from_month": "2018-04",
    "to_month": "2019-03",
    "amount_gbp": "61,200.50",
    "case_line": "partner/client-side",
    "how_known": "measured",
    "basis": "assumed",
    "source": "Ledger, 30 April 2019",
}
CLAIM = {
    "benefit": "respecified-service",
    "from_month": "2019-04",
    "to_month": "2019-07",
    "amount": "1000",
    "unit": "GBP",
    "claimant": "custody lead",
    "how_known": "measured",
    "basis": "assumed",
    "source": "Monthly report",
}


def count():
    with scopes_disabled():
        return OutcomeRow.objects.count()


def test_every_kind_is_listed_with_its_number(outcomes, client_as, page):
    shown = client_as("auditor").get(page("records/")).content.decode()

    for words in ("Costs beside the contract", "Claims of others", "Lessons", "2, the last on"):
        assert words in shown


def test_a_cost_is_entered_and_counts(outcomes, client_as, page):
    manager = client_as("contract_manager")
    assert manager.get(page("records/actual_cost/new/")).status_code == 200

    answer = manager.post(page("records/actual_cost/new/"), COST)

    assert answer.status_code == 302
    with scopes_disabled():
        row = OutcomeRow.objects.get(kind="actual_cost", fields__title="Contract team")
    assert row.fields["amount_gbp"] == "61200.50"
    shown = manager.get(page("net-saving/")).content.decode()
    assert "£61,200.50" in shown
    assert row.key in shown
    listed = manager.get(page("records/actual_cost/")).content.decode()
    assert "Contract team" in listed


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"amount": ""}, "Enter the amount"),
        ({"source": ""}, "Say where it comes from"),
        ({"amount": "-1"}, "The amount is below nought"),
        ({"from_month": "soon"}, "First month"),
        ({"from_month": "2016-04"}, "respecified-service starts in"),
        ({"from_month": "2019-07", "to_month": "2019-04"}, "Exchange the two months"),
        ({"benefit": "nothing"}, "Choose one of those listed"),
    ],
)
def test_what_is_wrong_with_a_claim_is_told_and_nothing_is_kept(
    changed, told, outcomes, client_as, page
):
    before = count()

    answer = client_as("contract_manager").post(page("records/claim/new/"), {**CLAIM, **changed})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert count() == before


def test_a_claim_is_begun_from_its_benefit(outcomes, client_as, page):
    shown = client_as("contract_manager").get(
        page("records/claim/new/?benefit=respecified-service")
    )
    assert shown.context["form"].initial["unit"] == "GBP"


def test_a_record_is_put_right_once_and_with_a_reason(outcomes, client_as, page):
    manager = client_as("contract_manager")
    address = page("record/claim/saving-2018-19/put-right/")
    fields = manager.get(address).context["form"].initial
    silent = manager.post(address, {**fields, "amount": "350000"})
    before = count()

    good = manager.post(address, {**fields, "amount": "350000", "note": "Counted twice"})
    again = manager.post(address, {**fields, "amount": "1", "note": "Again"})

    assert silent.status_code == 422
    assert "Say why it is put right" in silent.content.decode()
    assert good.status_code == 302
    assert again.status_code == 302
    assert count() == before + 1
    old = manager.get(page("record/claim/saving-2018-19/")).content.decode()
    assert "which counts in its place" in old


@pytest.mark.parametrize("who", ["finance_officer", "commissioner", "auditor", "supplier_user"])
def test_others_enter_nothing(who, outcomes, client_as, page):
    person = client_as(who)
    assert person.post(page("records/claim/new/"), CLAIM).status_code == 403
    assert person.post(page("record/claim/saving-2018-19/put-right/"), CLAIM).status_code == 403


def test_certifications_are_not_entered_as_records(outcomes, client_as, page):
    answer = client_as("contract_manager").get(page("records/certification/new/"))
    assert answer.status_code == 403
    assert "certified-on-the-claim" in answer.content.decode()


def test_a_kind_or_record_that_is_none_is_not_found(outcomes, client_as, page):
    reader = client_as("auditor")
    assert reader.get(page("records/wish/")).status_code == 404
    assert reader.get(page("record/claim/nothing/")).status_code == 404


def test_the_csv_is_read_back_as_the_records_of_the_folder(outcomes, client_as, page):
    answer = client_as("auditor").get(page("records/claim/table.csv"))

    text = answer.getvalue().decode("utf-8-sig")
    table = read_record_csv(Claim, text, "claims.csv")
    folder = read_outcomes_folder(ROOT / "cleveland-custody-2017").ledger
    assert table.problems == ()
    assert table.is_illustrative
    assert [(one.id, one.amount, one.fact) for one in table.records] == [
        (one.id, one.amount, one.fact) for one in folder.of(Claim)
    ]
    assert client_as("auditor").get(page("records/claim/table.pdf")).status_code == 404
