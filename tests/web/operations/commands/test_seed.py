"""`counterfoil seed` passes on how much is wanted, and says what it made."""

from __future__ import annotations

import argparse

from counterfoil_web.operations.commands import seed as command
from counterfoil_web.operations.seeding import seed as seeding
from counterfoil_web.operations.seeding.seed import Size


def test_sizes_are_passed_on_and_told(monkeypatch, capsys, tmp_path, settings):
    settings.DATA_FOLDER = tmp_path
    wanted = []
    monkeypatch.setattr(
        "counterfoil_web.operations.upgrade.bring_up_to_date", lambda folder, say: None
    )
    monkeypatch.setattr(seeding, "seed", lambda size, say: wanted.append(size) or 1_920)
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)

    assert command.run(parser.parse_args([])) == 0
    assert wanted == [Size(organisations=48, partnerships=40, versions=5)]
    assert capsys.readouterr().out == (
        "1,920 made-up partnerships, 9,600 versions of their cases\n"
    )
