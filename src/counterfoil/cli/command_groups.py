"""Commands as the help groups them, and the door by which an application adds a group of its own.

An application that comes with Counterfoil names its groups in the entry points of the
distribution, under `counterfoil.commands`:

    [project.entry-points."counterfoil.commands"]
    run-the-application = "counterfoil_web.operations.command_group:GROUP"

The name after the colon is a `CommandGroup`. Its module must be light: it is imported for the help.
Only Counterfoil's own distribution is looked into, so that nothing else that happens to be
installed can add a command.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

GROUP = "counterfoil.commands"
_DISTRIBUTION = "counterfoil-*.dist-info"


class Command(NamedTuple):
    """Where a command lives, and what it does in one line."""

    module: str
    help: str


class CommandGroup(NamedTuple):
    """Commands that belong together in the help."""

    title: str
    commands: Mapping[str, Command]


@cache
def contributed_groups() -> tuple[CommandGroup, ...]:
    """The groups that entry points of the installed distribution name, in order of their names."""
    return tuple(_load(reference) for reference in entry_points(sys.path))


def entry_points(search_path: Iterable[str]) -> tuple[str, ...]:
    """The references, such as `module:NAME`, that the distribution gives for our group.

    Read from the file itself: importlib.metadata alone would double the time a command takes to
    start.
    """
    for folder in search_path:
        for found in sorted(Path(folder).glob(_DISTRIBUTION)):
            written = found / "entry_points.txt"
            if written.is_file():
                return tuple(_references(written.read_text(encoding="utf-8")))
    return ()


def _references(text: str) -> Iterator[str]:
    inside = False
    for line in sorted_within_sections(text):
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
        elif inside and "=" in line:
            yield line.partition("=")[2].strip()


def sorted_within_sections(text: str) -> list[str]:
    """The lines less blanks and remarks; installers differ in how they order a section.

    >>> sorted_within_sections("[a]\\nz = 1\\n\\n# note\\nb = 2\\n[c]")
    ['[a]', 'b = 2', 'z = 1', '[c]']
    """
    sections: list[list[str]] = [[]]
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("["):
            sections.append([line])
        elif line and not line.startswith(("#", ";")):
            sections[-1].append(line)
    return [line for head, *rest in filter(None, sections) for line in (head, *sorted(rest))]


def _load(reference: str) -> CommandGroup:
    module, _, name = reference.partition(":")
    group: CommandGroup = getattr(import_module(module), name)
    return group
