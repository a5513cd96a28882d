"""`counterfoil rerun` makes a saved run again and says whether it is the same to the byte."""

from __future__ import annotations

import json

import pytest

from counterfoil.casefile.folder import folder_files
from counterfoil.files import write_folder
from tests.fixtures.hand_made_answer import CASE


@pytest.fixture
def saved(run_command, tmp_path):
    write_folder(tmp_path / "case", folder_files(CASE))
    run_command("appraise", tmp_path / "case", "--trials", "400", "--save", tmp_path / "runs")
    (path,) = (tmp_path / "runs").iterdir()
    return path


def test_the_same_engine_gives_the_same_bytes(run_command, saved):
    finished = run_command("rerun", saved)

    assert finished.exit_code == 0
    assert finished.stdout == f"same bytes: {saved}\n"


def test_a_run_outlives_its_case(run_command, saved, tmp_path):
    (tmp_path / "case" / "lines.csv").unlink()

    assert run_command("rerun", saved).exit_code == 0


def test_a_run_of_another_engine_is_told_apart(run_command, saved, monkeypatch):
    monkeypatch.setattr("counterfoil.__version__", "9.9.9")
    monkeypatch.setattr("counterfoil.appraisal.appraise.__version__", "9.9.9")

    finished = run_command("rerun", saved)

    assert finished.exit_code == 4
    assert finished.stdout.startswith(f"not the same: {saved}\n")
    assert "engine: 0.1.0 then, 9.9.9 now" in finished.stdout
    assert "mend:" in finished.stderr


def test_a_figure_that_was_changed_is_found_out(run_command, saved):
    lines = saved / "case" / "lines.csv"
    lines.write_text(lines.read_text().replace("950000", "900000"))

    finished = run_command("rerun", saved)

    assert finished.exit_code == 3
    assert "case/lines.csv: it is not as it was written" in finished.stderr


def test_a_run_without_chance_is_made_without_it(run_command, tmp_path, saved):
    words = ("--no-simulation", "--save", tmp_path / "plain")
    run_command("appraise", tmp_path / "case", *words)
    (path,) = (tmp_path / "plain").iterdir()

    assert json.loads((path / "result.json").read_text())["appraisal"]["chances"] is None
    assert run_command("rerun", path).exit_code == 0


@pytest.mark.parametrize("name", ["absent", "case"])
def test_what_is_no_run_is_refused(run_command, saved, tmp_path, name):
    finished = run_command("rerun", tmp_path / name)

    assert finished.exit_code == 3
    assert "mend:" in finished.stderr
