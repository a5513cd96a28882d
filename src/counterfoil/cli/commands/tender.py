"""`counterfoil tender`: the plan, the marks and the order of bids, and whether they stand up.

Each action is a module of its own, `counterfoil.cli.tender_<action>`, with `add_arguments` and
`run`. It is light to import: what is heavy is imported when it runs.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

ACTIONS: dict[str, str] = {
    "new": "write a folder to start from: a filled plan, or the whole example",
    "check": "list every problem in the folder: plan, bids, marks, locks",
    "try": "run the plan on dummy bids: what it rewards, where it saturates, what it upsets",
    "lock": "fix the plan before bids are due, with its fingerprint",
    "import": "bids and records from a portal's export by a column mapping, a dry run first",
    "score": "show marks side by side, or add a mark with its reason",
    "marking-workbook": "one evaluator's marks out to Excel, and back in with a clash check",
    "rank": "the order of bids, points to the last digit, ties by the rule",
    "robustness": "what would change the winner, ranks under other weightings, low prices",
    "summaries": "what each supplier is told, line by line as regulation 31 asks, as Word",
    "bundle": "everything behind one score, in one file that anybody can verify",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: an action, then the folder of the tender."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, words in ACTIONS.items():
        action = actions.add_parser(name, help=words)
        action.add_argument("folder", metavar="FOLDER", type=Path, help="the folder of a tender")
        import_module(_module(name)).add_arguments(action)


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    code: int = import_module(_module(args.action)).run(args)
    return code


def _module(action: str) -> str:
    return f"counterfoil.cli.tender_{action.replace('-', '_')}"
