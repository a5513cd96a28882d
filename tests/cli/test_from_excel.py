from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.workbook_writer import workbook_bytes
from tests.fixtures.case_folders import LINES_CSV, changed, write_small_case


@pytest.fixture
def folder(tmp_path):
    return write_small_case(tmp_path / "case")


@pytest.fixture
def workbook(tmp_path, folder):
    def write(**changes) -> Path:
        path = tmp_path / "case.xlsx"
        path.write_bytes(workbook_bytes(replace(load_case_or_raise(folder), **changes)))
        return path

    return write


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nothing_changed(folder, workbook, run_command):
    before = contents(folder)
    finished = run_command("from-excel", workbook(), folder)

    assert (finished.exit_code, finished.stdout, finished.stderr) == (0, "", "nothing changed\n")
    assert contents(folder) == before


def test_a_dry_run_lists_the_changes_and_writes_nothing(folder, workbook, run_command):
    before = contents(folder)
    lines = load_case_or_raise(folder).lines[:-1]
    finished = run_command("from-excel", workbook(title="Other", lines=lines), folder, "--dry-run")

    assert finished.exit_code == 0
    assert finished.stdout.splitlines() == [
        "case, title: Custody in Dyfed-Powys ac Ynys Môn → Other",
        "lines partner/saving: removed, Time saved",
    ]
    assert finished.stderr == ("2 changes; would rewrite case.yaml, lines.csv, case.schema.json\n")
    assert contents(folder) == before


def test_the_changes_are_written_and_other_files_left(folder, workbook, run_command):
    before = contents(folder)
    lines = load_case_or_raise(folder).lines[:-1]
    finished = run_command("from-excel", workbook(lines=lines), folder)

    assert finished.exit_code == 0
    assert finished.stderr == "1 change; rewrote lines.csv\n"
    assert load_case_or_raise(folder).lines == lines
    now = contents(folder)
    assert [name for name in now if now[name] != before[name]] == ["lines.csv"]


def test_comments_that_go_with_case_yaml_are_told(folder, workbook, run_command):
    path = folder / "case.yaml"
    path.write_text("# why we do this\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    finished = run_command("from-excel", workbook(title="Other"), folder)

    assert "the comments in case.yaml are gone" in finished.stderr


def test_a_new_folder_is_made(tmp_path, workbook, folder, run_command):
    finished = run_command("from-excel", workbook(), tmp_path / "new")

    assert finished.exit_code == 0
    assert load_case_or_raise(tmp_path / "new") == load_case_or_raise(folder)


def test_a_dry_run_makes_no_folder(tmp_path, workbook, run_command):
    assert run_command("from-excel", workbook(), tmp_path / "new", "--dry-run").exit_code == 0
    assert not (tmp_path / "new").exists()


def test_another_case_is_refused_unless_it_is_meant(folder, workbook, run_command):
    before = contents(folder)
    path = workbook(id="another-case")
    refused = run_command("from-excel", path, folder)

    assert refused.exit_code == 3
    assert "the workbook holds the case another-case, the folder the case small-case" in (
        refused.stderr
    )
    assert contents(folder) == before
    assert run_command("from-excel", path, folder, "--new").exit_code == 0
    assert load_case_or_raise(folder).id == "another-case"


def test_a_bad_workbook_changes_nothing(folder, workbook, run_command):
    path = workbook(general_inflation="none-such")
    before = contents(folder)
    finished = run_command("from-excel", path, folder)

    assert finished.exit_code == 3
    assert "sheet case, cell B12" in finished.stderr
    assert contents(folder) == before


def test_a_folder_that_cannot_be_read_is_left_alone(folder, workbook, run_command):
    path = workbook()
    (folder / "lines.csv").write_text(changed(LINES_CSV, "1000000", "lots"), encoding="utf-8")
    before = contents(folder)
    finished = run_command("from-excel", path, folder)

    assert finished.exit_code == 3
    assert "so what changes cannot be told" in finished.stderr
    assert contents(folder) == before


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, workbook, run_command):
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "letter.txt").write_text("x")
    finished = run_command("from-excel", workbook(), tmp_path / "else")

    assert finished.exit_code == 3
    assert list(contents(tmp_path / "else")) == ["letter.txt"]
