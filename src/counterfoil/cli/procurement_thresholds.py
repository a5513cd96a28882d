"""`counterfoil procurement thresholds`: the thresholds of a day, and the law of a procurement."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from counterfoil.cli.procurement_words import day_of, head, opened

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether the answer is data."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: argparse.Namespace) -> int:
    """Print the thresholds of a day, or the law of the procurement in a folder."""
    from counterfoil.cli.screen import Screen

    shown = Screen()
    if args.folder is None:
        _of_day(day_of(args), shown, as_json=args.json)
    else:
        _of_folder(args, shown)
    return 0


def _of_day(day: date, shown: Screen, *, as_json: bool) -> None:
    from counterfoil.cli.contract_forms import json_text
    from counterfoil.cli.screen import TableColumn
    from counterfoil.parameters.procurement_thresholds import edition_on

    held = edition_on(day)
    rows = [
        (str(row["kind"]), str(row["authority"]), int(str(row["amount_gbp"])))
        for row in held.table("thresholds").records()
    ]
    if as_json:
        values = [{"kind": k, "authority": a, "gross_gbp": amount} for k, a, amount in rows]
        print(json_text({"begun_on": day.isoformat(), "thresholds": values}), end="")
        return
    shown.strong(f"Thresholds of a procurement begun on {day}, value added tax included")
    shown.table(
        (
            TableColumn(title="What is bought"),
            TableColumn(title="By"),
            TableColumn(title="Threshold", right=True),
        ),
        [(k.replace("_", " "), a.replace("_", "-"), f"£{amount:,}") for k, a, amount in rows],
    )
    shown.prose(f"{held.source.title}.")


def _of_folder(args: argparse.Namespace, shown: Screen) -> None:
    from counterfoil.cli.contract_forms import json_text
    from counterfoil.procurement.coverage import coverage_words
    from counterfoil.procurement.timetable import timetable

    plan = opened(args).plan
    held = timetable(plan).coverage
    if args.json:
        values = {
            "standing": held.standing.value,
            "begun_on": held.begun.isoformat(),
            "light_touch": held.light_touch,
            "threshold_gbp": held.threshold.amount_gbp if held.threshold else None,
            "words": list(coverage_words(held)),
        }
        print(json_text(values), end="")
        return
    head(plan, shown)
    for words in coverage_words(held):
        shown.prose(words, mark="- ")
