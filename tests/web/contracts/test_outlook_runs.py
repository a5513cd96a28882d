"""Simulations are found again by what they rest on."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from counterfoil_web.contracts.outlook_runs import YEAR, runs_of, start_run
from counterfoil_web.records.models import Job

ASKED = {"of": "1/a/1", "last": 7}


@pytest.fixture
def job(contract_seen_by, contract, world):
    """Makes a job of the kind in a state, with a file when it is done."""

    def make(status, *, content=b'{"told": 1}', organisation="force", **asked):
        path = ""
        if status == Job.Status.DONE:
            path = default_storage.save("results/run", ContentFile(content))
        return Job.objects.create(
            kind=YEAR,
            title="A simulated year",
            organisation=world.organisations[organisation],
            partnership_ref=contract.partnership.ref,
            arguments={"ref": contract.partnership.ref, "key": contract.key, **ASKED, **asked},
            status=status,
            result_path=path,
            finished_at=timezone.now() if path else None,
        )

    return make


def test_the_last_that_ended_is_read_from_its_file(contract_seen_by, job):
    job(Job.Status.DONE, content=b'{"told": 1}')
    job(Job.Status.FAILED)
    job(Job.Status.DONE, content=b'{"told": 2}')
    with contract_seen_by("contract_manager") as (seen, _):
        ended = runs_of(seen, YEAR, ASKED["of"], 7).ended
        assert (ended.values, ended.is_stale) == ({"told": 2}, False)
        assert runs_of(seen, YEAR, ASKED["of"], 8).ended.is_stale
        assert runs_of(seen, YEAR, "1/b/1", 7).ended is None


def test_that_of_another_organisation_is_not_found(contract_seen_by, job):
    job(Job.Status.DONE, organisation="auditor")
    with contract_seen_by("contract_manager") as (seen, _):
        assert runs_of(seen, YEAR, ASKED["of"], 7).ended is None


def test_a_file_that_is_gone_is_as_if_it_had_not_been_made(contract_seen_by, job):
    default_storage.delete(job(Job.Status.DONE).result_path)
    with contract_seen_by("contract_manager") as (seen, _):
        assert runs_of(seen, YEAR, ASKED["of"], 7).ended is None


def test_the_same_that_goes_on_is_not_started_twice(contract_seen_by, job):
    row = job(Job.Status.RUNNING)
    with contract_seen_by("contract_manager") as (seen, contract):
        assert start_run(seen, contract, YEAR, "A simulated year of", ASKED) == row
