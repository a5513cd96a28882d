"""A data folder has one user at a time, and is free again when that one is gone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from counterfoil_web.operations.data_lock import DataInUse, data_lock


def test_a_second_one_is_refused_and_told_who_has_it(tmp_path):
    told = f"process {os.getpid()}"
    with data_lock(tmp_path), pytest.raises(DataInUse, match=told), data_lock(tmp_path):
        pass


def test_it_is_free_again_afterwards(tmp_path):
    with data_lock(tmp_path / "new"):
        pass
    with data_lock(tmp_path / "new"):
        pass


def test_a_killed_process_lets_go(tmp_path):
    program = (
        "import os, signal, sys; from pathlib import Path;"
        "from counterfoil_web.operations.data_lock import data_lock\n"
        "with data_lock(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", program, tmp_path]).returncode == -9

    with data_lock(tmp_path):
        pass
