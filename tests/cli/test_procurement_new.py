"""`counterfoil procurement new`."""

from __future__ import annotations


def test_a_folder_is_written_and_checks_without_an_error(run_command, tmp_path):
    made = run_command("procurement", "new", tmp_path / "p", "--on", "2026-11-22")
    checked = run_command("procurement", "check", tmp_path / "p", "--on", "2026-11-22")

    assert (made.exit_code, checked.exit_code) == (0, 0)
    assert made.stdout == f"{tmp_path / 'p'}\n"
    assert "counterfoil procurement timetable" in made.stderr


def test_a_folder_that_is_there_is_left_as_it_is(run_command, tmp_path):
    (tmp_path / "kept.txt").write_text("kept")

    finished = run_command("procurement", "new", tmp_path)

    assert finished.exit_code == 3
    assert (tmp_path / "kept.txt").read_text() == "kept"
