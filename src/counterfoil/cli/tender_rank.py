"""`counterfoil tender rank`: the order of bids, and whether a loser decides it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from counterfoil.cli.tender_words import add_json, head, points

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.tender.award import Ranking
    from counterfoil.tender.plan import Plan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The lot."""
    parser.add_argument("--lot", metavar="ID", default="", help="the lot, where there are lots")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the ranking."""
    from counterfoil.cli.outcomes_words import print_json, screen
    from counterfoil.tender.entries import entries_of, ranking
    from counterfoil.tender.reversals import reversals
    from counterfoil.tenderfile.folder import counted_prices_in, read_tender_folder

    dossier = read_tender_folder(args.folder).dossier
    prices = counted_prices_in(args.folder, dossier)
    found = ranking(dossier, args.lot, prices)
    entries, _ = entries_of(dossier, args.lot, prices)
    upset = [one.sentence for one in reversals(dossier.plan, entries)]
    if args.json:
        print_json({"plan": dossier.plan.id, **ranking_values(found), "reversals": upset})
        return 0
    shown = screen()
    head(dossier.plan, shown)
    print_ranking(dossier.plan, found, shown)
    for sentence in upset:
        shown.prose(f"Warning: {sentence}.", mark="- ")
    return 0


def print_ranking(plan: Plan, found: Ranking, shown: Screen) -> None:
    """The bids in order with the points of each criterion, ties, and who is out."""
    from counterfoil.cli.outcomes_words import pounds
    from counterfoil.cli.screen import TableColumn

    shown.heading("Order of bids" + (f", lot {found.lot}" if found.lot else ""))
    last = "Points" if found.highest_first else "£, lowest first"
    priced = plan.price is not None
    columns = ["", "Bid", *(leaf.id for leaf in plan.leaves), *(["Price"] if priced else []), last]
    rows = [
        [
            str(one.rank),
            one.bid,
            *(points(one.points.get(leaf.id)) for leaf in plan.leaves),
            *([pounds(one.price_gbp)] if priced else []),
            points(one.result) if found.highest_first else pounds(one.result),
        ]
        for one in found.placed
    ]
    shown.table(
        [TableColumn(title=name, right=place > 1) for place, name in enumerate(columns)], rows
    )
    for tie in found.ties:
        how = _step_words(tie.decided_by.by.value) if tie.decided_by else "not yet parted"
        names = f"{', '.join(tie.bids[:-1])} and {tie.bids[-1]}"
        shown.prose(f"{names} come out equal: {how}.", mark="- ")
    for out in found.out:
        shown.prose(f"{out.bid} is out at {out.stage.value}: {out.reason}.", mark="- ")
    if found.winner is None and found.placed:
        shown.prose("No bid wins yet: the first place is tied.", mark="- ")


def ranking_values(found: Ranking) -> dict[str, Any]:
    """A ranking for programs; points and pounds exact."""
    from counterfoil.cli.outcomes_words import exact

    return {
        "lot": found.lot,
        "winner": found.winner,
        "highest_first": found.highest_first,
        "placed": [
            {
                "rank": one.rank,
                "bid": one.bid,
                "result": exact(one.result),
                "quality": exact(one.quality),
                "price_gbp": exact(one.price_gbp),
                "price_points": exact(one.price_points),
                "points": {name: exact(value) for name, value in one.points.items()},
                "decided_by": one.decided_by.by.value if one.decided_by else None,
            }
            for one in found.placed
        ],
        "ties": [
            {
                "bids": list(one.bids),
                "result": exact(one.result),
                "decided_by": one.decided_by.by.value if one.decided_by else None,
            }
            for one in found.ties
        ],
        "out": [
            {"bid": one.bid, "stage": one.stage.value, "reason": one.reason} for one in found.out
        ],
    }


def _step_words(step: str) -> str:
    words = step.replace("_", " ")
    return f"parted by {words}"
