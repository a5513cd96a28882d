"""`counterfoil outcomes`: what was promised, claimed, certified and banked, and what it cost.

Each action is a module of its own, `counterfoil.cli.outcomes_<action>`, with `add_arguments`
and `run`. It is light to import: what is heavy is imported when it runs.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

ACTIONS: dict[str, str] = {
    "new": "write a folder to start from, its benefits taken from an approved case",
    "check": "list every problem in the folder",
    "register": "each benefit: planned, claimed, certified, banked, and where it stands",
    "claims": "each claim and how far it came, and the same pound claimed twice",
    "net": "what carrying on would have cost, less all that the partnership did cost",
    "bridge": "why the net saving delivered differs from the one promised, cause by cause",
    "verdict": "promised, delivered, cost and how sure; the public statement, the evidence pack",
    "next": "by when to decide what follows, and what each route is worth on the old model",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: an action, then the folder of the outcomes."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, words in ACTIONS.items():
        action = actions.add_parser(name, help=words)
        action.add_argument(
            "folder", metavar="FOLDER", type=Path, help="the folder of a partnership's outcomes"
        )
        import_module(_module(name)).add_arguments(action)


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    code: int = import_module(_module(args.action)).run(args)
    return code


def _module(action: str) -> str:
    return f"counterfoil.cli.outcomes_{action}"
