"""What `counterfoil contract` takes: an action, then the folder of a contract."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.import_arguments import add_import_arguments

if TYPE_CHECKING:
    _Actions = argparse._SubParsersAction[argparse.ArgumentParser]

TEMPLATE_KINDS = (
    *("business", "custody_by_availability", "custody_by_detention"),
    "consultancy",
)
_TRIALS = 1_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: an action, then the folder of a contract."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    new = _action(actions, "new", "write the folder of a contract to start from")
    new.add_argument("--kind", required=True, choices=TEMPLATE_KINDS, help="which template")
    actions.add_parser("fields", help="what contract.yaml and each table may hold, as Markdown")
    checking = _action(actions, "check", "list the problems in the folder")
    checking.add_argument(
        "--all", action="store_true", help="list every one, where there are more than 50"
    )
    _add_import(actions)
    terms = _action(actions, "terms", "the terms in words, as a lawyer would read them")
    terms.add_argument("--version", metavar="N", type=int, help="the last version unless given")
    made = _month_action(actions, "statement", "what is due for a month, line by line")
    _add_json(made).add_argument("--csv", action="store_true", help="print a row for each line")
    closing = _month_action(actions, "close", "keep the statement of a month for ever")
    closing.add_argument(
        "--proposed-by", metavar="NAME", required=True, help="who keeps the contract"
    )
    closing.add_argument(
        "--closed-by", metavar="NAME", required=True, help="somebody else, of finance"
    )
    bill = _month_action(actions, "invoice", "what was billed for a month against what is due")
    _add_json(bill).add_argument(
        "--letter", metavar="FILE", type=Path, help="also write a letter that queries it, in Word"
    )
    compare = _action(actions, "compare", "two months line by line, and what differs")
    compare.add_argument("before", metavar="MONTH", help="a month, such as 2026-04")
    compare.add_argument("after", metavar="MONTH", help="another month")
    _add_json(_add_day(compare))
    explain = _month_action(actions, "explain", "one line, down to the clause and the raw row")
    explain.add_argument(
        "line", metavar="LINE", nargs="?", help="its id; without one the ids are listed"
    )
    _add_json(explain)
    _add_json(_add_day(_action(actions, "forecast", "the next month on figures so far")))
    test = _action(actions, "backtest", "what the terms would have paid on past figures")
    test.add_argument(
        "--trials",
        metavar="N",
        type=int,
        default=_TRIALS,
        help="trials of the simulated year (default: %(default)s)",
    )
    test.add_argument(
        "--seed", metavar="N", type=int, default=0, help="the chance they begin with (default: 0)"
    )
    _add_json(test)


def _add_import(actions: _Actions) -> None:
    words = "records from a spreadsheet by a column mapping: what it would add, or adds"
    bring = _action(actions, "import", words)
    add_import_arguments(bring)


def _action(actions: _Actions, name: str, words: str) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the folder of a contract")
    return parser


def _month_action(actions: _Actions, name: str, words: str) -> argparse.ArgumentParser:
    parser = _action(actions, name, words)
    parser.add_argument("month", metavar="MONTH", help="a month, such as 2026-04")
    return _add_day(parser)


def _add_day(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        help="the day as of which it is asked, today unless given; what was entered later does "
        "not count",
    )
    return parser


def _add_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    return parser
