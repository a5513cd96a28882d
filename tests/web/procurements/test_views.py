"""The procurement at a glance, its law, the standstill, and the whole of it taken out."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from counterfoil.procurementfile.folder import check_procurement_folder
from tests.fixtures.procurement_plans import a_plan
from tests.web.procurements.conftest import agree_plan

pytestmark = pytest.mark.django_db


def test_before_any_plan_it_says_what_will_be_here(world, client_as, page):
    shown = client_as("commercial_lead").get(page()).content.decode()
    assert "Begin the procurement" in shown
    assert "Begin the procurement" not in client_as("auditor").get(page()).content.decode()


def test_at_a_glance(procurement, client_as, page):
    shown = client_as("auditor").get(page()).content.decode()
    for words in (
        "The full duties of the Procurement Act 2023 apply. Open procedure",
        "£663,540 is the threshold; light touch applies",
        "1 to answer or release",
        "1 to decide on",
        "Illustrative.",
    ):
        assert words in shown, words


def test_a_draft_that_cannot_be_worked_out_says_so(world, client_as, page):
    lead = client_as("commercial_lead")
    lead.post(page("plan/draft/text/"), {"revision": 0, "text": "id: broken"})
    shown = lead.get(page()).content.decode()
    assert "Something in it must be mended" in shown


def test_the_law_and_the_routes(planned, client_as, page):
    shown = client_as("auditor").get(page("law/")).content.decode()
    assert "£1,200,000.00 with tax is not below the threshold of £207,720" in shown
    assert "mandatory." in shown
    assert "At least 25 days for tenders; a standstill." in shown


def test_the_law_before_the_act(world, client_as, page):
    agree_plan(world, a_plan(begins_on=date(2024, 11, 4), begun_on=date(2024, 11, 4)))
    shown = client_as("auditor").get(page("law/")).content.decode()
    assert "Under the law before the Procurement Act 2023" in shown
    assert "Public Contracts Regulations 2015" in shown


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("award-day=23&award-month=11&award-year=2026&days=", 200, "ends on 3 December 2026"),
        ("award-day=18&award-month=12&award-year=2026&days=", 200, "sign from 1 January 2027"),
        ("award-day=23&award-month=11&award-year=2026&days=5", 422, "the least is 8"),
        ("award-day=31&award-month=11&award-year=2026&days=", 422, "must be a real date"),
        ("award-day=1&award-month=3&award-year=2040&days=", 200, "Count again when they are"),
    ],
)
def test_the_standstill(asked, status, told, planned, client_as, page):
    answer = client_as("auditor").get(page(f"standstill/?{asked}"))
    assert answer.status_code == status
    assert told in answer.content.decode()


def test_the_folder_is_what_the_command_line_reads(procurement, client_as, page, tmp_path, seen_by):
    answer = client_as("auditor").get(page("folder.zip"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        packed.extractall(tmp_path)
    with seen_by("auditor") as seen:
        today = seen.acting.today
    held, _ = check_procurement_folder(tmp_path / "custody-2027", today)
    assert held.plan.title == "Custody services 2027"
    assert len(held.records) == 35


def test_the_answer_is_as_its_schema_says(procurement, client_as, page):
    auditor = client_as("auditor")
    schema = json.loads(auditor.get(page("procurement.schema.json")).content)
    answer = json.loads(auditor.get(page("procurement.json")).content)
    Draft202012Validator(schema).validate(answer)
    assert answer["law"]["light_touch"] is True
