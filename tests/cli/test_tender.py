"""`counterfoil tender`: its actions, and what they share."""

from __future__ import annotations

import pytest

from counterfoil.cli.commands.tender import ACTIONS


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_help_that_names_the_folder(action, run_command):
    finished = run_command("tender", action, "--help")

    assert finished.exit_code == 0
    assert "FOLDER" in finished.stdout


def test_an_action_is_asked_for(run_command):
    assert run_command("tender").exit_code == 2
    assert run_command("tender", "ranks", "x").exit_code == 2


@pytest.mark.parametrize("action", ["check", "try", "score", "rank"])
def test_no_folder_is_bad_input(action, run_command, tmp_path):
    finished = run_command("tender", action, tmp_path / "none")

    assert finished.exit_code == 3
    assert "there is no such folder" in finished.stderr
