from __future__ import annotations

import pytest

from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.review_checklist import checklist
from counterfoil.casefile.workbook_writer import workbook_bytes
from tests.fixtures.case_folders import write_small_case


@pytest.fixture
def folder(tmp_path):
    return write_small_case(tmp_path / "case")


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text("".join(f"{item.id}: yes\n" for item in checklist()), encoding="utf-8")
    return path


def test_the_checklist_and_status_are_shown(folder, run_command):
    finished = run_command("review", folder)

    assert finished.exit_code == 0
    assert finished.stdout.startswith(" 1. Is there an in-house option")
    assert finished.stdout.endswith("\nNot reviewed (nobody has signed it)\n")


def test_a_reviewer_signs(folder, answers, run_command):
    signing = ("--reviewer", "reviewer", "--role", "auditor", "--answers", answers)
    finished = run_command("review", folder, *signing, "--on", "2027-02-01")

    assert (finished.exit_code, finished.stderr) == (0, "")
    assert finished.stdout == "Reviewed by reviewer (auditor) on 2027-02-01\n"
    assert "Reviewed by reviewer" in run_command("check", folder).stdout


def test_the_day_is_today_unless_given(folder, answers, run_command):
    signing = ("--reviewer", "reviewer", "--role", "auditor", "--answers", answers)

    assert run_command("review", folder, *signing).exit_code == 0


def test_the_author_is_refused(folder, answers, run_command):
    signing = ("--reviewer", "Author", "--role", "auditor", "--answers", answers)
    finished = run_command("review", folder, *signing)

    assert finished.exit_code == 3
    assert "the reviewer is the author\n  mend: have somebody else review it" in finished.stderr


def test_the_form_is_written_once_and_must_be_filled_in(folder, tmp_path, run_command):
    form = tmp_path / "form.yaml"

    assert run_command("review", folder, "--form", form).exit_code == 0
    assert run_command("review", folder, "--form", form).exit_code == 2
    signing = ("--reviewer", "reviewer", "--role", "auditor", "--answers", form)
    finished = run_command("review", folder, *signing)
    assert finished.exit_code == 3
    assert "questions not answered" in finished.stderr


@pytest.mark.parametrize(
    "words", [["--reviewer", "reviewer"], ["--role", "r"], ["--reviewer", "r", "--role", "r"]]
)
def test_half_a_signature_is_misuse(folder, run_command, words):
    finished = run_command("review", folder, *words)

    assert finished.exit_code == 2
    assert "--answers missing" in finished.stderr


def test_a_day_without_a_signature_is_misuse(folder, run_command):
    assert run_command("review", folder, "--on", "2027-02-01").exit_code == 2


def test_a_case_with_problems_is_not_signed(tmp_path, answers, run_command):
    folder = write_small_case(tmp_path / "case", drivers_csv=None)
    signing = ("--reviewer", "reviewer", "--role", "auditor", "--answers", answers)

    assert run_command("review", folder, *signing).exit_code == 3
    assert not (folder / "review.yaml").exists()


def test_a_workbook_is_not_signed(tmp_path, folder, run_command):
    (tmp_path / "case.xlsx").write_bytes(workbook_bytes(load_case_or_raise(folder)))
    finished = run_command("review", tmp_path / "case.xlsx")

    assert finished.exit_code == 2
    assert "a workbook cannot be signed" in finished.stderr
