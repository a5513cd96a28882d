"""`counterfoil outcomes register`: each benefit, what was planned and how far it has come."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from counterfoil.cli.outcomes_words import (
    add_options,
    amount,
    exact,
    head,
    opened,
    print_json,
    screen,
)

if TYPE_CHECKING:
    from counterfoil.outcomes.ledger import Ledger
    from counterfoil.outcomes.progress import Progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes beside the folder."""
    add_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the register."""
    from counterfoil.outcomes.progress import progress

    ledger = opened(args)
    found = progress(ledger)
    if args.json:
        print_json(register_values(ledger, found))
    else:
        _print(ledger, found)
    return 0


def register_values(ledger: Ledger, found: tuple[Progress, ...]) -> dict[str, Any]:
    """The register for programs; amounts exact, in each benefit's unit."""
    return {
        "id": ledger.document.id,
        "title": ledger.document.title,
        "until": str(ledger.document.until),
        "illustrative": ledger.document.illustrative,
        "benefits": [_values(one) for one in found],
    }


def _values(one: Progress) -> dict[str, Any]:
    standing, benefit = one.standing, one.standing.benefit
    baseline = benefit.baseline
    return {
        "id": benefit.id,
        "title": benefit.title,
        "nature": benefit.nature.value,
        "commitment": benefit.commitment.value,
        "recurrence": benefit.recurrence.value,
        "unit": benefit.unit,
        "basis": benefit.basis.value,
        "ancestor": standing.ancestor,
        "owner": benefit.owner,
        "budget_line": benefit.budget_line,
        "baseline": None
        if baseline is None
        else {
            "value": exact(baseline.value),
            "on": baseline.on.isoformat(),
            "source": baseline.source,
            "basis": baseline.basis.value,
            "confidence": baseline.confidence.value,
            "signed_by": baseline.signed_by,
        },
        "planned_so_far": exact(one.planned_so_far),
        "claimed": exact(standing.total(standing.claimed)),
        "certified": exact(standing.total(standing.certified)),
        "banked": exact(standing.total(standing.banked)),
        "colour": one.rag.name.lower(),
        "why": one.why,
        "points": [
            {
                "year": str(point.year),
                "planned": exact(point.planned),
                "forecast": exact(point.forecast),
                "p10": exact(point.p10),
                "p90": exact(point.p90),
                "claimed": exact(point.claimed),
                "certified": exact(point.certified),
                "banked": exact(point.banked),
            }
            for point in one.points
        ],
    }


def _print(ledger: Ledger, found: tuple[Progress, ...]) -> None:
    from counterfoil.cli.screen import TableColumn
    from counterfoil.outcomes.progress import RULE

    shown = screen()
    head(ledger, shown)
    shown.heading("Benefits")
    titles = ("Benefit", "Planned so far", "Claimed", "Certified", "Banked", "Stands")
    shown.table(
        [TableColumn(title=one, right=0 < place < 5) for place, one in enumerate(titles)],
        [_row(one) for one in found],
    )
    for one in found:
        benefit, standing = one.standing.benefit, one.standing
        shown.heading(benefit.title)
        baseline = benefit.baseline
        shown.fields(
            (
                ("id", benefit.id),
                ("nature", _plain(benefit.nature.value)),
                ("commitment", _plain(benefit.commitment.value)),
                ("descends from", standing.ancestor),
                ("measure", benefit.measure),
                (
                    "baseline",
                    "none"
                    if baseline is None
                    else f"{amount(baseline.value, benefit.unit)} on {baseline.on}, "
                    f"{baseline.basis.value}: {baseline.source}",
                ),
                ("signed by", (baseline.signed_by if baseline else "") or "nobody"),
                ("owner", benefit.owner),
                ("leaves budget", benefit.budget_line or "none named"),
                ("to be shown by", benefit.wanted_evidence or "nothing named"),
                ("stands", f"{one.rag.value}: {one.why}"),
                ("note", benefit.note),
            )
        )
    shown.heading("The rule")
    shown.prose(RULE)


def _row(one: Progress) -> list[str]:
    standing, unit = one.standing, one.standing.benefit.unit
    series = (standing.claimed, standing.certified, standing.banked)
    return [
        one.standing.benefit.title,
        amount(one.planned_so_far, unit),
        *(amount(standing.total(held), unit) for held in series),
        f"{one.rag.name.lower()}: {one.rag.value}",
    ]


def _plain(word: str) -> str:
    return word.replace("_", " ")
