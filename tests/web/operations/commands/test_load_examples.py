"""`counterfoil load-examples` settles that it is a try-out before it loads anything."""

from __future__ import annotations

import argparse

import pytest

from counterfoil_web.operations.commands import load_examples as command
from counterfoil_web.operations.installation import Purpose, WrongInstallation, begin_as, purpose


@pytest.fixture
def run(monkeypatch, tmp_path, settings, db):
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr(
        "counterfoil_web.operations.upgrade.bring_up_to_date", lambda folder, say: None
    )
    monkeypatch.setattr("counterfoil_web.operations.examples.load_examples", lambda say: 3)
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return lambda: command.run(parser.parse_args([]))


def test_examples_make_a_try_out(run, capsys):
    assert run() == 0
    assert purpose() == Purpose.TRY_OUT
    assert capsys.readouterr().out == "3 examples loaded\n"


def test_real_records_get_no_examples(run):
    begin_as(Purpose.REAL)

    with pytest.raises(WrongInstallation):
        run()
