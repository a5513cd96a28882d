"""A lawyer asks of one score “why?”: everything behind it is on one page, nothing of others."""

from __future__ import annotations

import pytest

from counterfoil.contract.lines import number_text
from counterfoil_web.tenders.store import dossier_of
from tests.web.tenders.marks import a_mark, words_of

pytestmark = pytest.mark.django_db


def test_everything_behind_one_mark(tender, client_as, page, opened_by):
    html = words_of(client_as("auditor").get(page("why/care/b/")))
    with opened_by("moderator") as one:
        held = dossier_of(one.tender)
    agreed = held.consensus["b", "care"]
    earns = number_text(held.plan.leaf("care").points * agreed.mark / 5, 2)
    assert f"<strong>{number_text(agreed.mark)} of 5</strong>, which earns {earns} of 24" in html
    assert agreed.reason in html
    assert agreed.considered in html
    for score in held.scores["b", "care"].values():
        assert score.reason in html
    assert "Worked for Bidder B until March 2025" in html  # why the contract manager has no mark
    assert "Moderation opened, which locked the marks" in html
    assert "Quality was locked" in html
    assert "£" not in html
    assert "b-care-custody_inspector" in html
    assert "a-care-custody_inspector" not in html
    assert "b-staffing-custody_inspector" not in html


def test_a_change_of_a_mark_is_shown_with_its_reason(tender_at, client_as, page):
    tender_at("marked")
    changed = a_mark("1", "No rota is named.", change_reason="I had read bid C")
    client_as("evaluator").post(page("marking/care/a/"), changed)
    client_as("moderator").post(page("moderation-open/care/"), {"lot": ""})
    html = words_of(client_as("moderator").get(page("why/care/a/")))
    assert "Changed because: I had read bid C" in html
    assert "A mark was given: 3 <strong" in html
    assert html.count("No longer counts") == 1


def test_colleagues_declarations_are_not_for_evaluators(tender, client_as, page):
    html = words_of(client_as("evaluator").get(page("why/care/b/")))
    assert "Worked for Bidder B" not in html
    assert client_as("contract_evaluator").get(page("why/care/b/")).status_code == 404


def test_before_moderation_opens_there_is_nothing_to_see(tender_at, client_as, page):
    tender_at("marked")
    assert client_as("auditor").get(page("why/care/b/")).status_code == 404
    assert client_as("commissioner").get(page("why/care/b/")).status_code == 403
    assert client_as("outsider").get(page("why/care/b/")).status_code == 404
