"""The workbook out and back: taken whole, refused by cell, clashes decided."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil_web.records.models import Event
from counterfoil_web.tenders.store import dossier_of
from tests.web.tenders.marks import a_mark, words_of

pytestmark = pytest.mark.django_db
OUT, BACK = "marking-workbook/marks.xlsx", "marking-workbook/"


@pytest.fixture
def evaluator(tender_at, client_as):
    tender_at("opened")
    return client_as("evaluator")


@pytest.fixture
def fill(evaluator, page):
    """Take the workbook out and fill rows from the first on; give the upload."""

    def made(*rows):
        response = evaluator.get(page(OUT))
        assert response.status_code == 200
        book = openpyxl.load_workbook(io.BytesIO(response.content))
        for number, (mark, reason) in enumerate(rows, 2):
            book["Marks"].cell(number, 5).value = mark
            book["Marks"].cell(number, 6).value = reason
        kept = io.BytesIO()
        book.save(kept)
        return SimpleUploadedFile("marks.xlsx", kept.getvalue())

    return made


def test_out_and_back(evaluator, page, fill, opened_by):
    file = fill((4, "Page 3 has the rota."), (2, None))
    assert Event.objects.latest("number").kind == "export"
    done = evaluator.post(page(BACK), {"file": file})
    assert done["Location"] == page("marking/")
    html = words_of(evaluator.get(page("marking/")))
    assert (
        "1 mark taken in from the workbook, 1 kept as a draft. In 14 rows nothing was new" in html
    )
    with opened_by("evaluator") as one:
        assert dossier_of(one.tender).scores["a", "care"]["custody_inspector"].mark == 4


def test_one_wrong_cell_keeps_all_out(evaluator, page, fill, opened_by):
    refused = evaluator.post(page(BACK), {"file": fill((4, "Page 3"), (9, "x"))})
    assert refused.status_code == 422
    assert "Sheet Marks, cell E3 (Mark)" in words_of(refused)
    with opened_by("evaluator") as one:
        assert dossier_of(one.tender).scores == {}


def test_a_clash_waits_until_it_is_decided(evaluator, page, fill, opened_by):
    file = fill((4, "From the train"), (3, "Page 9"))
    evaluator.post(page("marking/care/a/"), a_mark("2", "At the desk"))
    asked = evaluator.post(page(BACK), {"file": file})
    assert asked.status_code == 422
    html = words_of(asked)
    assert "From the train" in html
    assert "At the desk" in html
    rows = re.search(r'name="rows" value="([^"]+)"', html).group(1)

    undecided = evaluator.post(page(BACK), {"rows": rows})
    assert "Choose which you mean" in words_of(undecided)
    evaluator.post(page(BACK), {"rows": rows, "clash-2": "theirs"})
    with opened_by("evaluator") as one:
        scores = dossier_of(one.tender).scores
        assert scores["a", "care"]["custody_inspector"].reason == "At the desk"
        assert scores["b", "care"]["custody_inspector"].reason == "Page 9"
    over = evaluator.post(page(BACK), {"rows": "forged"})
    assert "no longer there" in words_of(over)


def test_what_is_no_workbook_is_refused(evaluator, page):
    for posted, words in (
        ({}, "Choose the workbook"),
        ({"file": SimpleUploadedFile("marks.xlsx", b"not one")}, "not a workbook"),
        ({"file": SimpleUploadedFile("marks.xls", b"old")}, "old Excel format"),
    ):
        response = evaluator.post(page(BACK), posted)
        assert response.status_code == 422
        assert words in words_of(response)


def test_before_there_is_anything_to_mark_there_is_no_workbook(tender_at, client_as, page):
    tender_at("declared")
    client = client_as("evaluator")
    assert client.get(page(BACK))["Location"] == page("marking/")
    assert client.get(page(OUT))["Location"] == page("marking/")
    assert client_as("commercial_lead").get(page(OUT)).status_code == 403
