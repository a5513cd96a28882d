"""Assessment summaries: each line, none given out while one is missing in any."""

from __future__ import annotations

import io
from html import unescape

import docx
import pytest

from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db
PUBLISHED = {
    "where": "Tender notice 1",
    "published_on-day": "1",
    "published_on-month": "10",
    "published_on-year": "2026",
}
SUPPLIER = {
    "name": "Bidder",
    "postal_address": "1 Example Street",
    "email": "bids@bidder.example",
    "identifier": "ILLUSTRATIVE-1",
}
DECISION = {
    "step": "decision",
    "decision-shown": "yes",
    "decision-verdict": "stays_in",
    "decision-reason": "Its rota shows how nights are paid for.",
}


def text_of(response):
    return unescape(response.content.decode())


def completed(lead, page):
    for bid in "ac":
        lead.post(page(f"award/low/{bid}/"), DECISION)
    lead.post(page("award/summaries/"), PUBLISHED)
    for bid in "abce":
        assert lead.post(page(f"award/suppliers/{bid}/"), SUPPLIER).status_code == 302


def test_none_is_given_out_while_a_line_is_missing_in_any(tender, client_as, page):
    lead = client_as("commercial_lead")
    html = text_of(lead.get(page("award/summaries/")))
    assert "lines missing" in html
    assert "Take it out as Word" not in html
    answer = lead.get(page("award/summaries/a/summary.docx"))
    assert answer.status_code == 409
    told = text_of(answer)
    assert "regulation 31(2)(a) is not met: the name of the supplier" in told
    assert "its price looks too low, and nothing was decided on it" in told
    assert Event.objects.filter(kind="export").count() == 0


def test_once_complete_each_is_taken_out(tender, client_as, page):
    lead = client_as("commercial_lead")
    completed(lead, page)
    html = text_of(lead.get(page("award/summaries/")))
    assert html.count("Complete") == 4
    answer = lead.get(page("award/summaries/c/summary.docx"))
    assert answer.status_code == 200
    paper = docx.Document(io.BytesIO(answer.content))
    assert "was not successful" in paper.paragraphs[1].text
    assert len(paper.tables) == 2
    assert Event.objects.latest("number").kind == "export"


def test_a_line_is_shown_with_its_paragraph_and_what_is_missing(tender, client_as, page):
    html = text_of(client_as("commissioner").get(page("award/summaries/b/")))

    assert "31(2)(e)(i)(bb)" in html
    assert "Missing" in html
    assert "was not successful" in html or "most advantageous" in html
    for bid in ("d", "none"):  # left out as late; not there
        assert client_as("commissioner").get(page(f"award/summaries/{bid}/")).status_code == 404


def test_a_supplier_is_put_right_with_a_reason(tender, client_as, page):
    lead = client_as("commercial_lead")
    lead.post(page("award/suppliers/a/"), SUPPLIER)
    silent = lead.post(page("award/suppliers/a/"), {**SUPPLIER, "name": "Other"})
    assert silent.status_code == 422
    assert "Enter why" in text_of(silent)
    lead.post(
        page("award/suppliers/a/"), {**SUPPLIER, "name": "Other", "change_reason": "It was renamed"}
    )
    assert "Other" in text_of(lead.get(page("award/suppliers/a/")))


@pytest.mark.parametrize(
    ("rest", "values", "words"),
    [
        ("suppliers/a/", {**SUPPLIER, "email": "none"}, "like name@example.com"),
        ("suppliers/a/", {**SUPPLIER, "name": ""}, "Enter the name of the supplier"),
        ("summaries/", {**PUBLISHED, "where": ""}, "Enter where they can be read"),
    ],
)
def test_what_is_wrong_is_sent_back(tender, client_as, page, rest, values, words):
    answer = client_as("commercial_lead").post(page(f"award/{rest}"), values)

    assert answer.status_code == 422
    assert words in text_of(answer)


def test_only_the_lead_records(tender, client_as, page):
    for name in ("commissioner", "auditor", "finance_officer"):
        assert client_as(name).post(page("award/summaries/"), PUBLISHED).status_code == 403
        assert client_as(name).get(page("award/suppliers/a/")).status_code == 403
