"""A command gets a PostgreSQL of its own, which is gone afterwards whatever happened."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

import with_postgres

ASK = (
    "import os, psycopg; address = os.environ['DATABASE_URL'];"
    "print(psycopg.connect(address).execute('SHOW server_version').fetchone()[0]);"
    "print(address.partition('host=')[2])"
)


@pytest.fixture(autouse=True)
def no_address(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)


def ran(*words):
    return subprocess.run(
        [sys.executable, with_postgres.__file__, *words], capture_output=True, text=True
    )


@pytest.mark.slow
def test_the_command_finds_a_server_that_is_gone_afterwards():
    finished = ran(sys.executable, "-c", ASK)

    assert finished.returncode == 0, finished.stderr
    version, folder = finished.stdout.split("\n")[:2]
    assert int(version.split(".")[0]) >= with_postgres.OLDEST
    assert not Path(folder).exists()


@pytest.mark.slow
def test_the_exit_code_is_that_of_the_command():
    assert ran(sys.executable, "-c", "raise SystemExit(7)").returncode == 7


@pytest.mark.slow
def test_the_wheel_serves_where_the_system_has_none(monkeypatch):
    monkeypatch.setattr(with_postgres, "candidates", list)

    with with_postgres.server() as address:
        finished = subprocess.run(
            [sys.executable, "-c", ASK],
            env={"DATABASE_URL": address},
            capture_output=True,
            text=True,
        )

    assert finished.stdout.startswith("18."), finished.stderr


@pytest.mark.slow
def test_a_signal_to_stop_leaves_no_server(tmp_path):
    told = tmp_path / "address"
    program = (
        "import os, pathlib, sys, time;"
        "pathlib.Path(sys.argv[1]).write_text(os.environ['DATABASE_URL']); time.sleep(60)"
    )
    running = subprocess.Popen(
        [sys.executable, with_postgres.__file__, sys.executable, "-c", program, str(told)]
    )
    for _ in range(300):
        if told.exists() and told.read_text():
            break
        time.sleep(0.1)
    folder = Path(told.read_text().partition("host=")[2])
    assert folder.exists()

    running.terminate()

    assert running.wait(20) == 128 + 15
    assert not folder.exists()


def test_an_address_that_is_set_is_left_as_it_is(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/counterfoil")
    monkeypatch.setattr(with_postgres, "server", lambda: pytest.fail("no server is needed"))
    program = "import os, sys; sys.exit(os.environ['DATABASE_URL'].count('elsewhere'))"

    assert with_postgres.main([sys.executable, "-c", program]) == 1


def test_without_any_server_the_mend_is_told(monkeypatch):
    monkeypatch.setattr(with_postgres, "candidates", list)
    monkeypatch.setattr(with_postgres, "folder_of_the_wheel", lambda: None)

    with pytest.raises(with_postgres.NoServer, match=r"mend: install it (.|\n)*DATABASE_URL"):
        with_postgres.find_programs()


def test_root_runs_the_server_as_another_account_or_says_why_not(monkeypatch, tmp_path):
    monkeypatch.setattr(with_postgres.os, "geteuid", lambda: 0)
    monkeypatch.setattr(
        with_postgres.subprocess, "run", lambda words, **_: subprocess.CompletedProcess(words, 1)
    )

    with pytest.raises(with_postgres.NoServer, match="does not run as root"):
        with_postgres.other_user(tmp_path)


def test_a_user_runs_the_server_itself(monkeypatch, tmp_path):
    monkeypatch.setattr(with_postgres.os, "geteuid", lambda: 1000)

    assert with_postgres.other_user(tmp_path) is None


def test_the_newest_version_comes_first():
    folders = [Path(f"/usr/lib/postgresql/{version}/bin") for version in (9, 15, 17)]

    assert sorted(folders, key=with_postgres.version_of)[-1].parent.name == "17"


def test_without_a_command_the_use_is_told(capsys):
    assert with_postgres.main([]) == 2
    assert "with_postgres.py" in capsys.readouterr().err
