"""A backup put back is the installation it was, on either database, and loses nothing unasked."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django_scopes import scopes_disabled

from counterfoil.access import OrganisationKind
from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.operations import records_dump
from counterfoil_web.operations import restore as restore_module
from counterfoil_web.operations.backup import write_backup
from counterfoil_web.operations.backup_file import open_backup
from counterfoil_web.operations.data_lock import DataInUse, data_lock
from counterfoil_web.operations.models import Installation
from counterfoil_web.operations.restore import WouldLose, restore
from counterfoil_web.operations.upgrade import pending
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import log
from counterfoil_web.records.models import Event, Job
from tests.web.operations.conftest import ENGINES

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, tzinfo=UTC)


def fill(folder: Path) -> None:
    """A little of everything that is hard to carry: money, days, moments, JSON, Welsh, a file."""
    organisation = Organisation.objects.create(
        kind=OrganisationKind.FORCE, name="Example force", valid_from=date(2020, 4, 1)
    )
    person = User.objects.create_user("commissioner@force.example", "Comisiynydd Tŷ'r Heddlu")
    with scopes_disabled():
        Partnership.objects.create(
            title="Gwasanaethau dalfa",
            kind="custody",
            value_gbp=Decimal("1234567.89"),
            made_by=person,
            made_at=NOON,
        )
    Job.objects.create(
        kind="probe",
        title="Word draft",
        owner=person,
        organisation=organisation,
        arguments={"ref": "k3m9q2xw", "deep": [1, 2.5, None, {"ŷ": True}]},
    )
    Installation.objects.create(purpose="real")
    log.write(None, "signed-in", record="person/1", person=person, organisation=organisation)
    log.write(None, "export", record="job/1", after={"b": 1, "a": [2.5, None]}, person=person)
    (folder / "files" / "results").mkdir(parents=True)
    (folder / "files" / "results" / "0a1b").write_bytes(bytes(range(256)) * 100)
    (folder / "secret_key").write_text("a secret of fifty letters")


def everything() -> dict[str, list[list[Any]]]:
    """Every row of every table as a backup holds it; the order of keys in JSON says nothing."""
    return {
        model._meta.label_lower: [json.loads(line) for line in records_dump.rows_of(model)]
        for model in records_dump.tables(records_dump.applied_steps())
    }


def put_back(file: Path, folder: Path, *, force: bool = False, now: datetime = LATER) -> list:
    with open_backup(file) as backup:
        return restore(backup, folder, now, force=force, say=lambda words: None)


@pytest.fixture(params=ENGINES)
def original(request, place, tmp_path):
    """An installation with records, and its backup."""
    made = place(request.param)
    file = tmp_path / "one.backup"
    with made.opened() as folder:
        fill(folder)
        write_backup(file, folder, NOON)
    return made, file


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_place_becomes_the_installation_it_was(original, place, engine):
    made, file = original
    with made.opened():
        before = everything()
    other = place(engine, empty=True)

    with other.opened() as folder:
        aside = put_back(file, folder)

        assert everything() == before
        assert sum(map(len, before.values())) > 100
        assert pending() == 0
        assert aside == []
        kept = folder / "files" / "results" / "0a1b"
        assert kept.read_bytes() == bytes(range(256)) * 100
        assert (folder / "secret_key").read_text() == "a secret of fifty letters"
        for path in (kept, folder / "secret_key"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("engine", ENGINES)
def test_what_was_put_back_goes_on_as_before(original, place, engine):
    """The log is still guarded and still one chain, and new rows get new numbers."""
    _, file = original
    with place(engine, empty=True).opened() as folder:
        put_back(file, folder)

        log.write(None, "signed-in", record="person/1")
        first, second, third = Event.objects.order_by("number")
        assert second.previous_hash == first.hash == log.link_of(first).hash
        assert third.previous_hash == second.hash == log.link_of(second).hash
        with pytest.raises(DatabaseError), transaction.atomic():
            Event.objects.filter(pk=first.pk).update(kind="forged")
        assert User.objects.create_user("finance-officer@force.example", "Finance officer").pk > 1


def test_a_restore_over_the_same_records_puts_the_old_aside(original):
    made, file = original
    with made.opened() as folder:
        before = everything()
        aside = put_back(file, folder)

        assert everything() == before
        if made.engine == "sqlite":
            assert (folder / "counterfoil.sqlite3.before-restore-20261123T090000Z") in aside
        else:
            assert "schema before_restore_20261123t090000z" in aside
        assert (folder / "files.before-restore-20261123T090000Z") in aside


def test_a_restore_that_would_lose_log_rows_is_refused_and_says_which(original):
    made, file = original
    with made.opened() as folder:
        log.write(None, "signed-in", record="person/1")
        before = everything()

        with pytest.raises(WouldLose, match="would lose 1 row of the log, written from"):
            put_back(file, folder)
        assert everything() == before
        assert not list(folder.glob("*before-restore*"))

        put_back(file, folder, force=True)
        assert Event.objects.count() == 2


def test_the_log_of_another_installation_is_not_taken_for_an_earlier_one(original, place):
    made, file = original
    with place(made.engine).opened() as folder:
        for _ in range(2):
            log.write(None, "signed-in", record="person/1")

        with pytest.raises(WouldLose, match="log of another installation: 2 rows"):
            put_back(file, folder)


def test_a_later_backup_takes_the_place_of_earlier_records_unasked(original, place, tmp_path):
    made, first = original
    second = tmp_path / "two.backup"
    with made.opened() as folder:
        log.write(None, "signed-in", record="person/1")
        write_backup(second, folder, LATER)
    with place(made.engine, empty=True).opened() as folder:
        put_back(first, folder)
        put_back(second, folder)

        assert Event.objects.count() == 3


def test_a_restore_that_fails_changes_nothing(original, monkeypatch):
    made, file = original
    with made.opened() as folder:
        before = everything()
        files = sorted(path.name for path in folder.iterdir() if path.name != "in-use")

        def fail(*_):
            raise RuntimeError("half way")

        monkeypatch.setattr(restore_module.records_dump, "renumber", fail)
        with pytest.raises(RuntimeError):
            put_back(file, folder)

        assert everything() == before
        left = {path.name for path in folder.iterdir()} - {"in-use", ".files.restoring"}
        left -= {".secret_key.restoring", "counterfoil.sqlite3-wal", "counterfoil.sqlite3-shm"}
        assert sorted(left) == [name for name in files if not name.endswith(("-wal", "-shm"))]


def test_there_is_never_a_moment_without_records(tmp_path, monkeypatch):
    place, new = tmp_path / "records", tmp_path / "new"
    place.write_text("old")
    new.write_text("new")

    def die(*_):
        raise KeyboardInterrupt

    aside = restore_module._Aside(LATER, is_kept=True)
    with monkeypatch.context() as patched:
        patched.setattr(restore_module.Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            aside.change_places(new, place)
    assert place.read_text() == "old"

    (kept,) = aside.places
    kept.unlink()
    aside.change_places(new, place)
    assert (place.read_text(), kept.read_text(), new.exists()) == ("new", "old", False)


def test_a_file_system_without_second_names_will_do(tmp_path, monkeypatch):
    place, new = tmp_path / "records", tmp_path / "new"
    place.write_text("old")
    new.write_text("new")

    def unknown(*_):
        raise PermissionError

    monkeypatch.setattr(restore_module.Path, "hardlink_to", unknown)
    aside = restore_module._Aside(LATER, is_kept=True)
    aside.change_places(new, place)

    assert (place.read_text(), aside.places[0].read_text()) == ("new", "old")


def test_a_count_of_rows_that_does_not_agree_is_refused(original, place):
    made, file = original
    with place(made.engine, empty=True).opened() as folder, open_backup(file) as backup:
        table = backup.manifest.tables["accounts.user"]
        backup.manifest.tables["accounts.user"] = replace(table, rows=7)

        with pytest.raises(Exception, match="has 1 rows where 7 are told"):
            restore(backup, folder, LATER, force=False, say=lambda words: None)


def test_nothing_is_restored_under_a_running_installation(original):
    made, file = original
    with made.opened() as folder, data_lock(folder), pytest.raises(DataInUse):
        put_back(file, folder)


def test_sessions_are_not_put_back():
    assert "sessions.session" in records_dump.NOT_KEPT
