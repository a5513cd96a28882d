from __future__ import annotations

import pytest

from counterfoil.casefile.edits import CellEdit, RowAdded
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import BaselineSignature
from counterfoil_web.appraisals.versions_store import submit_draft


@pytest.fixture
def sourced(draft, world, acting_as):
    source = CellEdit(table="baseline", row="r1", column="sources", base="", text="ledger")
    ledger = RowAdded(table="sources", row="n1", cells={"id": "ledger", "title": "Ledger"})
    save_edits(acting_as("commercial_lead"), world.partnership, [ledger, source])


def test_the_register_shows_what_each_service_costs(draft, client_as, address):
    page = client_as("auditor").get(address("baseline")).content.decode()

    assert "£2,200,000" in page
    assert "0 of 3 service lines signed" in page
    assert "Sign these figures" not in page


def test_a_finance_officer_signs_and_withdraws(sourced, client_as, address):
    browser = client_as("finance_officer")
    assert b"Sign these figures" in browser.get(address("baseline")).content
    signed = browser.post(address("sign"), {"service": "detention"}, follow=True)
    assert b"Your signature stands under these figures." in signed.content
    assert b"Withdraw my signature" in signed.content

    withdrawn = browser.post(address("withdraw"), {"service": "detention"}, follow=True)
    assert b"Your signature is withdrawn." in withdrawn.content
    assert BaselineSignature.objects.filter(withdrawn_at=None).count() == 0


def test_a_policing_bodys_finance_officer_signs_too(sourced, client_as, address):
    client_as("pcc_finance_officer").post(address("sign"), {"service": "detention"})

    assert BaselineSignature.objects.get().role == "policing_body_finance_officer"


def test_who_may_not_sign_does_not(sourced, client_as, address):
    answer = client_as("commercial_lead").post(address("sign"), {"service": "detention"})

    assert answer.status_code == 403
    assert BaselineSignature.objects.count() == 0


def test_who_typed_the_figures_is_told_who_signs(sourced, client_as, address, world, acting_as):
    mine = CellEdit(table="baseline", row="r1", column="volume", base="12000", text="12500")
    save_edits(acting_as("finance_officer"), world.partnership, [mine])
    browser = client_as("finance_officer")

    assert b"another finance officer signs them" in browser.get(address("baseline")).content
    assert browser.post(address("sign"), {"service": "detention"}).status_code == 403


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"service": "healthcare"}, b"It has no source"),
        ({"service": "detention", "digest": "another"}, b"changed after you opened"),
    ],
)
def test_what_cannot_be_signed_is_told(sourced, client_as, address, posted, words):
    answer = client_as("finance_officer").post(address("sign"), posted, follow=True)

    assert words.lower() in answer.content.lower()
    assert BaselineSignature.objects.count() == 0


def test_a_signature_that_fell_away_is_shown(sourced, client_as, address, world, acting_as):
    client_as("finance_officer").post(address("sign"), {"service": "detention"})
    later = CellEdit(table="baseline", row="r1", column="volume", base="12000", text="12500")
    save_edits(acting_as("commercial_lead"), world.partnership, [later])
    page = client_as("commercial_lead").get(address("baseline")).content.decode()

    assert "Changed since signed" in page
    assert "that signature no longer stands" in page


def test_without_a_draft_the_versions_baseline_is_shown(
    draft, client_as, address, world, acting_as
):
    submit_draft(acting_as("commercial_lead"), world.partnership, "ready")
    page = client_as("finance_officer").get(address("baseline")).content.decode()

    assert "This is the baseline of version 1" in page
    assert "Sign these figures" not in page


def test_without_a_case_the_register_says_what_to_do(world, client_as, address):
    page = client_as("commercial_lead").get(address("baseline")).content.decode()

    assert "Open a draft of the case to begin it." in page
