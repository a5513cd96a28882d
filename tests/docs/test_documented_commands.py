"""Every command shown in the README and in docs/ is run, and does what the page says.

A fenced block marked `console` holds lines that begin `$ `. Those that call `counterfoil` are run,
page by page and in order, in a folder that holds a copy of examples/; so is `$ cp`, with which a
page takes a copy of an example to change. Each must exit 0, or, in a block marked
`console exit=3`, with the code named.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.repository import ROOT, address

README = ROOT / "README.md"
EXAMPLES = ROOT / "examples"
PAGES = [page for page in [README, *sorted((ROOT / "docs").rglob("*.md"))] if page.exists()]
BLOCK = re.compile(r"^```console(?: exit=(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
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


def run_as_a_reader(command: ShownCommand, folder: Path) -> subprocess.CompletedProcess[str]:
    programs = Path(sys.executable).parent
    return subprocess.run(
        ["/bin/sh", "-c", command.line],
        cwd=folder,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("page", [page for page in PAGES if shown_on(page)], ids=address)
def test_commands_on_the_page_do_what_it_says(page, tmp_path):
    if EXAMPLES.exists():
        shutil.copytree(EXAMPLES, tmp_path / "examples")

    for command in shown_on(page):
        finished = run_as_a_reader(command, tmp_path)
        assert finished.returncode == command.exit_code, f"$ {command.line}\n{finished.stderr}"


def test_readme_shows_commands():
    assert not README.exists() or shown_on(README), "README.md shows no `$ counterfoil` command"


def test_commands_are_found_in_a_page():
    page = (
        "```console\n$ make run\n$ counterfoil check \\\n    case\nfine\n```\n"
        "```python\n$ counterfoil no\n```\n"
        "```console exit=3\n$ counterfoil check broken\n```\n"
    )

    assert commands_in(page) == [("counterfoil check case", 0), ("counterfoil check broken", 3)]
