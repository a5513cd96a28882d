"""Each part of an installation is looked at, and what is found gives nothing away."""

from __future__ import annotations

from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from counterfoil_web.operations import health
from counterfoil_web.operations.models import WorkerBeat

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def roomy(monkeypatch):
    monkeypatch.setattr(
        health.shutil, "disk_usage", lambda folder: Usage(10, 0, health.LEAST_ROOM_BYTES)
    )


def found(tmp_path):
    return {check.name: check for check in health.checks(tmp_path, timezone.now())}


def test_all_is_well_with_a_worker_and_room(tmp_path, roomy, monkeypatch):
    monkeypatch.setattr(health.upgrade, "pending", lambda: 0)
    WorkerBeat.objects.create(worker="worker-1")

    checks = found(tmp_path)

    assert list(checks) == ["database", "migrations", "workers", "disk"]
    assert all(check.is_well for check in checks.values())


def test_a_silent_worker_counts_for_nothing(tmp_path, roomy):
    WorkerBeat.objects.create(
        worker="worker-1", at=timezone.now() - health.SILENT_AFTER - timedelta(seconds=1)
    )

    assert not found(tmp_path)["workers"].is_well


def test_an_upgrade_that_is_wanting_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(health.upgrade, "pending", lambda: 2)

    check = health.migrations_check()

    assert not check.is_well
    assert check.found == "2 steps of an upgrade are wanting"


def test_a_disk_with_too_little_room_is_told(tmp_path, monkeypatch):
    usage = Usage(10, 0, health.LEAST_ROOM_BYTES - 1)
    monkeypatch.setattr(health.shutil, "disk_usage", lambda folder: usage)

    assert not health.disk_check(tmp_path).is_well


def test_a_database_that_does_not_answer_is_told_without_its_words(tmp_path, roomy, monkeypatch):
    class Broken:
        def cursor(self):
            raise OperationalError("could not connect to server db.force.example")

    monkeypatch.setattr(health, "connection", Broken())

    checks = found(tmp_path)

    assert list(checks) == ["database", "disk"]
    assert checks["database"].found == "does not answer"
