"""`counterfoil outcomes`: its actions, and what they share."""

from __future__ import annotations

from pathlib import Path

import pytest

import counterfoil
from counterfoil.cli.commands.outcomes import ACTIONS

EXAMPLE = (
    Path(counterfoil.__file__).parent / "content" / "example_outcomes" / "cleveland-custody-2017"
)


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_help_that_names_the_folder(action, run_command):
    finished = run_command("outcomes", action, "--help")

    assert finished.exit_code == 0
    assert "FOLDER" in finished.stdout


def test_an_action_is_asked_for(run_command):
    assert run_command("outcomes").exit_code == 2
    assert run_command("outcomes", "nets", EXAMPLE).exit_code == 2


@pytest.mark.parametrize("action", ["register", "claims", "net"])
def test_what_is_made_up_stands_on_every_page(action, run_command):
    finished = run_command("outcomes", action, EXAMPLE)

    assert finished.exit_code == 0
    assert "Illustrative: an example, not the register of any force." in finished.stdout


@pytest.mark.parametrize("action", ["register", "claims", "net"])
def test_no_day_is_misuse(action, run_command):
    finished = run_command("outcomes", action, EXAMPLE, "--on", "soon")

    assert finished.exit_code == 2
    assert "mend: write it as 2026-05-31" in finished.stderr
