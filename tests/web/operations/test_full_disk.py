"""A full disk answers with a plain page, whatever ran out of room, and nothing is half saved."""

from __future__ import annotations

import errno

import pytest
from django.db import DatabaseError, OperationalError, transaction
from django.template.loader import render_to_string

from counterfoil_web.operations.full_disk import is_full_disk
from counterfoil_web.operations.models import WorkerBeat


def of_postgresql(sqlstate):
    error = OperationalError("could not extend file")
    error.__cause__ = type("Cause", (Exception,), {"sqlstate": sqlstate})()
    return error


@pytest.mark.parametrize(
    ("exception", "is_full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (OperationalError("database or disk is full"), True),
        (OperationalError("database is locked"), False),
        (of_postgresql("53100"), True),
        (of_postgresql("40001"), False),
        (ValueError("database or disk is full"), False),
    ],
)
def test_what_counts_as_a_full_disk(exception, is_full):
    assert is_full_disk(exception) is is_full


@pytest.fixture
def failing_view(monkeypatch):
    """Has the page of the jobs write something and then run out of room."""

    def install(error):
        def write_and_fail(*_):
            with transaction.atomic():
                WorkerBeat.objects.create(worker="half saved")
                raise error

        monkeypatch.setattr("counterfoil_web.operations.job_views.jobs_of", write_and_fail)

    return install


def test_the_page_says_that_nothing_was_saved_and_nothing_was(client_as, failing_view, caplog):
    client = client_as("commercial_lead")
    failing_view(OperationalError("database or disk is full"))

    response = client.get("/jobs/")

    assert response.status_code == 507
    assert "Nothing was saved: the disk is full" in response.content.decode()
    assert not WorkerBeat.objects.exists()
    assert "the disk is full" in caplog.text


def test_other_faults_are_left_to_the_page_for_faults(client_as, failing_view):
    client = client_as("commercial_lead")
    client.raise_request_exception = False
    failing_view(DatabaseError("something else"))

    assert client.get("/jobs/").status_code == 500


def test_the_page_needs_neither_session_nor_account():
    assert "<h1" in render_to_string("operations/full_disk.html")
