"""The arguments of `counterfoil contract`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from counterfoil.cli.commands import contract as command
from counterfoil.cli.contract_arguments import TEMPLATE_KINDS, add_arguments
from counterfoil.cli.main import CommandParser
from counterfoil.contractfile.templates import TemplateKind


@pytest.fixture
def parser():
    made = CommandParser(prog="counterfoil contract")
    add_arguments(made)
    return made


def test_the_kinds_offered_are_the_templates():
    assert set(TEMPLATE_KINDS) == {kind.value for kind in TemplateKind}


def test_every_action_is_done_by_something(parser):
    (actions,) = parser._subparsers._group_actions

    assert set(actions.choices) == set(command._RUNS)


def test_words_in_order(parser):
    found = parser.parse_args(["explain", "folder", "2026-04", "base/service", "--json"])

    assert (found.action, str(found.folder), found.month) == ("explain", "folder", "2026-04")
    assert (found.line, found.on, found.json) == ("base/service", None, True)


@pytest.mark.parametrize("words", [[], ["close", "folder", "2026-04"], ["paid", "folder"]])
def test_what_is_missing_or_unknown_is_misuse(words, parser, capsys):
    with pytest.raises(SystemExit) as left:
        parser.parse_args(words)

    assert left.value.code == 2
    assert "mend: see" in capsys.readouterr().err


def test_help_loads_nothing_heavy():
    program = (
        "import sys\n"
        "from counterfoil.cli.main import main\n"
        "main(['contract', '--help'])\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    loaded = set(finished.stderr.splitlines())
    assert "counterfoil.cli.contract_arguments" in loaded
    assert loaded.isdisjoint({"yaml", "numpy", "docx", "rich", "counterfoil.contract.terms"})
