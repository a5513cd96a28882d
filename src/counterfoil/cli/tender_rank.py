"""`counterfoil tender rank`: the order of bids, and whether a loser decides it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

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
    from counterfoil.cli.outcomes_words import screen
    from counterfoil.reports.award_json import award_text, award_values
    from counterfoil.tender.entries import entries_of, ranking
    from counterfoil.tender.low_bids import undecided
    from counterfoil.tender.reversals import reversals
    from counterfoil.tender.scores import LotsDrawn
    from counterfoil.tenderfile.folder import counted_prices_in, read_tender_folder

    dossier = read_tender_folder(args.folder).dossier
    prices = counted_prices_in(args.folder, dossier)
    found = ranking(dossier, args.lot, prices)
    entries, _ = entries_of(dossier, args.lot, prices)
    drawn = {one.bid: one.place for one in dossier.of(LotsDrawn)}
    upset = reversals(dossier.plan, entries, drawn)
    of_lot = {one.id: prices[one.id] for one in dossier.bids_for(args.lot) if one.id in prices}
    waiting = undecided(dossier, of_lot)
    if args.json:
        values = award_values(dossier, found, prices_gbp=of_lot, undecided=waiting, reversals=upset)
        sys.stdout.write(award_text(values))
        return 0
    shown = screen()
    head(dossier.plan, shown)
    print_ranking(dossier.plan, found, shown)
    for problem in waiting:
        shown.prose(
            f"Undecided: {problem.where}, {problem.what}. {problem.mend.capitalize()}.", mark="- "
        )
    for one in upset:
        shown.prose(f"Warning: {one.sentence}.", mark="- ")
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


def _step_words(step: str) -> str:
    words = step.replace("_", " ")
    return f"parted by {words}"
