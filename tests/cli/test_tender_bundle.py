"""`counterfoil tender bundle`: one score's file, written and verified."""

from __future__ import annotations

import hashlib
import zipfile

import pytest

from tests.fixtures.tenders import small_folder


@pytest.fixture
def asked(tmp_path):
    return ("tender", "bundle", small_folder(tmp_path))


def test_it_is_written_and_verifies(asked, run_command, tmp_path):
    out = tmp_path / "why.zip"
    written = run_command(*asked, "--bid", "b", "--criterion", "care", "--out", out)

    assert written.exit_code == 0, written.stderr
    told = written.stdout.strip()
    with zipfile.ZipFile(out) as archive:
        assert hashlib.sha256(archive.read("SHA256SUMS")).hexdigest() == told
        assert "source/plan.yaml" in archive.namelist()
    verified = run_command(*asked, "--verify", out, "--fingerprint", told)
    assert verified.exit_code == 0
    assert "is as it was made and has that fingerprint" in verified.stdout


def test_a_changed_one_is_told_apart(asked, run_command, tmp_path):
    out = tmp_path / "why.zip"
    run_command(*asked, "--bid", "b", "--criterion", "care", "--out", out)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("more.txt", "more")
    finished = run_command(*asked, "--verify", out)

    assert finished.exit_code == 3
    assert "it was put in later" in finished.stdout


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        (("--bid", "b"), 2, "no criterion is given"),
        (("--bid", "b", "--criterion", "care", "--out", "why.txt"), 2, "end it .zip"),
        (("--bid", "z", "--criterion", "care", "--out", "why.zip"), 3, "there is no bid z"),
        (("--verify", "none.zip"), 3, "there is no such file"),
    ],
)
def test_what_is_missing_is_told(more, code, told, asked, run_command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    finished = run_command(*asked, *more)

    assert finished.exit_code == code
    assert told in finished.stderr
    assert not (tmp_path / "why.zip").exists()
