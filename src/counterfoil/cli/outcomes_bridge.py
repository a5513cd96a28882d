"""`counterfoil outcomes bridge`: why the saving delivered differs from the one promised."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from counterfoil.cli.outcomes_words import add_options, head, opened, print_json, screen
from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.outcomes.bridge import Bridge
    from counterfoil.outcomes.bridge_causes import Cause

_MOST_MONTHS = 24


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes beside the folder."""
    add_options(parser)
    parser.add_argument(
        "--cause",
        metavar="CAUSE",
        help="the lines and months behind one cause, such as volume or deductions",
    )


def run(args: argparse.Namespace) -> int:
    """Print the bridge, or what is behind one cause."""
    from counterfoil.cli.problems import print_problems
    from counterfoil.outcomes.bridge import savings_bridge

    ledger, cause = opened(args), _cause(args.cause)
    found = savings_bridge(ledger)
    if args.json:
        print_json(bridge_values(found))
        return 0
    shown = screen()
    head(ledger, shown)
    if cause is None:
        _print(found, shown)
    else:
        _print_cause(found, cause, shown)
    print_problems(found.problems, file=sys.stderr)
    return 0


def bridge_values(found: Bridge) -> dict[str, Any]:
    """The bridge for programs: parts to the penny and exact, and every line and month behind."""
    return {
        "id": found.partnership,
        "title": found.title,
        "illustrative": found.illustrative,
        "from_month": str(found.first),
        "to_month": str(found.last),
        "promised_gbp": str(found.promised_gbp),
        "delivered_gbp": str(found.delivered_gbp),
        "promised_benefits_gbp": str(found.promised_benefits_gbp),
        "delivered_benefits_gbp": str(found.delivered_benefits_gbp),
        "difference_gbp": str(found.difference_gbp),
        "parts": [
            {"cause": part.cause.value, "gbp": str(part.gbp), "exact_gbp": str(part.exact)}
            for part in found.parts
        ],
        "details": [
            {
                "cause": one.cause.value,
                "line": one.line,
                "title": one.title,
                "when": str(one.when),
                "exact_gbp": str(one.exact),
            }
            for one in found.details
        ],
        "problems": [
            {"what": one.what, "where": one.where, "mend": one.mend} for one in found.problems
        ],
    }


def _cause(name: str | None) -> Cause | None:
    from counterfoil.outcomes.bridge_causes import Cause

    if name is None:
        return None
    try:
        return Cause(name)
    except ValueError:
        raise UsageError(
            what=f"{name!r} is not a cause",
            where="--cause",
            mend=f"name one of {', '.join(one.value for one in Cause)}",
        ) from None


def _print(found: Bridge, shown: Screen) -> None:
    from counterfoil.cli.screen import TableColumn
    from counterfoil.reports.bridge_words import bridge_rows, bridge_sentence

    shown.prose(bridge_sentence(found))
    shown.heading("From promise to record")
    columns = [TableColumn(title=""), TableColumn(title="Pounds", right=True)]
    shown.table(columns, [list(row) for row in bridge_rows(found)])
    shown.heading("What each cause is")
    for part in found.told:
        words = f"{part.cause.label} ({part.cause.value}): {part.cause.meaning}."
        shown.prose(words, mark="- ")


def _print_cause(found: Bridge, cause: Cause, shown: Screen) -> None:
    from counterfoil.cli.screen import TableColumn
    from counterfoil.contract.lines import pounds

    part = found.part(cause)
    shown.heading(f"{cause.label}: {pounds(part.gbp)}")
    shown.prose(f"{cause.meaning[0].upper()}{cause.meaning[1:]}.")
    columns = [TableColumn(title="When"), TableColumn(title="Pounds", right=True)]
    for line in found.lines_behind(cause):
        shown.heading(f"{line.title}: {pounds(line.gbp)} ({line.line})")
        rows = [[str(one.when), pounds(one.gbp)] for one in line.details[:_MOST_MONTHS]]
        shown.table(columns, rows)
        rest = len(line.details) - len(rows)
        if rest:
            shown.prose(f"… and {rest} more: --json has them all.")
    if not part.exact:
        shown.prose("Nothing came otherwise than promised for this cause.")
