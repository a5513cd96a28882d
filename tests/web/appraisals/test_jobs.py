"""A large workbook is read, tried and applied by a worker."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from counterfoil.casefile.case_text import TextRow
from counterfoil.casefile.draft_workbook import draft_workbook
from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals import excel_views, imports_store, jobs, parked_uploads
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.imports_store import MANY_ROWS, mark_of
from counterfoil_web.appraisals.models import CaseImport, Draft, DraftEdit
from counterfoil_web.appraisals.parked_uploads import FOLDER
from counterfoil_web.appraisals.store import draft_text, open_draft, signed_text
from counterfoil_web.records.models import Job

ROWS = 30


@pytest.fixture(autouse=True)
def _thirty_rows_are_many(monkeypatch, request):
    """Hundreds of rows take their time in a test too; one test takes the limits as they are."""
    if request.node.originalname != "test_the_limits_are_where_a_page_would_be_waited_for":
        monkeypatch.setattr(parked_uploads, "LARGE_BYTES", 1)
        monkeypatch.setattr(excel_views, "MANY_ROWS", ROWS)


@pytest.fixture
def lead(client_as):
    return client_as("commercial_lead")


@pytest.fixture
def upload(draft) -> SimpleUploadedFile:
    """The draft's workbook with many lines more, one of its own changed."""
    return with_lines(draft, ROWS)


def with_lines(draft: Draft, count: int) -> SimpleUploadedFile:
    text = signed_text(draft)
    first, *others = text.rows("lines")
    changed = TextRow(id=first.id, cells={**first.cells, "amount": "7"})
    added = [
        TextRow(id=f"n{at}", cells={**first.cells, "id": f"line-{at}", "title": f"Line {at}"})
        for at in range(count)
    ]
    tables = {**text.tables, "lines": (changed, *others, *added)}
    content = draft_workbook(replace(text, tables=tables), mark=mark_of(draft))
    return SimpleUploadedFile("large case.xlsx", content)


def waiting() -> list[str]:
    return default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []


def tried(lead, address, upload) -> Job:
    answer = lead.post(address("excel"), {"workbook": upload})
    job = Job.objects.latest("made_at")
    assert answer.url == reverse("operations:job", args=[job.pk])
    return job


def lines(world) -> list[TextRow]:
    return list(draft_text(open_draft(world.partnership)).rows("lines"))


def test_a_large_workbook_is_tried_by_a_worker_and_leads_to_its_trial(upload, lead, address, world):
    before = len(waiting())
    job = tried(lead, address, upload)

    assert (job.status, job.title) == (
        Job.Status.DONE,
        "Check large case.xlsx against Custody services",
    )
    kept = CaseImport.objects.get()
    assert (kept.file_name, kept.by) == ("large case.xlsx", world.people["commercial_lead"])
    assert job.result_address == address("import", kept.pk)
    assert len(waiting()) == before
    page = lead.get(job.result_address).content.decode()
    assert f"{ROWS + 1} changes" in page
    assert DraftEdit.objects.count() == 0


def test_who_waits_is_brought_to_the_trial(upload, lead, address):
    job = tried(lead, address, upload)
    answer = lead.get(reverse("operations:job", args=[job.pk]), headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == job.result_address


def test_a_large_workbook_is_applied_by_a_worker_once(upload, lead, address, world):
    trial = tried(lead, address, upload).result_address
    count = len(lines(world))
    lead.post(trial)
    job = Job.objects.latest("made_at")
    assert (job.kind, job.status) == ("apply-workbook", Job.Status.DONE)
    assert len(lines(world)) == count + ROWS

    assert lead.post(trial).url == address("case")
    assert len(lines(world)) == count + ROWS


def test_a_choice_that_is_missing_is_asked_for_before_a_worker_begins(
    upload, lead, address, world, acting_as
):
    theirs = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="2")
    save_edits(acting_as("finance_partner"), world.partnership, [theirs])
    trial = tried(lead, address, upload).result_address

    assert lead.post(trial).status_code == 422
    assert Job.objects.filter(kind="apply-workbook").count() == 0
    lead.post(trial, {"clash-0": "workbook"})
    assert lines(world)[0].text("amount") == "7"


@pytest.mark.parametrize("at", ["read_upload", "keep_upload"])
def test_a_worker_that_was_stopped_half_way_left_nothing_and_it_can_be_run_again(
    upload, lead, address, monkeypatch, at
):
    def stopped(*_: object, **__: object) -> None:
        raise RuntimeError("the worker was stopped")

    with monkeypatch.context() as patch:
        patch.setattr(jobs, at, stopped)
        job = tried(lead, address, upload)
    assert job.status == Job.Status.FAILED
    assert CaseImport.objects.count() == 0

    lead.post(reverse("operations:job-again", args=[job.pk]))
    again = Job.objects.latest("made_at")
    assert again.status == Job.Status.DONE
    assert again.result_address == address("import", CaseImport.objects.get().pk)


def test_applying_that_was_stopped_half_way_leaves_the_draft_and_can_be_run_again(
    upload, lead, address, world, monkeypatch
):
    trial = tried(lead, address, upload).result_address
    count = len(lines(world))

    def stopped(*_: object, **__: object) -> None:
        raise RuntimeError("the worker was stopped")

    with monkeypatch.context() as patch:
        patch.setattr(imports_store, "_mark_applied", stopped)
        lead.post(trial)
    job = Job.objects.latest("made_at")
    assert (job.kind, job.status) == ("apply-workbook", Job.Status.FAILED)
    assert (len(lines(world)), DraftEdit.objects.count()) == (count, 0)

    lead.post(reverse("operations:job-again", args=[job.pk]))
    assert len(lines(world)) == count + ROWS


def test_cells_that_stop_a_large_workbook_are_told(draft, lead, address):
    before = len(waiting())
    text = signed_text(draft)
    first = text.rows("lines")[0]
    added = tuple(
        TextRow(id=f"n{at}", cells={**first.cells, "id": f"line-{at}"}) for at in range(ROWS)
    )
    content = draft_workbook(
        replace(text, tables={**text.tables, "lines": added}), mark=mark_of(draft)
    )
    job = tried(lead, address, with_formula(content))

    assert job.status == Job.Status.FAILED
    assert "sheet lines, cell A2" in job.fault
    assert CaseImport.objects.count() == 0
    assert len(waiting()) == before


def with_formula(content: bytes) -> SimpleUploadedFile:
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    book["lines"]["A2"] = "=1+1"
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("large case.xlsx", out.getvalue())


def test_what_is_no_workbook_by_its_name_is_refused_at_once(upload, lead, address):
    upload.name = "case.xlsm"
    answer = lead.post(address("excel"), {"workbook": upload})

    assert answer.status_code == 422
    assert Job.objects.count() == 0


def test_the_limits_are_where_a_page_would_be_waited_for(draft, lead, address):
    few = lead.post(address("excel"), {"workbook": with_lines(draft, 20)})
    assert few.url == address("import", CaseImport.objects.get().pk)
    lead.post(few.url)
    assert Job.objects.count() == 0

    trial = tried(lead, address, with_lines(open_draft_of(draft), MANY_ROWS + 100)).result_address
    lead.post(trial)
    assert [job.kind for job in Job.objects.order_by("made_at")] == [
        "try-workbook",
        "apply-workbook",
    ]


def open_draft_of(draft: Draft) -> Draft:
    found = open_draft(draft.partnership)
    assert found is not None
    return found
