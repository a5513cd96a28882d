"""Every command shown in the README and in docs/ is run, and does what the page says.

A fenced block marked `console` holds lines that begin `$ `. Those that call `counterfoil` are run,
page by page and in order, in a folder that holds a copy of examples/; so is `$ cp`, with which a
page takes a copy of an example to change. Each must exit 0, or, in a block marked
`console exit=3`, with the code named.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from counterfoil.cli.main import main
from tests.architecture.repository import ROOT, address

README = ROOT / "README.md"
EXAMPLES = ROOT / "examples"
PAGES = [page for page in [README, *sorted((ROOT / "docs").rglob("*.md"))] if page.exists()]
BLOCK = re.compile(r"^```console(?: exit=(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEEDS_A_SHELL = set("|<>&;*$`")
RUN_HERE = re.compile(r"\$ (?:counterfoil|cp) ")


class ShownCommand(NamedTuple):
    """A command line that a page shows, and the exit code it promises."""

    line: str
    exit_code: int


def commands_in(text: str) -> list[ShownCommand]:
    """The commands of a page in order; a line that ends in a backslash goes on in the next."""
    return [
        ShownCommand(line.removeprefix("$ "), int(code or 0))
        for code, block in BLOCK.findall(text)
        for line in re.sub(r"\\\n\s*", "", block).splitlines()
        if RUN_HERE.match(line)
    ]


def shown_on(page: Path) -> list[ShownCommand]:
    return commands_in(page.read_text(encoding="utf-8"))


def run_as_a_reader(command: ShownCommand, folder: Path) -> tuple[int, str]:
    """How it ended and what it said of faults; our own commands are run without a shell's help."""
    program, *arguments = shlex.split(command.line)
    if program == "counterfoil" and not NEEDS_A_SHELL & set(command.line):
        told = io.StringIO()
        with contextlib.chdir(folder), redirect_stdout(io.StringIO()), redirect_stderr(told):
            return main(arguments), told.getvalue()
    programs = Path(sys.executable).parent
    finished = subprocess.run(
        ["/bin/sh", "-c", command.line],
        cwd=folder,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return finished.returncode, finished.stderr


@pytest.mark.parametrize("shown", [page for page in PAGES if shown_on(page)], ids=address)
def test_commands_on_the_page_do_what_it_says(shown, tmp_path):
    if EXAMPLES.exists():
        shutil.copytree(EXAMPLES, tmp_path / "examples")

    for command in shown_on(shown):
        code, told = run_as_a_reader(command, tmp_path)
        assert code == command.exit_code, f"$ {command.line}\n{told}"


def test_readme_shows_commands():
    assert not README.exists() or shown_on(README), "README.md shows no `$ counterfoil` command"


def test_commands_are_found_in_a_page():
    page = (
        "```console\n$ make run\n$ counterfoil check \\\n    case\nfine\n```\n"
        "```python\n$ counterfoil no\n```\n"
        "```console exit=3\n$ counterfoil check broken\n```\n"
    )

    assert commands_in(page) == [("counterfoil check case", 0), ("counterfoil check broken", 3)]
