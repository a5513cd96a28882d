"""Notices on their pages: owed, drafted in words, and as open contracting data."""

from __future__ import annotations

import io
import json
from fractions import Fraction

import pytest
from docx import Document

from counterfoil.procurement.notice_drafts import DRAFTED
from tests.fixtures.ocds_schema import release_validator
from tests.fixtures.procurement_plans import a_plan
from tests.web.procurements.conftest import agree_plan

pytestmark = pytest.mark.django_db


def test_what_is_owed_and_what_is_not_and_why(procurement, client_as, page):
    shown = client_as("auditor").get(page("notices/")).content.decode()
    for words in ("UK6 Contract award notice", "by 20 January 2027", "it is no direct award"):
        assert words in shown, words


def test_before_the_contract_is_entered_into_the_page_says_what_to_do(planned, client_as, page):
    shown = client_as("commercial_lead").get(page("notices/")).content.decode()
    assert "Once the contract is entered into, say so in the register." in shown
    assert page("records/contract/new/") in shown
    assert page("records/contract/new/") not in (
        client_as("auditor").get(page("notices/")).content.decode()
    )


def test_while_the_contract_runs_each_time_has_its_drafts(
    signed, client_as, page, django_assert_max_num_queries
):
    auditor = client_as("auditor")
    auditor.get(page("notices/"))
    with django_assert_max_num_queries(12):
        shown = auditor.get(page("notices/")).content.decode()
    for code, name, has_data in (
        ("UK8", "2026-q4", True),
        ("UK9", "kpi-1", True),
        ("UK9", "breach-1", True),
        ("UK10", "change-1", True),
        ("UK11", "end", True),
        ("UK17", "2027-03", False),
    ):
        assert f'"{page(f"notices/{code}/{name}/")}"' in shown, name
        assert page(f"notices/{code}/{name}/draft.docx") in shown
        assert (page(f"notices/{code}/{name}/ocds.json") in shown) is has_data
    assert f'"{page("notices/UK8/")}"' not in shown
    rows = auditor.get(page("notices/table.csv")).content.decode()
    assert "UK10,Contract change notice: Change: Two more offices" in rows


def test_a_contract_the_act_asks_nothing_of_says_why(world, sign, client_as, page):
    agree_plan(world, a_plan(gross_gbp=Fraction(100_000)))
    sign("example")
    shown = client_as("auditor").get(page("notices/")).content.decode()
    assert "None: the contract is below the threshold." in shown


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
    assert "It tells of the contract once it runs." in (
        auditor.get(page("notices/UK8/")).content.decode()
    )
    assert "it is about a dynamic market" in auditor.get(page("notices/UK13/")).content.decode()
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
