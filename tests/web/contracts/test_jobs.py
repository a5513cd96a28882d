"""Large files are tried and taken by a worker, and simulations made."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil_web.contracts.imports_store import keep_upload
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.records.jobs import start
from counterfoil_web.records.models import Job
from counterfoil_web.registers.column_mappings import mapping_values
from tests.web.contracts.conftest import KEY
from tests.web.contracts.test_imports_store import MAPPING
from tests.web.contracts.uploads import CSV


def _started(seen, contract, kind, content=CSV):
    row = keep_upload(seen, contract, "volume", SimpleUploadedFile("report.csv", content))
    row.mapping = mapping_values(MAPPING)
    row.save()
    arguments = {"ref": contract.partnership.ref, "key": contract.key, "pk": row.pk}
    job = start(seen.acting, kind, arguments, "A file", partnership=seen.partnership)
    row.refresh_from_db()
    return row, Job.objects.get(pk=job.pk)


def test_a_worker_tries_a_file_and_records_nothing(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        before = Recorded.objects.count()
        row, job = _started(seen, contract, "try-records")

        assert job.status == Job.Status.DONE
        assert job.result_address.endswith(f"/imports/{row.pk}/")
        assert row.found["records"] == 2
        assert Recorded.objects.count() == before


def test_a_worker_takes_a_file_whole(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        row, job = _started(seen, contract, "apply-records")

        assert job.status == Job.Status.DONE
        assert row.applied_at is not None
        assert row.records.count() == 2


def test_a_file_that_no_longer_fits_is_told_by_the_job(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        row, job = _started(seen, contract, "apply-records", CSV + b"June 2027,many\n")

        assert job.status == Job.Status.FAILED
        assert "it no longer fits" in job.fault
        assert row.records.count() == 0


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("simulate-year", {"terms": "agreed", "figures": KEY}, "the terms were changed after"),
        ("simulate-rest-of-term", {"ranges": {}}, "other terms were agreed after"),
    ],
)
def test_a_simulation_of_terms_that_are_no_more_says_so(contract_seen_by, kind, more, words):
    with contract_seen_by("contract_manager") as (seen, contract):
        arguments = {"ref": contract.partnership.ref, "key": KEY, "of": "gone", "last": 0, **more}
        job = start(seen.acting, kind, arguments, "A simulation", partnership=seen.partnership)

        assert job.status == Job.Status.FAILED
        assert words in job.fault
        assert not job.result_path
