"""The challenge bundle: taken out by who may see individual marks, and verified offline."""

from __future__ import annotations

import io
import zipfile

import pytest

from counterfoil.record.pack import pack_problems
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db
WHY = "award/why/care/a/bundle.zip"


def test_it_verifies_against_the_fingerprint_that_was_told(tender, client_as, page):
    answer = client_as("auditor").get(page(WHY))

    assert pack_problems(answer.content, answer["X-Bundle-Fingerprint"]) == ()
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = set(archive.namelist())
        marks = archive.read("marks.csv").decode()
        whole = b"".join(archive.read(name) for name in names)
    assert {"SHA256SUMS", "criterion.csv", "source/plan.yaml", "source/locked/lock-1.yaml"} <= names
    assert "custody_inspector" in marks
    assert b"10000000" not in whole  # a's price
    assert Event.objects.latest("number").kind == "export"


def test_before_moderation_there_is_none(tender_at, client_as, page):
    tender_at("marked")
    assert client_as("commercial_lead").get(page(WHY)).status_code == 404


def test_who_may_not_see_marks_takes_none(tender, client_as, page):
    for name in ("commissioner", "finance_officer", "evaluator"):
        assert client_as(name).get(page(WHY)).status_code == 403
    for name in ("supplier_user", "outsider"):
        assert client_as(name).get(page(WHY)).status_code == 404
    for rest in ("award/why/none/a/bundle.zip", "award/why/care/none/bundle.zip"):
        assert client_as("auditor").get(page(rest)).status_code == 404


def test_the_page_of_why_links_to_it(tender, client_as, page):
    assert WHY in client_as("auditor").get(page("why/care/a/")).content.decode()
