"""`counterfoil tender new`: a folder that can be checked and tried at once."""

from __future__ import annotations


def test_what_it_writes_is_sound(run_command, tmp_path):
    made = run_command("tender", "new", tmp_path / "mine")

    assert made.exit_code == 0
    assert made.stdout.strip() == str(tmp_path / "mine")
    assert "counterfoil tender check" in made.stderr
    assert run_command("tender", "check", tmp_path / "mine").exit_code == 0


def test_the_example_ranks_and_warns(run_command, tmp_path):
    run_command("tender", "new", tmp_path / "mine", "--example")
    ranked = run_command("tender", "rank", tmp_path / "mine")

    assert "Warning: b wins; had c not bid, a would win." in ranked.stdout
    assert "a and e come out equal: parted by quality." in ranked.stdout
    again = run_command("tender", "new", tmp_path / "mine")
    assert again.exit_code == 3


def test_another_kind_is_asked_for_by_name(run_command, tmp_path):
    made = run_command("tender", "new", tmp_path / "mine", "--kind", "consultancy", "--example")

    assert "Advisers on ending a second PFI" in made.stderr
    asked = ("procurement", "check", tmp_path / "mine" / "procurement", "--on", "2026-11-23")
    assert run_command(*asked).exit_code == 0
