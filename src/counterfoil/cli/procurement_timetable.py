"""`counterfoil procurement timetable`: each step at its earliest and latest, and what drives it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from counterfoil.cli.procurement_words import head, long_day, opened

if TYPE_CHECKING:
    from counterfoil.procurement.timetable import TimedStep


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether the answer is data."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: argparse.Namespace) -> int:
    """Print the timetable; what is worth a warning goes to the other stream."""
    from counterfoil.cli.contract_forms import json_text
    from counterfoil.cli.problems import print_problems
    from counterfoil.cli.screen import Screen, TableColumn
    from counterfoil.procurement.timetable import timetable

    held = opened(args)
    made = timetable(held.plan)
    if args.json:
        values = {"id": held.plan.id, "steps": [_values(one) for one in made.rows]}
        print(json_text(values), end="")
        return 0
    shown = Screen()
    head(held.plan, shown)
    shown.table(
        (
            TableColumn(title="Step"),
            TableColumn(title="On", whole=True),
            TableColumn(title="Latest", whole=True),
            TableColumn(title="Slack", right=True),
            TableColumn(title="Waits for"),
            TableColumn(title="Drives the start"),
        ),
        [
            (
                one.step.title + (f" ({one.step.notice})" if one.step.notice else ""),
                long_day(one.on) + (" done" if one.step.done_on else ""),
                long_day(one.latest),
                "" if one.slack_days is None else f"{one.slack_days} days".replace("-", "−"),
                one.driven_by,
                "yes" if one.critical else "",
            )
            for one in made.rows
        ],
    )
    print_problems(held.warnings, file=sys.stderr)
    return 0


def _values(one: TimedStep) -> dict[str, object]:
    return {
        "id": one.step.id,
        "title": one.step.title,
        "on": one.on.isoformat(),
        "latest": one.latest.isoformat() if one.latest else None,
        "done": one.step.done_on is not None,
        "waits_for": one.driven_by,
        "critical": one.critical,
    }
