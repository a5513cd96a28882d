"""How sure the award is: the library's own answer, and evaluators alone for those who may see."""

from __future__ import annotations

from html import unescape

import pytest
from django_scopes import scopes_disabled

from counterfoil.tender.robustness import robustness
from counterfoil_web.records.models import Job
from counterfoil_web.tenders import jobs as tender_jobs
from counterfoil_web.tenders.models import KeptWork
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db


def text_of(response):
    return unescape(response.content.decode())


def test_the_turns_are_those_of_the_library(tender, client_as, page):
    found = robustness(dossier_until("priced"))
    html = text_of(client_as("auditor").get(page("award/robustness/")))

    assert f"Bidder {found.contest.winner.upper()} comes first" in html
    for one in found.weights:
        assert one.title in html
    assert "What each evaluator alone would have chosen" in html
    assert "Custody inspector" in html


def test_who_may_not_see_single_evaluators_sees_the_rest(tender, client_as, page):
    html = text_of(client_as("commissioner").get(page("award/robustness/")))

    assert "Agreed marks" in html
    assert "evaluator alone" not in html
    assert "Custody inspector" not in html


def test_the_ranks_are_worked_out_by_a_worker_and_kept(tender, client_as, page, monkeypatch):
    """Of as many weightings as asked, each bid's shares come to all of them."""
    quick = tender_jobs.NEAR.__class__(share=0.1, weightings=2_000)
    monkeypatch.setattr(tender_jobs, "NEAR", quick)
    lead = client_as("commercial_lead")
    assert "Try a million weightings" in text_of(lead.get(page("award/robustness/")))
    answer = lead.post(page("award/robustness/"))
    assert answer.status_code == 302
    with scopes_disabled():
        job = Job.objects.get(kind="tender-weightings")
        assert job.arguments == {"ref": job.arguments["ref"], "number": 1, "lot": ""}
        row = KeptWork.objects.get()
    assert sum(row.answer["counts"][0]) == 2_000
    html = text_of(lead.get(page("award/robustness/")))
    assert "2,000 weightings" in html
    assert "Try a million" not in html


def test_without_a_winner_it_says_so(tender_at, client_as, page):
    tender_at("agreed")
    lead = client_as("commercial_lead")

    assert "No bid wins outright yet" in text_of(lead.get(page("award/robustness/")))
    assert lead.post(page("award/robustness/")).status_code == 409
