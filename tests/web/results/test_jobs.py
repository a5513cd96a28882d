from __future__ import annotations

import io

import pytest
from django.http import Http404
from django_scopes import scopes_disabled
from docx import Document

from counterfoil_web.partnerships.models import Access
from counterfoil_web.records.jobs import Cancelled, RunningJob
from counterfoil_web.records.models import Event, Job
from counterfoil_web.results import jobs
from counterfoil_web.results.jobs import export_html, export_word


@pytest.fixture
def running(appraised, monkeypatch):
    person = appraised.world.people["finance_officer"]
    row = Job.objects.create(
        kind="export-html",
        title="Report",
        owner=person,
        organisation=appraised.world.organisations["force"],
        status=Job.Status.RUNNING,
    )
    monkeypatch.setattr(jobs, "html_file", lambda subject: subject.name.encode())
    with scopes_disabled():
        yield RunningJob(row)


def test_a_file_is_kept_with_its_marking_and_an_event(appraised, running):
    export_html(running, ref=appraised.ref, number=2)

    assert running.row.result_name.endswith("Custody services version 2.html")
    assert running.row.result_marking == "official_sensitive_commercial"
    assert running.row.result_address == appraised.url("exports/")
    assert Event.objects.get(kind="answer-exported").after is not None


def test_an_export_that_is_stopped_keeps_nothing_and_can_be_run_again(
    appraised, running, monkeypatch
):
    monkeypatch.setattr(running, "tick", stopped_at(1))

    with pytest.raises(Cancelled):
        export_html(running, ref=appraised.ref, number=2)

    assert not running.row.result_path
    assert not Event.objects.filter(kind="answer-exported").exists()
    monkeypatch.undo()
    monkeypatch.setattr(jobs, "html_file", lambda subject: b"again")
    export_html(running, ref=appraised.ref, number=2)
    assert running.row.result_path


def test_access_that_was_ended_meanwhile_ends_the_export(appraised, running):
    Access.objects.filter(partnership=appraised.partnership).update(
        revoked_at=appraised.versions[0].submitted_at
    )

    with pytest.raises(Http404):
        export_html(running, ref=appraised.ref, number=2)


@pytest.mark.slow
def test_the_word_draft_takes_the_organisations_own_template(appraised, running, monkeypatch):
    document = Document()
    document.add_paragraph("Our own: {{ title }}")
    held = io.BytesIO()
    document.save(held)
    template = type("Row", (), {"content": held.getvalue()})
    monkeypatch.setattr(jobs, "template_of", lambda organisation: template)
    kept = {}
    monkeypatch.setattr(running, "keep_file", lambda name, content, marking: kept.update(c=content))

    export_word(running, ref=appraised.ref, number=2)

    words = [one.text for one in Document(io.BytesIO(kept["c"])).paragraphs]
    assert any(one.startswith("Our own: ") and "{{" not in one for one in words)


def stopped_at(place):
    def tick(done, total, text=""):
        if done == place:
            raise Cancelled

    return tick
