from __future__ import annotations

import json
import subprocess
import sys

import pytest

from counterfoil.cli.main import main


def test_the_list_is_the_default(run_command):
    assert run_command("parameters").stdout == run_command("parameters", "list").stdout


def test_the_list_tells_value_unit_dates_source_and_confidence(run_command):
    finished = run_command("parameters", "list")
    (vat,) = [line for line in finished.stdout.splitlines() if line.startswith("vat_standard_rate")]

    assert finished.exit_code == 0
    assert finished.stderr == ""
    for told in ("20%", "share of the price before tax", "from 2011-01-04", "recalled", "Act 1994"):
        assert told in vat


def test_the_list_as_json_holds_every_edition(run_command):
    listed = {
        one["id"]: one for one in json.loads(run_command("parameters", "list", "--json").stdout)
    }

    older, newer = listed["discount_rates"]["editions"]
    assert (older["superseded_by"], newer["superseded_by"]) == ("2026", None)
    assert newer["in_force_from"] == "2026-02-05"
    assert newer["confidence"] == "confirmed"


def test_show_prints_the_latest_edition(run_command):
    said = run_command("parameters", "show", "discount_rates").stdout

    assert "edition 2026" in said
    assert "In force    from 2026-02-05" in said
    assert "confirmed" in said
    assert "1.29%" in said
    assert "2026-06-30" in said


def test_show_prints_an_older_edition_as_superseded(run_command):
    said = run_command("parameters", "show", "discount_rates", "--edition", "2022").stdout

    assert "until 2026-02-04, superseded by 2026" in said


def test_show_one_table(run_command):
    said = run_command("parameters", "show", "cpi", "--table", "financial_years").stdout

    assert "2024-25  134.783" in said
    assert "Months" not in said


def test_show_marks_an_approximation(run_command):
    said = " ".join(run_command("parameters", "show", "gdp_deflator").stdout.split())

    assert "Approximation: 0.75 of the calendar year" in said
    assert "[recalled]" in said
    assert "2023-24 97.188" in said


def test_show_as_json_holds_every_column(run_command):
    finished = run_command("parameters", "show", "forces", "--json")
    table = json.loads(finished.stdout)["edition"]["tables"]["forces"]
    (cleveland,) = [row for row in table["rows"] if row["short_name"] == "Cleveland"]

    assert cleveland["population"] == 588369
    assert cleveland["population_confidence"] == "confirmed"
    assert {"name", "kind", "means"} == set(table["columns"][0])


def test_dates_are_text_in_json(run_command):
    shown = json.loads(run_command("parameters", "show", "bank_holidays", "--json").stdout)

    assert shown["edition"]["tables"]["scotland"]["rows"][0]["date"] == "2012-01-02"


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (("show", "gdp"), 3, "name gdp_deflator"),
        (("show", "cpi", "--edition", "2031-01"), 3, "name 2026-02"),
        (("show", "cpi", "--table", "weeks"), 2, "months or calendar_years or financial_years"),
        (("show",), 2, "--help"),
        (("paint",), 2, "--help"),
    ],
)
def test_a_mistake_is_told_with_its_mend(run_command, words, exit_code, told):
    finished = run_command("parameters", *words)

    assert finished.exit_code == exit_code
    assert finished.stdout == ""
    assert "mend: " in finished.stderr
    assert told in finished.stderr


def test_it_runs_as_a_program():
    program = "import sys; from counterfoil.cli.main import main; sys.exit(main(sys.argv[1:]))"
    finished = subprocess.run(
        [sys.executable, "-c", program, "parameters", "show", "vat_standard_rate"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert "20%" in finished.stdout
    assert "\x1b" not in finished.stdout
    assert finished.stderr == ""


def test_main_returns_the_exit_code(capsys):
    assert main(["parameters", "show", "optimism_bias"]) == 0
    assert "outsourcing" in capsys.readouterr().out
