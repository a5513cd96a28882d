"""`counterfoil tender check`: every problem at once, else what there is."""

from __future__ import annotations

from tests.fixtures.tenders import small_folder


def test_a_sound_folder_is_summed_up(run_command, tmp_path):
    finished = run_command("tender", "check", small_folder(tmp_path))

    assert finished.exit_code == 0
    assert "Custody services. 3 criteria." in finished.stdout
    assert "score: 18, submission: 6" in finished.stdout
    assert "Hours of marking: e1 2" in finished.stdout  # 3 bids × 2 answers × 20 minutes
    assert "a bid that cannot win may change" in finished.stderr


def test_problems_are_listed_with_exit_code_3(run_command, tmp_path):
    folder = small_folder(tmp_path)
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text().replace("weight: 40", "weight: 39.9"))
    finished = run_command("tender", "check", folder)

    assert finished.exit_code == 3
    assert "the weights come to 99.9, not 100: care 60, staff 39.9" in finished.stdout
    assert "mend: add 0.1" in finished.stdout
