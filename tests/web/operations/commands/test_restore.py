"""`counterfoil restore --check` reads a backup and changes nothing; what is none is told."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

import pytest

from counterfoil.errors import UnreadableInput
from counterfoil_web.operations.backup import write_backup
from counterfoil_web.operations.commands import restore
from tests.web.operations.conftest import ENGINES


def arguments(*words):
    parser = argparse.ArgumentParser()
    restore.add_arguments(parser)
    return parser.parse_args([str(word) for word in words])


@pytest.mark.parametrize("engine", ENGINES)
def test_checking_tells_that_it_is_whole(place, engine, tmp_path, capsys):
    with place(engine).opened() as folder:
        write_backup(tmp_path / "one.backup", folder, datetime(2026, 11, 22, 12, 5, tzinfo=UTC))

        assert restore.run(arguments(tmp_path / "one.backup", "--check")) == 0
    assert "whole, of 22 November 2026 at 12:05 UTC" in capsys.readouterr().out


def test_what_is_no_backup_is_told(tmp_path):
    (tmp_path / "x").write_text("no backup")

    with pytest.raises(UnreadableInput, match="no backup of Counterfoil"):
        restore.run(arguments(tmp_path / "x", "--check"))
