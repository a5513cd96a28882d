"""The evidence pack: made by a job, verified offline, and the same figures come out of it."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from django.core.files.storage import default_storage

from counterfoil.outcomes.verdict import verdict
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil_web.records.models import Job
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


def test_whoever_has_the_pack_works_out_the_same_figures(outcomes, client_as, page, tmp_path):
    auditor = client_as("auditor")
    response = auditor.post(page("evidence-pack/"))
    job = Job.objects.get(kind="outcomes-evidence-pack")
    assert response["Location"] == f"/jobs/{job.pk}/"
    assert (job.status, job.fault) == ("done", "")
    assert "illustrative" in job.result_name
    with default_storage.open(job.result_path) as file:
        archive = zipfile.ZipFile(io.BytesIO(file.read()))
    sums = archive.read("SHA256SUMS")
    for line in sums.decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    html = auditor.get(page("evidence-pack/")).content.decode()
    assert hashlib.sha256(sums).hexdigest() in html
    assert f"/jobs/{job.pk}/" in html
    archive.extractall(tmp_path)
    again = verdict(read_outcomes_folder(tmp_path / "source" / "outcomes").ledger)
    there = told.verdict()
    assert (again.bridge.parts, again.cost_gbp) == (there.bridge.parts, there.cost_gbp)
    assert again.confidence == there.confidence


def test_the_page_is_read_with_few_queries(
    outcomes, client_as, page, django_assert_max_num_queries
):
    inspector = client_as("inspector")
    assert b"sha256sum --check SHA256SUMS" in inspector.get(page("evidence-pack/")).content
    with django_assert_max_num_queries(12):
        inspector.get(page("evidence-pack/"))


@pytest.mark.parametrize(
    ("username", "status"), [("supplier_user", 403), ("evaluator", 403), ("outsider", 404)]
)
def test_nobody_else_has_one_made(outcomes, client_as, page, username, status):
    client = client_as(username)
    assert client.get(page("evidence-pack/")).status_code == status
    assert client.post(page("evidence-pack/")).status_code == status
    assert not Job.objects.filter(kind="outcomes-evidence-pack").exists()
