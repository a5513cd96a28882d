"""`counterfoil outcomes new`."""

from __future__ import annotations

from counterfoil.casefile import write_case
from tests.fixtures.small_outcomes import the_case


def test_a_new_folder_is_sound_and_says_what_comes_next(run_command, tmp_path):
    write_case(tmp_path / "case", the_case())
    folder = tmp_path / "my outcomes"
    words = ("outcomes", "new", folder, "--case", tmp_path / "case", "--option", "partner")

    made = run_command(*words, "--on", "2026-05-01")
    again = run_command(*words)

    assert (made.exit_code, made.stdout) == (0, f"{folder}\n")
    assert f"counterfoil outcomes check '{folder}'" in made.stderr
    assert run_command("outcomes", "check", folder).exit_code == 0
    assert again.exit_code == 3


def test_a_wrong_option_is_told_with_the_nearest(run_command, tmp_path):
    write_case(tmp_path / "case", the_case())

    made = run_command(
        "outcomes", "new", tmp_path / "x", "--case", tmp_path / "case", "--option", "partners"
    )

    assert made.exit_code == 3
    assert "did you mean partner?" in made.stderr
