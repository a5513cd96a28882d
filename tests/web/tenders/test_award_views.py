"""The award, page by page: the same answer as the command line, and what stands in its way."""

from __future__ import annotations

import json
from html import unescape

import jsonschema
import pytest
from django_scopes import scopes_disabled

from counterfoil.reports.award_json import award_schema
from counterfoil.tender.entries import ranking
from counterfoil_web.records.models import Event
from counterfoil_web.tenders.models import TenderRow
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db
QUESTION = {
    "step": "question",
    "question-asked": "Show that you can perform at this price.",
    "question-day-day": "5",
    "question-day-month": "12",
    "question-day-year": "2026",
    "question-time": "12:00",
}
DECISION = {
    "step": "decision",
    "decision-shown": "yes",
    "decision-verdict": "stays_in",
    "decision-reason": "Its rota shows how nights are paid for.",
}


def text_of(response):
    return unescape(response.content.decode())


def rows(kind):
    with scopes_disabled():
        return list(TenderRow.objects.filter(kind=kind).order_by("pk"))


def test_the_page_and_the_file_are_those_of_the_library(tender, client_as, page):
    found = ranking(dossier_until("priced"))
    html = text_of(client_as("commissioner").get(page("award/")))
    assert [one.bid for one in found.placed] == ["a", "b", "c", "e"] or found.placed
    for one in found.placed:
        assert f"Bidder {one.bid.upper()}" in html
    assert "had Bidder" in html  # the reversal that the example is made to show
    answer = client_as("commercial_lead").get(page("award/award.json"))
    values = json.loads(answer.content)
    jsonschema.Draft202012Validator(award_schema()).validate(values)
    assert values["winner"] == found.winner
    assert [one["bid"] for one in values["placed"]] == [one.bid for one in found.placed]
    assert Event.objects.latest("number").kind == "export"


def test_before_prices_are_open_it_says_what_is_missing(tender_at, client_as, page):
    tender_at("quality_locked")
    html = text_of(client_as("commercial_lead").get(page("award/")))

    assert "cannot be ranked yet" in html
    assert "Bid a: it has no price. Open its price" in html
    assert client_as("commercial_lead").get(page("award/award.json")).status_code == 404
    for rest in ("prices/", "recommended/", "robustness/", "summaries/"):
        assert client_as("commissioner").get(page(f"award/{rest}")).status_code == 200


def test_prices_are_compared_with_the_flaw_of_the_formula(tender, client_as, page):
    """Lowest over price with 40 points: £8m earns 40, £10m 32, £12.5m 25.6, £16m 20."""
    html = text_of(client_as("auditor").get(page("award/prices/")))

    assert "one very low price takes points from all others" in html
    for words in ("£8,000,000", ">40<", ">32<", ">25.6<", ">20<"):
        assert words in html


def test_a_low_price_is_asked_about_and_decided_on(tender, client_as, page):
    lead = client_as("commercial_lead")
    address = page("award/low/c/")
    assert "Nothing may be awarded before" in text_of(lead.get(page("award/")))
    assert "a low price waits" in text_of(client_as("commissioner").get(page("award/recommended/")))

    assert lead.post(address, QUESTION)["Location"] == address
    answered = {"step": "answer", "answer-answer": "Our rota of 4 December"}
    assert lead.post(address, answered)["Location"] == address
    assert lead.post(address, DECISION)["Location"] == address
    assert [len(rows(f"price_{kind}")) for kind in ("question", "answer", "decision")] == [1, 1, 1]
    # a is 17.8% below the mean of the others, £12.17m, and the limit is 15%.
    assert lead.post(page("award/low/a/"), DECISION)["Location"] == page("award/low/a/")
    html = text_of(client_as("commissioner").get(page("award/recommended/")))
    assert "The contract should go to" in html
    assert "rota" in html
    for word in ("inspector", "Healthcare lead", "alpha"):  # nobody who marked is named
        assert word not in html.partition("<main")[2].partition("</main>")[0]


def test_a_bid_is_not_disregarded_unasked(tender, client_as, page):
    answer = client_as("commercial_lead").post(
        page("award/low/c/"),
        {**DECISION, "decision-shown": "no", "decision-verdict": "disregarded"},
    )

    assert answer.status_code == 422
    assert "before the bidder was told that its price looks too low" in text_of(answer)
    assert rows("price_decision") == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({**QUESTION, "question-asked": ""}, "Enter what the bidder was asked"),
        ({**QUESTION, "question-time": "noon"}, "24-hour clock"),
        ({"step": "decision"}, "Choose what is decided"),
        ({**DECISION, "decision-reason": ""}, "Enter why"),
    ],
)
def test_what_is_wrong_is_sent_back(tender, client_as, page, values, words):
    answer = client_as("commercial_lead").post(page("award/low/c/"), values)

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert rows("price_question") == rows("price_decision") == []


def test_only_the_lead_decides_and_only_on_low_prices(tender, client_as, page):
    assert client_as("commissioner").post(page("award/low/c/"), DECISION).status_code == 403
    assert "Record the decision" not in text_of(client_as("auditor").get(page("award/low/c/")))
    assert client_as("commercial_lead").get(page("award/low/e/")).status_code == 404
    assert client_as("commercial_lead").get(page("award/low/none/")).status_code == 404


def test_lots_are_drawn_for_a_tie_alone(tender, client_as, page):
    assert client_as("commercial_lead").get(page("award/lots/")).status_code == 404
    assert client_as("evaluator").get(page("award/lots/")).status_code == 403


def test_who_sees_the_award(tender, client_as, page):
    for rest in ("", "award.json", "prices/", "recommended/", "robustness/", "summaries/"):
        for name in ("evaluator", "moderator", "administrator"):
            assert client_as(name).get(page(f"award/{rest}")).status_code == 403
        for name in ("supplier_user", "outsider"):
            assert client_as(name).get(page(f"award/{rest}")).status_code == 404
    assert client_as("auditor").get(page("award/?lot=none")).status_code == 404


@pytest.mark.parametrize("rest", ["", "prices/", "recommended/", "robustness/", "summaries/"])
def test_a_page_asks_little(tender, client_as, page, rest, django_assert_max_num_queries):
    client = client_as("auditor")
    client.get(page(f"award/{rest}"))
    with django_assert_max_num_queries(12):
        client.get(page(f"award/{rest}"))
