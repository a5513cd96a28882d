"""`counterfoil tender score`: marks shown, added with a reason, refused without."""

from __future__ import annotations

import json

from counterfoil.tender.scores import Consensus, ModerationOpened, QualityLocked
from tests.fixtures.tenders import small_folder

ADD = ("--evaluator", "e1", "--bid", "a", "--criterion", "care", "--at", "2026-11-24 13:00")


def test_marks_side_by_side_with_what_is_to_be_talked_over(run_command, tmp_path):
    finished = run_command("tender", "score", small_folder(tmp_path))

    assert finished.exit_code == 0
    (row,) = [
        line for line in finished.stdout.splitlines() if line.startswith("care") and " b " in line
    ]
    assert row.split() == ["care", "b", "5", "2", "3", "4", "from", "2", "to", "5"]


def test_json_has_every_reason(run_command, tmp_path):
    finished = run_command("tender", "score", small_folder(tmp_path), "--json")
    first = json.loads(finished.stdout)["answers"][0]

    assert first["marks"]["e3"] == {"mark": "5", "reason": "Page 4 shows what earns 5."}
    assert first["consensus"]["present"] == ["e1", "e2", "e3", "moderator"]


def test_a_mark_is_changed_with_a_reason_and_the_first_is_kept(run_command, tmp_path):
    folder = small_folder(tmp_path, without=(ModerationOpened, Consensus, QualityLocked))
    told = ("--mark", "5", "--reason", "Page 5 covers nights.")

    refused = run_command("tender", "score", folder, *ADD, *told)
    assert refused.exit_code == 3
    assert "without a reason" in refused.stderr

    done = run_command("tender", "score", folder, *ADD, *told, "--change-reason", "Missed page 5")
    assert done.exit_code == 0
    assert done.stdout.strip() == "e1-a-care-2"
    assert "e1-a-care is kept" in done.stderr
    text = (folder / "scores.csv").read_text()
    assert "Page 4 shows what earns 4." in text
    assert "Missed page 5" in text


def test_after_moderation_opened_a_mark_is_locked(run_command, tmp_path):
    folder = small_folder(tmp_path)
    late = (*ADD[:-1], "2026-11-24 15:00", "--mark", "5", "--reason", "x", "--change-reason", "y")
    finished = run_command("tender", "score", folder, *late)

    assert finished.exit_code == 3
    assert "which locked this mark" in finished.stderr


def test_half_a_mark_is_misuse(run_command, tmp_path):
    folder = small_folder(tmp_path)

    lacking = run_command("tender", "score", folder, "--evaluator", "e1", "--mark", "5")
    assert lacking.exit_code == 2
    assert "a mark needs --bid and --criterion and --reason and --at" in lacking.stderr
    nobody = run_command("tender", "score", folder, "--mark", "5")
    assert nobody.exit_code == 2
    assert "no evaluator is named" in nobody.stderr
