"""Set-up does its work once, notices what has changed, and says plainly what it lacks."""

from __future__ import annotations

import subprocess
import sys

import pytest

import set_up
import system_packages


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A small repository with an environment in it, as set_up sees it."""
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.lock", "requirements/test.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch(mode=0o755)
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(set_up, "PYTHON", python)
    return tmp_path


@pytest.fixture
def steps(monkeypatch):
    """The commands that set-up would have run; the first makes what `python -m venv` makes."""
    taken = []

    def take(command):
        taken.append(command)
        if command[1:3] == ["-m", "venv"]:
            set_up.PYTHON.parent.mkdir(parents=True)
            set_up.PYTHON.touch(mode=0o755)

    monkeypatch.setattr(set_up, "run", take)
    return taken


def test_second_time_does_nothing(repository, steps):
    set_up.main("test")
    assert len(steps) == 3  # the environment, the locked versions, Counterfoil itself

    set_up.main("test")
    set_up.main("run")  # what the tests need holds what a run needs

    assert len(steps) == 3


@pytest.mark.parametrize("changed", ["requirements/run.lock", "pyproject.toml"])
def test_change_is_installed_into_the_same_environment(repository, steps, changed):
    (set_up.ENVIRONMENT / "made-for").write_text(set_up.environment_identity())
    set_up.main("run")
    assert len(steps) == 2  # the locked versions, Counterfoil itself
    set_up.main("run")
    assert len(steps) == 2

    (repository / changed).write_text("changed")
    set_up.main("run")

    assert len(steps) == 4


def test_environment_brought_from_elsewhere_is_made_anew(repository, steps):
    (set_up.ENVIRONMENT / "made-for").write_text("(3, 11) /some/other/folder")
    (set_up.ENVIRONMENT / "left over").touch()

    set_up.main("run")

    assert steps[0][1:3] == ["-m", "venv"]
    assert not (set_up.ENVIRONMENT / "left over").exists()


def test_locked_versions_are_checked_by_hash_and_counterfoil_needs_no_network(repository, steps):
    set_up.main("run")

    assert "--require-hashes" in steps[1]
    assert {"--no-index", "--no-deps", "--no-build-isolation", "-e"} <= set(steps[2])


def test_old_python_is_refused_with_the_mend(repository, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or later(.|\n)*PYTHON=python3\.11"):
        set_up.main("run")


def test_folder_of_another_user_is_told(repository, monkeypatch):
    def refuse(purpose):
        raise PermissionError(13, "Permission denied", str(set_up.ENVIRONMENT))

    monkeypatch.setattr(set_up, "install_locked", refuse)
    monkeypatch.setattr(set_up, "make_environment", lambda: None)

    with pytest.raises(SystemExit, match=r"may not write here(.|\n)*mend: "):
        set_up.main("run")


def test_failed_step_stops_the_rest(repository):
    with pytest.raises(SystemExit, match="this step failed"):
        set_up.run([sys.executable, "-c", "raise SystemExit(1)"])


def test_missing_venv_is_asked_for_by_package(repository, monkeypatch):
    monkeypatch.setattr(set_up.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(system_packages, "rights_prefix", lambda: None)

    with pytest.raises(SystemExit, match="apt-get install -y --no-install-recommends python3-venv"):
        set_up.main("run")


def test_system_packages_without_rights_name_the_command(monkeypatch):
    monkeypatch.setattr(system_packages, "missing_packages", lambda: ["chromium"])
    monkeypatch.setattr(system_packages, "rights_prefix", lambda: None)

    with pytest.raises(SystemExit, match=r"sudo apt-get update && sudo apt-get install .*chromium"):
        system_packages.main()


def test_system_packages_are_installed_with_rights(monkeypatch):
    missing = [["chromium", "fonts-liberation"], []]
    run = []

    def record(command, **options):
        run.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(system_packages, "missing_packages", lambda: missing.pop(0))
    monkeypatch.setattr(system_packages, "rights_prefix", list)
    monkeypatch.setattr(system_packages.subprocess, "run", record)

    system_packages.main()

    assert [command[:2] for command in run] == [["apt-get", "update"], ["apt-get", "install"]]
    assert run[1][-2:] == ["chromium", "fonts-liberation"]


def test_package_still_missing_after_installing_is_told(monkeypatch):
    monkeypatch.setattr(system_packages, "missing_packages", lambda: ["chromium"])
    monkeypatch.setattr(system_packages, "install", lambda packages, purpose: None)

    with pytest.raises(SystemExit, match="not found: chromium"):
        system_packages.main()


def test_nothing_missing_runs_nothing(monkeypatch):
    def fail(*args, **options):
        raise AssertionError("nothing should be installed")

    monkeypatch.setattr(system_packages, "CHECKS", {"chromium": lambda: True})
    monkeypatch.setattr(system_packages, "install", fail)

    system_packages.main()
