from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import CaseImport, DraftEdit
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.records.models import Event


@pytest.fixture
def lead(client_as):
    return client_as("commercial_lead")


@pytest.fixture
def workbook(draft, lead, address):
    """The workbook as it is downloaded, with cells of its baseline changed."""

    def changed(**cells: object) -> SimpleUploadedFile:
        answer = lead.get(address("excel-file"))
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        for cell, value in cells.items():
            book["baseline"][cell] = value
        out = io.BytesIO()
        book.save(out)
        return SimpleUploadedFile("case.xlsx", out.getvalue())

    return changed


def cost(world) -> str:
    return draft_text(open_draft(world.partnership)).row("baseline", "r1").text("cost_gbp")


def test_the_workbook_leaves_with_its_marking_and_is_logged(draft, lead, address):
    answer = lead.get(address("excel-file"))

    assert "OFFICIAL-SENSITIVE" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store, private"
    assert Event.objects.filter(kind="export").count() == 1


def test_a_table_is_read_as_csv_and_no_text_becomes_a_formula(
    draft, lead, address, world, acting_as
):
    note = draft_text(draft).row("baseline", "r1").text("note")
    formula = CellEdit(table="baseline", row="r1", column="note", base=note, text="=1+1")
    save_edits(acting_as("commercial_lead"), world.partnership, [formula])
    content = lead.get(address("csv", "baseline")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))

    assert rows[0]["cost_gbp"] == "2200000"
    assert rows[0]["note"] == "'=1+1"


def test_a_workbook_is_tried_then_applied_once(workbook, lead, address, world):
    tried = lead.post(address("excel"), {"workbook": workbook(C2=2_300_000)})
    assert tried.status_code == 302
    page = lead.get(tried.url).content.decode()
    assert "1 change" in page
    assert "2300000" in page
    assert cost(world) == "2200000"

    lead.post(tried.url)
    lead.post(tried.url)
    assert cost(world) == "2300000"
    assert DraftEdit.objects.count() == 1


def test_what_was_changed_in_both_places_must_be_chosen(workbook, lead, address, world, acting_as):
    upload = workbook(C2=2_300_000)
    theirs = CellEdit(table="baseline", row="r1", column="cost_gbp", base="2200000", text="2")
    save_edits(acting_as("finance_partner"), world.partnership, [theirs])
    tried = lead.post(address("excel"), {"workbook": upload})
    assert b"Changed in both places" in lead.get(tried.url).content

    refused = lead.post(tried.url)
    assert refused.status_code == 422
    assert cost(world) == "2"
    lead.post(tried.url, {"clash-0": "workbook"})
    assert cost(world) == "2300000"


def test_a_formula_is_refused_with_its_sheet_and_cell(workbook, lead, address):
    answer = lead.post(address("excel"), {"workbook": workbook(C2="=1+1")})

    assert answer.status_code == 422
    assert b"sheet baseline, cell C2" in answer.content
    assert CaseImport.objects.count() == 0


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        pytest.param(None, b"Choose a workbook", id="nothing"),
        pytest.param(
            SimpleUploadedFile("case.xlsx", b"words"), b"not a workbook", id="no workbook"
        ),
        pytest.param(SimpleUploadedFile("case.xlsm", b"words"), b"by its name", id="macros"),
        pytest.param(SimpleUploadedFile("case.xlsx", b""), b"is empty", id="empty"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(draft, lead, address, upload, words):
    if upload is not None:
        upload.seek(0)
    answer = lead.post(address("excel"), {"workbook": upload} if upload else {})

    assert answer.status_code == 422
    assert words in answer.content


def test_who_may_not_bring_a_case_in_sees_no_form(draft, client_as, address):
    auditor = client_as("auditor")

    assert b'type="file"' not in auditor.get(address("excel")).content
    assert auditor.post(address("excel"), {}).status_code == 403


def test_an_upload_of_another_partnership_is_not_found(draft, lead, address):
    assert lead.get(address("import", 99)).status_code == 404
    assert lead.get(address("csv", "case")).status_code == 404


def test_without_a_draft_there_is_nothing_to_take_out(world, lead, address):
    assert lead.get(address("excel")).status_code == 200
    assert lead.get(address("excel-file")).status_code == 404


def test_a_choice_that_is_no_number_is_passed_over(workbook, lead, address):
    asked = lead.post(address("excel"), {"workbook": workbook(C2=2_300_000)})
    answer = lead.post(asked.url, {"clash-²": "draft", "clash-9999999": "draft"})

    assert answer.status_code == 302


def test_a_refusal_keeps_names_as_they_are_written(draft, lead, address):
    upload = SimpleUploadedFile("case.xls", b"x")
    answer = lead.post(address("excel"), {"workbook": upload})

    assert "Save it in Excel as an Excel Workbook (.xlsx)" in answer.content.decode()


def test_a_word_is_shown_as_people_call_it_and_goes_out_as_the_case_keeps_it(draft, lead, address):
    page = lead.get(address("section", "lines")).content.decode()
    assert '<option value="flat" selected>£ a year, level</option>' in page

    content = lead.get(address("csv", "lines")).content.decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(content)))["amount_kind"] == "flat"
    about = lead.get(address("section", "case")).content.decode()
    assert "strategic outline case</option>" in about


def test_a_file_that_was_applied_without_a_change_still_names_who_brought_it(
    workbook, lead, address, client_as, world
):
    lead.get(address("submit"))
    officer = client_as("finance_officer")
    tried = officer.post(address("excel"), {"workbook": workbook()})
    officer.post(tried.url)

    assert "Finance officer" in lead.get(address("submit")).content.decode()
