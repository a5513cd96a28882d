"""`counterfoil backup` and `counterfoil restore`, as somebody at a console runs them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.own_sqlite]


@pytest.fixture
def counterfoil(tmp_path):
    """Run the command as a process of its own, on SQLite in folders of this test."""
    around = {**os.environ, "DATABASE_URL": "", "COUNTERFOIL_TRY_OUT": ""}
    around["DJANGO_SETTINGS_MODULE"] = "counterfoil_web.project.settings"

    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "counterfoil.cli.main", *map(str, words)],
            env=around,
            capture_output=True,
            text=True,
            cwd=tmp_path,
        )

    return run


def test_a_backup_goes_into_a_folder_and_comes_back_elsewhere(counterfoil, tmp_path):
    data, other = tmp_path / "data", tmp_path / "other"
    counts = ("--organisations", 1, "--partnerships", 2, "--versions", 1)
    assert counterfoil("seed", "--data", data, *counts).returncode == 0
    (tmp_path / "backups").mkdir()

    finished = counterfoil("backup", "--data", data, tmp_path / "backups")
    assert finished.returncode == 0, finished.stderr
    (file,) = (tmp_path / "backups").iterdir()
    assert str(file) in finished.stdout
    assert "holds the secret key" in finished.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    finished = counterfoil("restore", "--data", other, file)
    assert finished.returncode == 0, finished.stderr
    assert "whole, of" in finished.stdout
    assert (other / "secret_key").read_text() == (data / "secret_key").read_text()
    refused = counterfoil("seed", "--data", other, *counts)
    assert "filled with made-up records already" in refused.stderr

    again = counterfoil("restore", "--data", other, file)
    assert again.returncode == 3
    assert "would lose 1 row of the log" in again.stderr
    assert counterfoil("restore", "--data", other, file, "--force").returncode == 0
