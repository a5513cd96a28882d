"""`counterfoil appraise` answers on the screen and writes every form asked for, or nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from counterfoil.casefile.folder import folder_files
from counterfoil.reports.answer_json import answer_schema
from tests.fixtures.hand_made_answer import CASE

TRIALS = ("--trials", "400")


@pytest.fixture
def case_folder(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    for name, data in folder_files(CASE).items():
        (folder / name).write_bytes(data)
    return folder


def test_the_table_goes_to_standard_output_and_the_warnings_elsewhere(run_command, case_folder):
    finished = run_command("appraise", case_folder, *TRIALS)

    assert finished.exit_code == 0
    assert finished.stdout.startswith("Custody in a worked example")
    assert "Not reviewed" in finished.stdout
    assert "Custody partner is worth between" in finished.stdout
    assert "baseline.csv, line 2, column signed_by: warning:" in finished.stderr
    assert "baseline.csv, line 2" in finished.stdout, "a table kept in a file keeps its warnings"
    assert "\x1b" not in finished.stdout


def test_the_central_figure_is_the_one_worked_by_hand(run_command, case_folder):
    # 3,801,638 − 3,441,474 + 228,098: see the fixture.
    finished = run_command("appraise", case_folder, "--no-simulation")

    assert "Custody partner is worth £588,262 against carrying on as now" in finished.stdout
    assert "nothing simulated" in finished.stdout


@pytest.mark.parametrize("columns", [80, 140])
def test_the_table_is_as_wide_as_the_screen(run_command, case_folder, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))

    finished = run_command("appraise", case_folder, *TRIALS)

    assert max(map(len, finished.stdout.splitlines())) <= columns


def test_json_takes_the_place_of_the_table(run_command, case_folder):
    finished = run_command("appraise", case_folder, *TRIALS, "--json")

    document = json.loads(finished.stdout)
    jsonschema.Draft202012Validator(answer_schema()).validate(document)
    assert document["appraisal"]["identity"]["trials"] == 400
    assert "warning" in finished.stderr


def test_the_same_case_and_seed_give_the_same_bytes(run_command, case_folder):
    one = run_command("appraise", case_folder, *TRIALS, "--seed", "7", "--json", "-")
    other = run_command("appraise", case_folder, *TRIALS, "--seed", "7", "--json", "-")
    third = run_command("appraise", case_folder, *TRIALS, "--seed", "8", "--json", "-")

    assert one.stdout == other.stdout
    assert one.stdout != third.stdout


def test_every_form_is_written_beside_the_table(run_command, case_folder, tmp_path):
    forms = {name: tmp_path / f"answer.{name}" for name in ("json", "xlsx", "html", "docx")}
    words = [word for name, path in forms.items() for word in (f"--{name}", path)]

    finished = run_command("appraise", case_folder, *TRIALS, *words)

    assert finished.exit_code == 0
    assert finished.stdout.startswith("Custody in a worked example")
    assert finished.stderr.count("wrote ") == 4
    assert json.loads(forms["json"].read_text())["review"] == "Not reviewed"
    assert forms["html"].read_text().startswith("<!DOCTYPE html>")
    assert forms["xlsx"].read_bytes().startswith(b"PK")
    assert forms["docx"].read_bytes().startswith(b"PK")


def test_a_form_is_written_over_an_older_one(run_command, case_folder, tmp_path):
    target = tmp_path / "answer.json"
    target.write_text("old")

    run_command("appraise", case_folder, "--no-simulation", "--json", target)

    assert json.loads(target.read_text())["schema"] == "counterfoil/answer"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--html", "{tmp}"), "it is a folder, not a file"),
        (("--html", "{tmp}/answer.htm"), "does not end in .html"),
        (("--docx", "{tmp}/none/answer.docx"), "the folder it goes into does not exist"),
        (("--template", "{tmp}/ours.docx"), "a template is of no use by itself"),
        (("--xlsx", "{tmp}/answer"), "does not end in .xlsx"),
        (("--docx", "{tmp}/a.docx", "--template", "{tmp}/none.docx"), "there is no such file"),
        (("--save", "{tmp}/case/case.yaml"), "it is a file, not a folder"),
    ],
)
def test_what_could_not_be_written_is_refused_before_the_work(
    run_command, case_folder, tmp_path, words, told
):
    finished = run_command("appraise", case_folder, *(word.format(tmp=tmp_path) for word in words))

    assert finished.exit_code == 2
    assert finished.stdout == ""
    assert told in finished.stderr
    assert "mend:" in finished.stderr


def test_problems_stop_the_answer_and_nothing_is_written(run_command, case_folder, tmp_path):
    lines = (case_folder / "lines.csv").read_text()
    broken = lines.replace("driver_rate", "driver_rat").replace(",force,", ",farce,")
    (case_folder / "lines.csv").write_text(broken)

    finished = run_command("appraise", case_folder, "--json", tmp_path / "answer.json")

    assert finished.exit_code == 3
    assert finished.stdout == ""
    assert "lines.csv, line" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert not (tmp_path / "answer.json").exists()


def test_a_case_that_is_not_there_is_told(run_command, tmp_path):
    finished = run_command("appraise", tmp_path / "absent")

    assert finished.exit_code == 3
    assert "there is no such case" in finished.stderr


def test_trials_that_cannot_be_run_are_told(run_command, case_folder):
    finished = run_command("appraise", case_folder, "--trials", "0")

    assert finished.exit_code == 3
    assert "mend:" in finished.stderr


def test_a_workbook_gives_the_same_answer_as_the_folder(run_command, case_folder, tmp_path):
    workbook = tmp_path / "case.xlsx"
    run_command("to-excel", case_folder, workbook)

    of_folder = run_command("appraise", case_folder, *TRIALS, "--json")
    of_workbook = run_command("appraise", workbook, *TRIALS, "--json")

    assert of_workbook.stdout == of_folder.stdout


def test_a_run_is_saved_beside_the_case_once(run_command, case_folder):
    first = run_command("appraise", case_folder, *TRIALS, "--save")
    second = run_command("appraise", case_folder, *TRIALS, "--save")

    runs = list((case_folder / "runs").iterdir())
    assert len(runs) == 1
    assert f"saved {runs[0]}" in first.stderr
    assert "already saved" in second.stderr
    assert second.exit_code == 0


def test_a_run_can_be_saved_elsewhere(run_command, case_folder, tmp_path):
    run_command("appraise", case_folder, "--no-simulation", "--save", tmp_path / "kept")

    (run,) = (tmp_path / "kept").iterdir()
    assert {file.name for file in run.iterdir()} == {"case", "result.json", "run.json"}


def test_text_that_could_do_harm_stays_text(run_command, case_folder, tmp_path):
    case_yaml = (case_folder / "case.yaml").read_text()
    nasty = "<script>alert(1)</script>"
    (case_folder / "case.yaml").write_text(
        case_yaml.replace("Custody in a worked example", f'"{nasty} Gŵyl"')
    )

    finished = run_command(
        "appraise", case_folder, "--no-simulation", "--html", tmp_path / "answer.html"
    )

    assert f"{nasty} Gŵyl" in finished.stdout
    assert nasty not in (tmp_path / "answer.html").read_text()


def test_an_authoritys_template_is_used(run_command, case_folder, tmp_path):
    from docx import Document

    template = Document()
    template.add_paragraph("OURS: {{ review }}")
    template.save(tmp_path / "ours.docx")

    finished = run_command(
        "appraise",
        case_folder,
        "--no-simulation",
        "--docx",
        tmp_path / "draft.docx",
        "--template",
        tmp_path / "ours.docx",
    )

    assert finished.exit_code == 0
    written = Document(tmp_path / "draft.docx")
    assert [paragraph.text for paragraph in written.paragraphs] == ["OURS: Not reviewed"]


def test_an_example_is_not_written_to(run_command, case_folder):
    before = snapshot(case_folder)

    run_command("appraise", case_folder, "--no-simulation")

    assert snapshot(case_folder) == before


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_copy_in_another_place_gives_the_same_answer(run_command, case_folder, tmp_path):
    shutil.copytree(case_folder, tmp_path / "elsewhere")

    one = run_command("appraise", case_folder, *TRIALS, "--json")
    other = run_command("appraise", tmp_path / "elsewhere", *TRIALS, "--json")

    assert one.stdout == other.stdout
