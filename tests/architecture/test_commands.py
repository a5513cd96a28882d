"""Each command in the catalogue has its module and its help, and no command is left out of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from counterfoil.cli.main import CATALOGUE
from tests.architecture.repository import LIBRARY, ROOT

HEAVY = {
    *("docx", "docxtpl", "jinja2", "jsonschema", "llvmlite", "lxml", "numba", "numpy"),
    *("openpyxl", "rich", "scipy", "vl_convert", "xlsxwriter", "yaml"),
}


@pytest.mark.parametrize("name", CATALOGUE)
def test_command_has_a_module_named_after_it(name):
    module = CATALOGUE[name].module

    assert module == "counterfoil.cli.commands." + name.replace("-", "_")
    assert (ROOT / "src" / (module.replace(".", "/") + ".py")).is_file()


@pytest.mark.parametrize("name", CATALOGUE)
def test_command_has_help(name, run_command):
    finished = run_command(name, "--help")

    assert finished.exit_code == 0
    assert CATALOGUE[name].help.casefold() in " ".join(finished.stdout.split()).casefold()
    assert finished.stderr == ""


def test_every_command_module_is_in_the_catalogue():
    modules = {file.stem for file in (LIBRARY / "cli" / "commands").glob("[!_]*.py")}

    assert modules <= {name.replace("-", "_") for name in CATALOGUE}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["aprase"]], ids=" ".join)
def test_help_and_mistakes_load_no_command_and_nothing_heavy(words):
    program = (
        "import sys\n"
        "from counterfoil.cli.main import main\n"
        f"main({words!r})\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(finished.stderr.splitlines())

    assert "counterfoil.cli.main" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert not [name for name in loaded if name.startswith("counterfoil.cli.commands")]
