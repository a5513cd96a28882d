"""The verdict's pages: what the library says of the folder, and each figure with its chain."""

from __future__ import annotations

import io
from html import unescape

import pytest
from django.urls import reverse
from docx import Document

from counterfoil.outcomes.verdict_figures import chained_figures
from counterfoil_web.govuk.formats import money
from counterfoil_web.records.models import Event
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response
    return unescape(response.content.decode())


def test_the_verdict_gives_its_grade_with_every_rule_and_says_where_there_is_no_evidence(
    outcomes, client_as, page
):
    found = told.verdict()
    html = read(client_as("inspector"), page("verdict/"))
    assert f"Confidence: {found.confidence.grade.value}" in html
    for one in found.confidence.answers:
        assert one.question.words in html
        assert one.because[1:] in html
    assert "No evidence." in html  # of equity
    for words in ("£630,000", "£60,000", "£0"):  # claimed, certified and banked in the folder
        assert words in html


def test_each_figure_leads_to_what_it_rests_on(outcomes, client_as, page):
    auditor = client_as("auditor")
    html = read(auditor, page("verdict/figures/"))
    for one in chained_figures(told.verdict()):
        assert f'id="figure-{one.id.replace("/", "-")}"' in html
        assert money(one.gbp) in html
    assert 'href="#figure-bridge-volume"' in html
    claim = page("record/claim/saving-2017-18/")
    assert f'href="{claim}"' in html
    assert auditor.get(claim).status_code == 200
    assert f'href="{reverse("results:lines", args=[outcomes.partnership.ref, 1])}"' in html


def test_the_public_statement_is_read_and_leaves_in_word_and_pdf(outcomes, client_as, page):
    commissioner = client_as("commissioner")
    html = read(commissioner, page("public-statement/"))
    assert "Evidence pack: SHA-256 of SHA256SUMS" in html
    response = commissioner.get(page("public-statement/statement.docx"))
    words = "\n".join(one.text for one in Document(io.BytesIO(response.content)).paragraphs)
    assert told.verdict().ledger.document.title in words
    assert Event.objects.latest("number").kind == "export"
    assert commissioner.get(page("public-statement/statement.pdf")).content.startswith(b"%PDF")
    assert commissioner.get(page("public-statement/statement.odt")).status_code == 404


def test_figures_leave_as_a_table(outcomes, client_as, page):
    rows = client_as("auditor").get(page("verdict/figures.csv")).content.decode()
    assert "Net saving promised" in rows
    assert "record certified-2018-19" in rows


@pytest.mark.parametrize(
    ("username", "status"), [("supplier_user", 403), ("administrator", 403), ("outsider", 404)]
)
def test_nobody_else_reads_it(outcomes, client_as, page, username, status):
    client = client_as(username)
    for rest in (
        "verdict/",
        "verdict/figures/",
        "verdict/figures.csv",
        "public-statement/",
        "public-statement/statement.pdf",
    ):
        assert client.get(page(rest)).status_code == status


def test_signed_out_is_sent_to_sign_in(client, world, page):
    assert client.get(page("verdict/")).status_code == 302
