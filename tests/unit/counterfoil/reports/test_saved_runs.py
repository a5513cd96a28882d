"""A run is kept whole, made again to the byte, and a changed file is found out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.errors import BadInput, NoAnswer, UnreadableInput
from counterfoil.files import UnwritableOutput
from counterfoil.reports import saved_runs
from counterfoil.reports.answer_json import to_json
from counterfoil.reports.saved_runs import differences, made_with_now, read_run, save_run
from counterfoil.reports.stated_figures import stated_figures
from tests.fixtures.hand_made_answer import CASE, NOT_REVIEWED


@pytest.fixture
def answer():
    return appraise(CASE, simulate=False, fingerprint=case_fingerprint(CASE))


@pytest.fixture
def saved(answer, tmp_path):
    return save_run(CASE, answer, NOT_REVIEWED, tmp_path / "runs")


def test_a_run_holds_the_case_the_settings_and_the_answer(saved, answer):
    kept = read_run(saved.path)

    assert saved.is_new
    assert saved.path.name.startswith("worked-custody-")
    assert case_fingerprint(kept.case) == case_fingerprint(CASE)
    assert kept.result == to_json(answer, NOT_REVIEWED, stated_figures(CASE))
    assert (kept.review, kept.simulated, kept.seed) == ("Not reviewed", False, 1)
    assert kept.made_with == made_with_now(CASE)


def test_the_same_run_again_changes_nothing(saved, answer, tmp_path):
    before = {file: file.stat().st_mtime_ns for file in saved.path.rglob("*")}

    again = save_run(CASE, answer, NOT_REVIEWED, tmp_path / "runs")

    assert (again.path, again.is_new) == (saved.path, False)
    assert {file: file.stat().st_mtime_ns for file in saved.path.rglob("*")} == before


def test_a_run_that_another_process_saves_meanwhile_is_the_same_run(answer, tmp_path, monkeypatch):
    write = saved_runs.write_folder

    def overtaken(path, files):
        write(path, files)
        write(path, files)

    monkeypatch.setattr(saved_runs, "write_folder", overtaken)

    saved = save_run(CASE, answer, NOT_REVIEWED, tmp_path / "runs")

    assert not saved.is_new
    assert read_run(saved.path).seed == 1


def test_a_file_in_place_of_the_folder_is_refused(answer, tmp_path):
    (tmp_path / "runs").touch()

    with pytest.raises(UnwritableOutput, match="there is a file of that name"):
        save_run(CASE, answer, NOT_REVIEWED, tmp_path / "runs")


def test_other_settings_make_another_run(saved, tmp_path):
    other = appraise(CASE, simulate=False, seed=2, fingerprint=case_fingerprint(CASE))

    assert save_run(CASE, other, NOT_REVIEWED, tmp_path / "runs").path != saved.path


def test_another_answer_under_the_same_name_is_not_written_over(saved, answer, tmp_path):
    moved = replace(answer, options=(replace(answer.options[0], npv_gbp=1.0), *answer.options[1:]))

    with pytest.raises(NoAnswer, match="another answer"):
        save_run(CASE, moved, NOT_REVIEWED, tmp_path / "runs")
    assert read_run(saved.path).result == to_json(answer, NOT_REVIEWED, stated_figures(CASE))


@pytest.mark.parametrize("name", ["result.json", "case/lines.csv", "case/case.yaml"])
def test_a_changed_file_is_named(saved, name):
    path = saved.path / name
    path.write_text(path.read_text() + "\n")

    with pytest.raises(BadInput) as fault:
        read_run(saved.path)
    assert [problem.where for problem in fault.value.problems] == [name]


def test_missing_and_added_files_are_named_together(saved):
    (saved.path / "case/lines.csv").unlink()
    (saved.path / "case/extra.csv").write_text("id\n")

    with pytest.raises(BadInput) as fault:
        read_run(saved.path)
    assert [problem.where for problem in fault.value.problems] == [
        "case/lines.csv",
        "case/extra.csv",
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"format": "something else"},
        {"format_version": 99},
        {"files": None},
    ],
)
def test_another_form_is_refused(saved, changed):
    record = json.loads((saved.path / "run.json").read_text())
    (saved.path / "run.json").write_text(json.dumps({**record, **changed}))

    with pytest.raises(UnreadableInput, match="appraise --save"):
        read_run(saved.path)


def test_a_run_cannot_name_files_outside_itself(saved):
    record = json.loads((saved.path / "run.json").read_text())
    record["files"]["../secret"] = "0" * 64
    (saved.path / "run.json").write_text(json.dumps(record))

    with pytest.raises(BadInput) as fault:
        read_run(saved.path)
    assert "outside the run" in fault.value.problems[0].what


def test_a_fingerprint_that_was_changed_is_found_out(saved):
    record = json.loads((saved.path / "run.json").read_text())
    (saved.path / "run.json").write_text(json.dumps({**record, "case_fingerprint": "0" * 64}))

    with pytest.raises(BadInput, match="1 problem"):
        read_run(saved.path)


@pytest.mark.parametrize(
    "changed",
    [
        {"review": "Reviewed by reviewer (auditor) on 2027-02-01"},
        {"engine": "9.9.9"},
        {"seed": 99},
        {"trials": 99},
        {"simulated": True},
        {"editions": {}},
    ],
    ids=str,
)
def test_a_record_that_differs_from_its_answer_is_found_out(saved, changed):
    record = json.loads((saved.path / "run.json").read_text())
    (saved.path / "run.json").write_text(json.dumps({**record, **changed}))

    with pytest.raises(BadInput) as fault:
        read_run(saved.path)
    (problem,) = fault.value.problems
    assert (problem.where, problem.what) == (
        "run.json",
        f"its {next(iter(changed))} differ from those of result.json",
    )


def test_the_same_bytes_have_no_difference(saved):
    kept = read_run(saved.path)

    assert differences(kept, kept.result) == ()


def test_what_differs_is_told_figure_by_figure_after_what_it_was_made_with(saved):
    kept = replace(read_run(saved.path), made_with={"engine": "0.0.1"})
    document = json.loads(kept.result)
    document["appraisal"]["options"][2]["npsv_gbp"] = 1.0

    told = differences(kept, json.dumps(document))

    assert told[0].startswith("edition of discount_rates: none then, 2026 now")
    assert "engine: 0.0.1 then, 0.1.0 now" in told
    assert told[-1].startswith("appraisal.options[2].npsv_gbp: ")
    assert told[-1].endswith(" then, 1.0 now")
