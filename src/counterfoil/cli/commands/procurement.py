"""`counterfoil procurement`: which law a procurement is under, its days and its notices.

Each action is a module of its own, `counterfoil.cli.procurement_<action>`, with `add_arguments`
and `run`. It is light to import: what is heavy is imported when it runs.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

ACTIONS: dict[str, str] = {
    "new": "write a filled plan to start from",
    "check": "list every problem of the plan and its registers",
    "import": "a register from a portal's export by a column mapping, a dry run first",
    "thresholds": "the thresholds of a day; with a folder, which law the procurement is under",
    "timetable": "each step at its earliest and latest, and what drives the start",
    "notices": "which notices are owed and by when; drafts in words, or as open contracting data",
}
_WITHOUT_FOLDER = ("thresholds",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: an action, then the folder of the procurement."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, words in ACTIONS.items():
        action = actions.add_parser(name, help=words)
        action.add_argument(
            "folder",
            metavar="FOLDER",
            type=Path,
            nargs="?" if name in _WITHOUT_FOLDER else None,
            help="the folder of a procurement",
        )
        action.add_argument("--on", metavar="YYYY-MM-DD", help="as on that day, today unless given")
        import_module(_module(name)).add_arguments(action)


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    code: int = import_module(_module(args.action)).run(args)
    return code


def _module(action: str) -> str:
    return f"counterfoil.cli.procurement_{action}"
