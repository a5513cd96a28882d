"""`counterfoil new` writes a case that appraises as it stands, or writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile import load_case
from counterfoil.cli.commands.new import moved_to
from counterfoil.quantities.years import FinancialYear

KINDS = ("business", "custody", "consultancy")


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_appraises_without_editing(kind, run_command, tmp_path):
    finished = run_command("new", tmp_path / "mine", "--kind", kind)
    loaded = load_case(tmp_path / "mine")

    assert finished.exit_code == 0
    assert finished.stdout == f"{tmp_path / 'mine'}\n"
    assert loaded.errors == ()
    assert loaded.case is not None
    assert loaded.case.kind.value == kind
    answer = appraise(loaded.case, simulate=False)
    assert answer.preferred != answer.counterfactual


def test_the_next_steps_name_the_folder_so_that_they_can_be_pasted(run_command, tmp_path):
    folder = tmp_path / "my case"

    finished = run_command("new", folder, "--kind", "custody")

    for command in ("check", "appraise", "to-excel"):
        assert f"counterfoil {command} '{folder}'" in finished.stderr


def test_a_folder_that_looks_like_an_option_can_be_pasted_too(run_command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    finished = run_command("new", "--kind", "custody", "--", "-first")

    assert "counterfoil check ./-first " in finished.stderr


def test_title_author_and_first_year_are_the_ones_given(run_command, tmp_path):
    folder = tmp_path / "Custody 2031"

    run_command(
        *("new", folder, "--kind", "custody", "--title", "Dalfa’r Gogledd: y ddalfa"),
        *("--author", "finance partner", "--first-year", "2031-32"),
    )
    case = load_case(folder).case

    assert case is not None
    assert (case.id, case.title) == ("custody-2031", "Dalfa’r Gogledd: y ddalfa")
    assert case.author == "finance partner"
    assert (str(case.first_year), str(case.price_base), str(case.last_year)) == (
        "2031-32",
        "2031-32",
        "2035-36",
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("first_year", ["2019-20", "2040-41", "2099-00"])
def test_the_answer_does_not_depend_on_the_year_it_begins_in(
    kind, first_year, run_command, tmp_path
):
    """Fixed rates and moved years: each year's money is the same, whatever it is called."""
    run_command("new", tmp_path / "then", "--kind", kind)
    run_command("new", tmp_path / "later", "--kind", kind, "--first-year", first_year)
    cases = [load_case(tmp_path / name) for name in ("then", "later")]
    then, later = (appraise(one.case, simulate=False) for one in cases if one.case is not None)

    assert cases[1].errors == ()
    for one, other in zip(then.options, later.options, strict=True):
        assert other.net_real_gbp == pytest.approx(one.net_real_gbp, abs=0.005)


def test_no_year_of_the_template_is_left_behind(run_command, tmp_path):
    """The template of 2027-28, begun in 2131-32: no year between 2026 and 2041 may remain."""
    run_command("new", tmp_path / "far", "--kind", "business", "--first-year", "2131-32")
    left = {f"{year}-{(year + 1) % 100:02d}" for year in range(2026, 2041)}

    for file in sorted((tmp_path / "far").glob("*.csv")):
        text = file.read_text(encoding="utf-8")
        assert [year for year in left if year in text] == [], file.name


def test_moving_there_and_back_changes_nothing(run_command, tmp_path):
    run_command("new", tmp_path / "mine", "--kind", "consultancy")
    case = load_case(tmp_path / "mine").case
    assert case is not None

    assert moved_to(moved_to(case, FinancialYear(1990)), case.first_year) == case


def test_a_folder_that_holds_something_is_left_alone(run_command, tmp_path):
    (tmp_path / "lines.csv").write_text("mine", encoding="utf-8")

    finished = run_command("new", tmp_path, "--kind", "custody")

    assert finished.exit_code == 3
    assert "not empty" in finished.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["lines.csv"]
    assert (tmp_path / "lines.csv").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(run_command, tmp_path):
    (tmp_path / "empty").mkdir()

    finished = run_command("new", tmp_path / "empty", "--kind", "custody")

    assert finished.exit_code == 0
    assert (tmp_path / "empty" / "case.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("--first-year", "2027"), "'2027' is not a financial year", id="half a year"),
        pytest.param(("--first-year", "2027-29"), "2027-29", id="two years"),
        pytest.param(("--author", "  "), "--author: it is empty", id="nobody"),
        pytest.param(("--title", ""), "--title: it is empty", id="no title"),
    ],
)
def test_misuse_is_told_and_nothing_is_written(words, told, run_command, tmp_path):
    finished = run_command("new", tmp_path / "mine", "--kind", "custody", *words)

    assert finished.exit_code == 2
    assert told in finished.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_kind_is_misuse(run_command, tmp_path):
    finished = run_command("new", tmp_path / "mine", "--kind", "catering")

    assert finished.exit_code == 2
    assert "business" in finished.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_year_that_runs_out_of_the_calendar_is_told(run_command, tmp_path):
    finished = run_command(
        *("new", tmp_path / "mine", "--kind", "custody", "--first-year", "2400-01")
    )

    assert finished.exit_code == 3
    assert "1900 to 2400" in finished.stderr
    assert list(tmp_path.iterdir()) == []


def test_words_that_look_like_formulas_stay_words(run_command, tmp_path):
    run_command("new", tmp_path / "mine", "--kind", "custody", "--title", '=HYPERLINK("x")')
    case = load_case(tmp_path / "mine").case

    assert case is not None
    assert case.title == '=HYPERLINK("x")'


def test_the_templates_are_the_three_kinds():
    from counterfoil.cli.commands.new import TEMPLATES

    assert sorted(path.name for path in Path(TEMPLATES).iterdir()) == sorted(KINDS)
