"""The application's commands are in the help, each with a module of its own."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

import pytest

from counterfoil_web.operations.command_group import GROUP


@pytest.mark.parametrize("name", GROUP.commands)
def test_each_command_has_its_module_and_help(name, run_command):
    command = GROUP.commands[name]

    assert command.module.rpartition(".")[2] == name.replace("-", "_")
    assert find_spec(command.module) is not None
    assert callable(import_module(command.module).run)
    finished = run_command(name, "--help")
    assert finished.exit_code == 0
    assert command.help in finished.stdout.casefold() or command.help in finished.stdout


def test_the_help_imports_nothing_of_django():
    program = (
        "import sys; from counterfoil.cli.main import main; main(['--help']);"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert "Run the application\n" in finished.stdout
    loaded = set(finished.stderr.splitlines())
    assert "counterfoil_web.operations.command_group" in loaded
    assert not {"django", "granian", "importlib.metadata"} & loaded
