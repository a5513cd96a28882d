"""A backup holds all that an installation is, of one moment, for its own user's eyes."""

from __future__ import annotations

import stat
import tarfile
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.utils import load_backend

from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.models import User
from counterfoil_web.operations import backup as module
from counterfoil_web.operations import records_dump
from counterfoil_web.operations.backup import default_name, write_backup
from counterfoil_web.operations.backup_file import open_backup
from counterfoil_web.records import log
from counterfoil_web.records.models import Event
from tests.web.operations.conftest import ENGINES

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(params=ENGINES)
def installation(request, place):
    made = place(request.param)
    with made.opened() as folder:
        User.objects.create_user("auditor@force.example", "Auditor")
        log.write(None, "signed-in", record="person/1")
        (folder / "files").mkdir()
        (folder / "files" / "upload").write_bytes(b"words")
        (folder / "secret_key").write_text("a secret")
        yield folder


def test_it_holds_records_files_and_key_and_says_so(installation, tmp_path):
    manifest = write_backup(tmp_path / "one.backup", installation, NOON)

    assert manifest.made_at == NOON.isoformat()
    assert manifest.tables["accounts.user"].rows == 1
    assert manifest.log_end == Event.objects.values_list("number", "hash").get()
    assert {"files/upload", "keys/secret_key"} <= set(manifest.members)
    assert not {"sessions.session", "operations.workerbeat"} & set(manifest.tables)
    with open_backup(tmp_path / "one.backup") as backup:
        assert backup.manifest == manifest


def test_only_its_own_user_may_read_it(installation, tmp_path):
    write_backup(tmp_path / "one.backup", installation, NOON)

    assert stat.S_IMODE((tmp_path / "one.backup").stat().st_mode) == 0o600


def test_a_backup_is_never_written_over(installation, tmp_path):
    (tmp_path / "one.backup").write_bytes(b"the only one")

    with pytest.raises(CounterfoilError, match="never written over"):
        write_backup(tmp_path / "one.backup", installation, NOON)
    assert (tmp_path / "one.backup").read_bytes() == b"the only one"


def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(
    installation, tmp_path, monkeypatch
):
    def fail(folder):
        raise OSError(28, "No space left on device")
        yield

    monkeypatch.setattr(module, "_files", fail)
    folder = tmp_path / "backups"
    with pytest.raises(OSError, match="No space"):
        write_backup(folder / "one.backup", installation, NOON)

    assert list(folder.iterdir()) == []


def test_a_link_among_the_files_is_not_followed(installation, tmp_path):
    (installation / "files" / "link").symlink_to("/etc/passwd")

    manifest = write_backup(tmp_path / "one.backup", installation, NOON)

    assert "files/link" not in manifest.members


def test_records_are_of_one_moment(installation, tmp_path, monkeypatch):
    """Somebody's name is changed by another process while the backup is being read."""
    real = records_dump.rows_of
    other = load_backend(connection.settings_dict["ENGINE"]).DatabaseWrapper(
        connection.settings_dict
    )

    def rows(model):
        yield from real(model)
        if model._meta.label_lower == "account.emailaddress":  # before accounts.user
            with other.cursor() as cursor:
                cursor.execute("UPDATE accounts_user SET name = 'Changed meanwhile'")

    monkeypatch.setattr(records_dump, "rows_of", rows)
    write_backup(tmp_path / "one.backup", installation, NOON)
    other.close()

    assert User.objects.get().name == "Changed meanwhile"
    with open_backup(tmp_path / "one.backup") as backup:
        (line,) = backup.rows("accounts.user")
    assert b'"Auditor"' in line


def test_its_name_tells_the_moment():
    assert default_name(NOON) == "counterfoil-2026-11-22T120000Z.backup"


def test_it_is_a_plain_tar(installation, tmp_path):
    write_backup(tmp_path / "one.backup", installation, NOON)

    with tarfile.open(tmp_path / "one.backup") as tar:
        assert tar.getnames()[-1] == "manifest.json"
