"""A month's statement taken out in every form, by those who may."""

import io
import json

import openpyxl
import pytest
from docx import Document

from counterfoil.contractfile.closed_json import read_closed_json
from counterfoil_web.records.models import Event

FORMS = ("docx", "pdf", "xlsx", "csv", "json")
CSV = "months/2026-04/statement.csv"


@pytest.mark.parametrize("ending", FORMS)
def test_each_form_leaves_marked_and_logged(client_as, page, contract, ending):
    response = client_as("contract_manager").get(page(f"months/2026-04/statement.{ending}"))

    assert response.status_code == 200
    assert response["X-Protective-Marking"].startswith("OFFICIAL")
    assert "OFFICIAL" in response["Content-Disposition"]
    event = Event.objects.latest("number")
    assert event.kind == "export"
    assert event.record.endswith("/example/2026-04")
    assert event.after["file"].endswith(ending)


def test_the_table_holds_the_lines_and_what_they_come_to(client_as, page):
    text = client_as("auditor").get(page(CSV)).content.decode()
    assert "1,000 × £85.00 = £85,000.00" in text
    assert "217200.00" in text


def test_the_word_and_excel_files_hold_the_same(client_as, page):
    client = client_as("finance_officer")
    word = Document(io.BytesIO(client.get(page("months/2026-04/statement.docx")).content))
    words = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "£217,200.00" in words
    assert any("v-2026-04" in text for text in words)

    sheet = client.get(page("months/2026-04/statement.xlsx")).content
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    values = [cell for row in book["Statement"].iter_rows(values_only=True) for cell in row]
    assert 217_200 in values


def test_the_file_of_an_open_month_is_not_taken_for_a_closed_one(client_as, page):
    values = json.loads(client_as("auditor").get(page("months/2026-04/statement.json")).content)
    assert values["format"] == "counterfoil-open-statement-1"
    assert values["total_gbp"] == "217200.00"
    assert values["marking"].startswith("OFFICIAL")


def test_the_file_of_a_closed_month_is_the_one_that_was_closed(client_as, page, contract):
    client_as("contract_manager").post(page("months/2026-04/propose/"), {"note": ""})
    finance = client_as("finance_officer")
    html = finance.get(page("months/2026-04/")).content.decode()
    told = html.split('name="told" value="')[1].split('"')[0]
    finance.post(page("months/2026-04/close/"), {"told": told, "sure": "on"})

    text = finance.get(page("months/2026-04/statement.json")).content.decode()
    assert f"{read_closed_json(text, 'file', contract.key).total_gbp}" == "217200.00"
    csv = finance.get(page(CSV)).content.decode()
    assert "Closed on" in csv


def test_illustrative_figures_say_so_in_name_and_file(client_as, page, contract):
    contract.illustrative = "Nobody published the monthly detail."
    contract.save()
    response = client_as("auditor").get(page(CSV))

    assert "illustrative" in response["Content-Disposition"]
    assert "Nobody published the monthly detail." in response.content.decode()


@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("contract_manager", 200),
        ("commissioner", 200),
        ("supplier_user", 200),
        ("evaluator", 403),
        ("outsider", 404),
    ],
)
def test_who_may_take_a_statement_out(client_as, page, username, status):
    assert client_as(username).get(page(CSV)).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page(CSV)).status_code == 302


@pytest.mark.parametrize("month", ["2026-13", "2026-03", "2028-04"])
def test_a_month_that_is_none_is_not_found(client_as, page, month):
    response = client_as("auditor").get(page(f"months/{month}/statement.csv"))
    assert response.status_code == 404
