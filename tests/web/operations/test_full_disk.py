"""A full disk answers with a plain page, whatever ran out of room, and nothing is half saved."""

from __future__ import annotations

import errno

import pytest
from django.db import DatabaseError, OperationalError, transaction
from django.template.loader import render_to_string

from counterfoil.errors import CounterfoilError
from counterfoil_web.operations import full_disk
from counterfoil_web.operations.full_disk import full_disk_told
from counterfoil_web.operations.models import WorkerBeat


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


def test_a_disk_that_is_full_before_the_view_is_told_as_such(client_as, monkeypatch):
    client = client_as("commercial_lead")
    client.raise_request_exception = False

    def fail(*_, **__):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("counterfoil_web.accounts.middleware.acting_for", fail)
    response = client.get("/jobs/")

    assert response.status_code == 507
    assert "Nothing was saved: the disk is full" in response.content.decode()


def test_a_fault_before_the_view_has_the_page_for_faults(client_as, monkeypatch):
    client = client_as("commercial_lead")
    client.raise_request_exception = False
    monkeypatch.setattr("counterfoil_web.accounts.middleware.acting_for", None)
    response = client.get("/jobs/")

    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()


def test_a_command_says_which_disk_is_full(monkeypatch, tmp_path):
    monkeypatch.setattr(full_disk, "has_room", lambda folder: folder != tmp_path)
    with pytest.raises(CounterfoilError) as told, full_disk_told(tmp_path, tmp_path / "data"):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert told.value.where == str(tmp_path)
    assert "the disk is full, so nothing was written" in str(told.value)


def test_a_command_says_where_it_writes_when_there_is_room_again(tmp_path):
    with pytest.raises(CounterfoilError) as told, full_disk_told(tmp_path, tmp_path / "data"):
        raise OperationalError("database or disk is full")

    assert told.value.where == f"{tmp_path}, {tmp_path / 'data'}"


def test_another_fault_of_a_command_stays_what_it_is(tmp_path):
    with pytest.raises(PermissionError), full_disk_told(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied")
