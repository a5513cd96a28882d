from __future__ import annotations

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil.reports.word_case import default_template
from counterfoil_web.records.models import Event, Job
from counterfoil_web.results.exports import TABLES
from counterfoil_web.results.models import WordTemplate

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize("rest", ["exports/", "exports/answer.json", "exports/options.csv"])
def test_signed_out_outsider_and_wrong_role(appraised, client, client_as, rest):
    assert client.get(appraised.url(rest)).status_code == 302
    assert client_as("outsider").get(appraised.url(rest)).status_code == 404
    assert client_as("evaluator").get(appraised.url(rest)).status_code == 403


@pytest.mark.parametrize("form", ["word", "workbook", "html"])
def test_a_long_export_is_posted_by_those_who_may(appraised, client_as, form):
    address = appraised.url(f"exports/{form}/")

    assert client_as("finance_officer").get(address).status_code == 405
    assert client_as("outsider").post(address).status_code == 404
    assert client_as("evaluator").post(address).status_code == 403
    assert not Job.objects.exists()


def test_the_workbook_is_a_job_whose_file_carries_its_marking(appraised, client_as):
    response = client_as("inspector").post(appraised.url("exports/workbook/"))

    job = Job.objects.get()
    assert response["Location"].endswith(f"/jobs/{job.pk}/")
    assert job.status == Job.Status.DONE, job.fault
    assert job.result_name.endswith("version 2.xlsx")
    file = client_as("inspector").get(f"/jobs/{job.pk}/file/")
    assert file.status_code == 200
    assert "OFFICIAL-SENSITIVE COMMERCIAL Custody" in file["Content-Disposition"]
    assert b"".join(file.streaming_content).startswith(b"PK")
    event = Event.objects.get(kind="answer-exported")
    assert event.record == f"version/{appraised.ref}/2"
    file.close()  # ends the request, and with it the connection


def test_the_page_offers_every_table(appraised, client_as):
    text = client_as("auditor").get(appraised.url("exports/")).content.decode()

    for name in TABLES:
        assert f"/exports/{name}.csv" in text
    assert "OFFICIAL-SENSITIVE: COMMERCIAL" in text
    assert "word-template" not in text


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_table_says_whose_it_is_and_that_nobody_reviewed_it(appraised, client_as, name):
    response = client_as("auditor").get(appraised.url(f"exports/{name}.csv"))

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][1:] == ["Version 2", "OFFICIAL-SENSITIVE: COMMERCIAL", "Not reviewed"]
    assert len(rows) > 2
    assert "OFFICIAL-SENSITIVE" in response["Content-Disposition"]
    assert Event.objects.filter(kind="answer-exported").count() == 1


def test_a_table_that_is_not_there(appraised, client_as):
    assert client_as("auditor").get(appraised.url("exports/secrets.csv")).status_code == 404


def test_the_whole_answer_as_json(appraised, client_as):
    response = client_as("auditor").get(appraised.url("exports/answer.json"))

    document = json.loads(response.content)
    assert (document["review"], document["marking"]) == (
        "Not reviewed",
        "OFFICIAL-SENSITIVE: COMMERCIAL",
    )
    assert document["appraisal"]["identity"]["case_fingerprint"] == (
        appraised.versions[1].fingerprint
    )


def test_an_export_of_the_draft_says_what_it_is(drafted, client_as):
    response = client_as("commercial_lead").get(drafted.draft_url("exports/options.csv"))

    assert "Draft, not submitted. Not reviewed" in response.content.decode()


def test_a_template_is_set_and_taken_back_by_those_who_write_cases(appraised, client_as):
    page = client_as("commercial_lead")
    upload = SimpleUploadedFile("ours.docx", default_template(), content_type=DOCX)

    assert "Counterfoil’s own template" in page.get("/word-template/").content.decode()
    assert page.post("/word-template/", {"template": upload}).status_code == 302
    assert "In use: ours.docx" in page.get("/word-template/").content.decode()
    assert page.post("/word-template/", {"remove": "1"}).status_code == 302
    assert "In use: Counterfoil’s own" in page.get("/word-template/").content.decode()
    assert WordTemplate.objects.count() == 1


def test_a_template_that_is_none_is_refused_beside_its_control(appraised, client_as):
    page = client_as("commercial_lead")
    upload = SimpleUploadedFile("ours.docx", b"no document", content_type=DOCX)

    response = page.post("/word-template/", {"template": upload})

    assert response.status_code == 422
    assert "it is not a Word document" in response.content.decode()
    assert page.post("/word-template/", {}).status_code == 422
    assert not WordTemplate.objects.exists()


def test_who_may_not_set_a_template(appraised, client, client_as):
    assert client.get("/word-template/").status_code == 302
    assert client_as("inspector").get("/word-template/").status_code == 403
    assert client_as("inspector").get("/word-template/ours.docx").status_code == 403
    ours = client_as("commercial_lead").get("/word-template/ours.docx")
    assert ours.content.startswith(b"PK")
