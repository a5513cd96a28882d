"""Notices on their pages: owed, drafted in words, and as open contracting data."""

from __future__ import annotations

import io
import json

import pytest
from docx import Document

from counterfoil.procurement.notice_drafts import DRAFTED
from tests.fixtures.ocds_schema import release_validator

pytestmark = pytest.mark.django_db


def test_what_is_owed_and_what_is_not_and_why(procurement, client_as, page):
    shown = client_as("auditor").get(page("notices/")).content.decode()
    for words in ("UK6 Contract award notice", "by 20 January 2027", "it is no direct award"):
        assert words in shown, words


def test_the_list_is_taken_out(procurement, client_as, page):
    rows = client_as("auditor").get(page("notices/table.csv")).content.decode()
    assert "UK7,Contract details notice,Due,2027-05-29" in rows  # 120 days from 30 January


def test_a_draft_says_what_is_missing(planned, client_as, page):
    shown = client_as("auditor").get(page("notices/UK4/")).content.decode()
    assert "27 November 2026 at 12:00" in shown
    assert "write criteria with their weights (s.23)" in shown
    assert "Write it in the plan" not in shown
    assert "Write it in the plan" in (
        client_as("commercial_lead").get(page("notices/UK4/")).content.decode()
    )


def test_a_notice_of_the_running_contract_is_not_drafted_here(planned, client_as, page):
    auditor = client_as("auditor")
    assert "drafted from the contract’s own record" in (
        auditor.get(page("notices/UK8/")).content.decode()
    )
    assert auditor.get(page("notices/UK8/ocds.json")).status_code == 404
    assert auditor.get(page("notices/UK8/draft.docx")).status_code == 404
    assert auditor.get(page("notices/UK99/")).status_code == 404


@pytest.mark.parametrize("code", DRAFTED)
def test_each_draft_is_valid_open_contracting_data(code, procurement, client_as, page):
    answer = client_as("auditor").get(page(f"notices/{code}/ocds.json"))
    (release,) = json.loads(answer.content)["releases"]
    release_validator().validate(release)


def test_a_draft_as_a_word_document(planned, client_as, page):
    answer = client_as("auditor").get(page("notices/UK6/draft.docx"))
    text = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    assert "Mandatory: its last day is 16 December 2026." in text
