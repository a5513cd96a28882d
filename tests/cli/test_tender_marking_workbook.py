"""`counterfoil tender marking-workbook`: out, filled in, back; refused whole for one wrong row."""

from __future__ import annotations

import openpyxl
import pytest

from counterfoil.tender.scores import Consensus, ModerationOpened, QualityLocked, Score, Submission
from tests.fixtures.tenders import small_folder

BACK = ("--evaluator", "e1", "--at", "2026-11-24 13:00", "--back")


@pytest.fixture
def folder(tmp_path):
    kinds = (Score, Submission, ModerationOpened, Consensus, QualityLocked)
    return small_folder(tmp_path, without=kinds)


@pytest.fixture
def fill(run_command, folder, tmp_path):
    """Take the workbook out and fill rows: (mark, reason) from the first on."""

    def made(*rows: tuple[object, object]):
        path = tmp_path / "marks.xlsx"
        path.unlink(missing_ok=True)
        done = run_command("tender", "marking-workbook", folder, "--evaluator", "e1", "--out", path)
        assert done.exit_code == 0
        book = openpyxl.load_workbook(path)
        for number, (mark, reason) in enumerate(rows, 2):
            book["Marks"].cell(number, 5).value = mark
            book["Marks"].cell(number, 6).value = reason
        book.save(path)
        return path

    return made


def test_out_and_back_adds_the_whole_marks(run_command, folder, fill):
    path = fill((4, "Page 3 has the rota."), (2, None))
    done = run_command("tender", "marking-workbook", folder, *BACK, path)

    assert done.exit_code == 0, done.stderr
    assert done.stdout.strip() == "not taken: sheet Marks, row 3, bid b, care: no reason"
    assert "took in 1 marks; 4 rows have nothing new, 1 are unfinished" in done.stderr
    text = (folder / "scores.csv").read_text()
    assert "Page 3 has the rota." in text
    assert "marks.xlsx, sheet Marks, row 2" in text


def test_one_wrong_cell_keeps_all_out(run_command, folder, fill):
    before = (folder / "scores.csv").read_bytes()
    path = fill((4, "Page 3 has the rota."), (9, "x"))
    done = run_command("tender", "marking-workbook", folder, *BACK, path)

    assert done.exit_code == 3
    assert "sheet Marks, cell E3 (Mark): 9 is no mark of the scale" in done.stderr
    assert (folder / "scores.csv").read_bytes() == before


def test_a_clash_waits_for_a_decision(run_command, folder, fill):
    path = fill((4, "From the train"))
    at = ("--at", "2026-11-24 12:00", "--mark", "3", "--reason", "At the desk")
    added = run_command(
        *("tender", "score", folder, "--evaluator", "e1", "--bid", "a", "--criterion", "care"), *at
    )
    assert added.exit_code == 0, added.stderr

    done = run_command("tender", "marking-workbook", folder, *BACK, path)
    assert done.exit_code == 3
    assert "here: 3: At the desk" in done.stderr
    kept = run_command("tender", "marking-workbook", folder, *BACK, path, "--theirs", "a/care")
    assert kept.exit_code == 0
    assert "took in 0 marks" in kept.stderr


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("--out", "marks.csv"), "is no name for it"),
        (("--back", "marks.xlsx"), "no time is given"),
        (("--back", "marks.xlsx", "--at", "2026-11-24 13:00", "--mine", "a"), "names no answer"),
    ],
)
def test_misuse_is_told(run_command, folder, more, what):
    done = run_command("tender", "marking-workbook", folder, "--evaluator", "e1", *more)

    assert done.exit_code == 2
    assert what in done.stderr
