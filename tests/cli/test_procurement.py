"""`counterfoil procurement`: the actions together, and what is misuse."""

from __future__ import annotations

import pytest

from counterfoil.cli.commands.procurement import ACTIONS


@pytest.mark.parametrize("action", [one for one in ACTIONS if one not in ("new", "thresholds")])
def test_every_action_refuses_a_folder_that_is_not_there(action, run_command, tmp_path):
    more = ("x.csv", "--mapping", "x.yaml") if action == "import" else ()
    finished = run_command("procurement", action, tmp_path / "none", *more)

    assert finished.exit_code == 3
    assert "there is no such folder" in finished.stderr


def test_misuse_is_told(run_command, tmp_path):
    assert run_command("procurement").exit_code == 2
    finished = run_command("procurement", "check", tmp_path, "--on", "1 May")

    assert finished.exit_code == 2
    assert "'1 May' is not a day" in finished.stderr
