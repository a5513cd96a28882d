from __future__ import annotations

import json

from counterfoil.casefile.json_schema import schemas
from counterfoil.outcomesfile.json_schema import outcomes_schemas
from counterfoil.reports.answer_json import answer_schema


def test_the_schema_of_case_yaml_is_the_default(run_command):
    finished = run_command("schema")

    assert finished.exit_code == 0
    assert json.loads(finished.stdout) == schemas()["case.schema.json"]


def test_a_table_is_named(run_command):
    assert json.loads(run_command("schema", "lines").stdout)["title"].endswith("lines.csv")


def test_an_unknown_table_is_misuse(run_command):
    finished = run_command("schema", "linse")

    assert (finished.exit_code, finished.stdout) == (2, "")
    assert "name one of case, sources" in finished.stderr


def test_the_page_is_markdown(run_command):
    finished = run_command("schema", "--markdown")

    assert finished.exit_code == 0
    assert finished.stdout.startswith("# The case folder and its workbook\n")


def test_all_are_written(tmp_path, run_command):
    assert run_command("schema", "--all", tmp_path).exit_code == 0
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {
        *schemas(),
        *outcomes_schemas(),
        "plan.schema.json",
        "procurement.schema.json",
        "answer.schema.json",
        "award.schema.json",
    }


def test_all_need_a_folder_that_is_there(tmp_path, run_command):
    assert run_command("schema", "--all", tmp_path / "none").exit_code == 3


def test_the_schema_of_the_answer_is_printed(run_command):
    finished = run_command("schema", "answer")

    assert finished.exit_code == 0
    assert json.loads(finished.stdout) == answer_schema()


def test_the_page_of_a_tender_is_asked_for_with_its_plan(run_command):
    assert run_command("schema", "plan", "--markdown").stdout.startswith("# The folder of a tender")
