"""A backup is opened only when every byte of it is what its manifest says."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from pathlib import PurePosixPath

import pytest

from counterfoil.errors import UnreadableInput
from counterfoil_web.operations.backup_file import open_backup
from counterfoil_web.operations.manifest import NAME, Manifest, Member, Table

ROWS = gzip.compress(b'[1,"a"]\n[2,"b"]\n')
MEMBERS = {
    "records/accounts.user.jsonl.gz": ROWS,
    "files/results/0a1b": b"words",
    "keys/secret_key": b"secret",
}


def manifest_of(members):
    return Manifest(
        made_at="2026-11-22T12:00:00+00:00",
        version="0.1.0",
        database="sqlite",
        steps=[],
        log_end=(0, ""),
        tables={"accounts.user": Table(columns=["id", "name"], rows=2)},
        members={
            name: Member(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
            for name, content in members.items()
        },
    )


@pytest.fixture
def written(tmp_path):
    """Write a backup with these members; what the manifest tells may differ."""

    def write(members=MEMBERS, told=MEMBERS, with_manifest=True, links=()):
        path = tmp_path / "one.backup"
        with tarfile.open(path, "w") as tar:
            for name, content in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
            for name, target in links:
                info = tarfile.TarInfo(name)
                info.type, info.linkname = tarfile.SYMTYPE, target
                tar.addfile(info)
            if with_manifest:
                content = manifest_of(told).written()
                info = tarfile.TarInfo(NAME)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
        return path

    return write


def test_a_whole_backup_gives_rows_files_and_key(written):
    with open_backup(written()) as backup:
        assert list(backup.rows("accounts.user")) == [b'[1,"a"]\n', b'[2,"b"]\n']
        assert backup.key() == b"secret"
        assert [(place, b"".join(pieces)) for place, pieces in backup.files()] == [
            (PurePosixPath("results/0a1b"), b"words")
        ]


def test_a_backup_without_a_key_has_none(written):
    members = {name: content for name, content in MEMBERS.items() if "keys" not in name}
    with open_backup(written(members, members)) as backup:
        assert backup.key() is None


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"files/results/0a1b": b"wordz"}, "is not what its manifest says"),
        ({"files/results/0a1b": b"more words"}, "is not what its manifest says"),
        ({"files/extra": b"x"}, "is not in its manifest"),
    ],
)
def test_what_the_manifest_does_not_bear_out_is_refused(written, changed, words):
    with pytest.raises(UnreadableInput, match=words), open_backup(written({**MEMBERS, **changed})):
        pass


def test_a_missing_member_is_refused(written):
    fewer = {name: content for name, content in MEMBERS.items() if "files" not in name}
    with pytest.raises(UnreadableInput, match="is missing"), open_backup(written(fewer)):
        pass


@pytest.mark.parametrize("name", ["../evil", "files/../../evil", "/files/evil", "evil", "bin/x"])
def test_a_name_that_leads_elsewhere_is_refused(written, name):
    members = {**MEMBERS, name: b"x"}
    with (
        pytest.raises(UnreadableInput, match="no place in a backup"),
        open_backup(written(members, members)),
    ):
        pass


def test_a_link_is_refused(written):
    path = written(links=[("files/link", "/etc/passwd")])
    with pytest.raises(UnreadableInput, match="no place in a backup"), open_backup(path):
        pass


def test_a_backup_without_a_manifest_is_refused(written):
    with (
        pytest.raises(UnreadableInput, match="no manifest"),
        open_backup(written(with_manifest=False)),
    ):
        pass


@pytest.mark.parametrize("keep", [0, 100, 1500])
def test_a_backup_cut_short_is_refused(written, keep):
    path = written()
    path.write_bytes(path.read_bytes()[:keep])

    with pytest.raises(UnreadableInput), open_backup(path):
        pass


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadableInput, match="no such file"), open_backup(tmp_path / "none"):
        pass
