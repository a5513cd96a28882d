"""What evaluators declared as a page, and a conflict settled there."""

from __future__ import annotations

import pytest

from tests.web.tenders.marks import words_of

pytestmark = pytest.mark.django_db
SETTLE = "interests/d-contract_manager-b/settle/"
SAID = {"what": "It was another Bidder B", "reason": "The company numbers differ", "sure": "on"}


def test_a_conflict_is_settled_with_its_effect_shown(tender_at, client_as, page):
    """The contract manager marks four criteria of B by the plan, and has marked none."""
    tender_at("opened")
    lead, evaluator = client_as("commercial_lead"), client_as("contract_evaluator")
    assert evaluator.get(page("marking/care/b/")).status_code == 404
    html = words_of(lead.get(page("interests/")))
    assert "Worked for Bidder B until March 2025" in html
    assert page(SETTLE) in html

    html = words_of(lead.get(page(SETTLE)))
    assert "sees this bid again and may mark it: Bidder B." in html
    assert "4 answers wait for their mark." in html
    empty = lead.post(page(SETTLE), {})
    assert empty.status_code == 422
    for words in ("Say how things stand", "Say why the evaluator may", "Confirm that you have"):
        assert words in words_of(empty)
    assert lead.post(page(SETTLE), SAID)["Location"] == page("interests/")

    assert evaluator.get(page("marking/care/b/")).status_code == 200
    html = words_of(lead.get(page("interests/")))
    assert "Settled by Commercial lead" in html.replace("commercial_lead", "Commercial lead")
    assert "The company numbers differ" in html
    assert page(SETTLE) not in html
    again = lead.get(page(SETTLE), follow=True)
    assert "settled or declared anew already" in words_of(again)
    assert "It was another Bidder B" in words_of(evaluator.get(page("declare/")))


def test_after_moderation_nothing_waits_for_a_mark(tender, client_as, page):
    lead = client_as("commercial_lead")
    assert "No answer waits for their mark" in words_of(lead.get(page(SETTLE)))
    assert lead.get(page("interests/no-such/settle/")).status_code == 404


def test_who_reads_what(tender_at, client_as, page):
    tender_at("opened")
    assert "Worked for Bidder B" in words_of(client_as("auditor").get(page("interests/")))
    told = words_of(client_as("commissioner").get(page("interests/")))
    assert "Worked for Bidder B" not in told
    assert "3 of 3 evaluators declared; conflicts that stand: 1." in told
    for who, status in (("auditor", 403), ("evaluator", 403), ("supplier_user", 404)):
        assert client_as(who).get(page(SETTLE)).status_code == status
        assert client_as(who).post(page(SETTLE), SAID).status_code == status
    assert client_as("outsider").get(page("interests/")).status_code == 404


def test_before_anybody_declared_it_says_so(tender_at, client_as, page):
    tender_at("locked")
    html = words_of(client_as("commercial_lead").get(page("interests/")))
    assert html.count("Nothing declared yet, so no bid is shown to them.") == 3
