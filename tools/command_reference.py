"""Write docs/reference/commands.md from the commands' own help.

`python tools/command_reference.py` writes the page; a test holds the page to what this makes.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from counterfoil.cli.main import Command, CommandParser, all_groups

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
WIDTH = 96
HEAD = """# Commands

Made from the commands' own help by `python tools/command_reference.py`.

Data goes to standard output, words and progress to standard error. Exit codes: 0 done, 1 an
unexpected fault of ours, 2 misuse, 3 bad input, 4 no answer.
"""


def command_page() -> str:
    """The whole page: each group of commands, each command's help as it prints."""
    parts = [HEAD]
    for group, commands in all_groups():
        parts.append(f"## {group}\n")
        parts.extend(command_section(name, command) for name, command in commands.items())
    return "\n".join(parts)


def command_section(name: str, command: Command) -> str:
    """One command: its name as a heading and its help in a block."""
    parser = CommandParser(
        prog=f"counterfoil {name}",
        description=f"{command.help[0].upper()}{command.help[1:]}.",
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=WIDTH),
    )
    import_module(command.module).add_arguments(parser)
    sections = [f"### {name}\n", _block(parser)]
    for action in parser._subparsers._group_actions if parser._subparsers else ():
        for word, sub in (action.choices or {}).items():
            sub.formatter_class = parser.formatter_class
            sections += [f"#### {name} {word}\n", _block(sub)]
    return "\n".join(sections)


def _block(parser: argparse.ArgumentParser) -> str:
    return f"```text\n{parser.format_help().strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(command_page(), encoding="utf-8")
