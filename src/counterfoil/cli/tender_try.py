"""`counterfoil tender try`: the plan on dummy bids, before it is locked."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterfoil.cli.tender_words import add_json, entry_rows, head, points

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.tender.award import Entry
    from counterfoil.tender.plan import Plan
    from counterfoil.tender.try_plan import CounterExample, Trial


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The dummy bids."""
    parser.add_argument(
        "--bids",
        metavar="FILE",
        type=Path,
        help="a table of dummy bids: bid, price_gbp and a column for each criterion marked; the "
        "folder's dummy_bids.csv unless given, and without it three made up around the estimate",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print what came of trying the plan."""
    from counterfoil.cli.outcomes_words import print_json, screen
    from counterfoil.files import read_text
    from counterfoil.tender.try_plan import dummy_bids, try_plan
    from counterfoil.tenderfile import dummy_bids as table
    from counterfoil.tenderfile.folder import read_plan

    plan = read_plan(args.folder)
    path = args.bids or args.folder / table.FILE
    entries: tuple[Entry, ...]
    if args.bids or path.exists():
        text = read_text(path, table.MOST_BYTES)
        entries = table.read_dummy_bids(plan, text, path.name)
    else:
        entries = dummy_bids(plan)
    tried = try_plan(plan, entries)
    if args.json:
        print_json(_values(plan, tried))
    else:
        _print(plan, entries, tried, screen())
    return 0


def _print(plan: Plan, entries: tuple[Entry, ...], tried: Trial, shown: Screen) -> None:
    from counterfoil.cli.outcomes_words import pounds
    from counterfoil.cli.screen import TableColumn
    from counterfoil.cli.tender_rank import print_ranking

    head(plan, shown)
    if tried.words:
        shown.heading(tried.words.name)
        shown.prose(tried.words.sum)
        shown.prose(f"Known flaw: {tried.words.flaw}")
    shown.heading("Dummy bids")
    columns = ["Bid", *([] if plan.price is None else ["Price"]), *(o.id for o in plan.marked)]
    shown.table(
        [TableColumn(title=one, right=place > 0) for place, one in enumerate(columns)],
        entry_rows(plan, entries),
    )
    print_ranking(plan, tried.ranking, shown)
    if tried.rewards:
        shown.heading("What a price earns, and what one more point of quality is worth there")
        shown.table(
            [
                TableColumn(title="Price", right=True),
                TableColumn(title="Share of the price's points", right=True),
                TableColumn(title="£ for a point of quality", right=True),
            ],
            [
                [
                    pounds(one.price_gbp),
                    "–" if one.share is None else f"{points(one.share * 100)}%",
                    "nothing" if one.gbp_per_point is None else pounds(one.gbp_per_point),
                ]
                for one in tried.rewards
            ],
        )
    for words in tried.saturates:
        shown.prose(f"{words[0].upper()}{words[1:]}.", mark="- ")
    _print_reversals(plan, tried, shown)


def _print_reversals(plan: Plan, tried: Trial, shown: Screen) -> None:
    shown.heading("Could a loser's withdrawal change the winner?")
    for one in tried.reversals:
        shown.prose(f"Yes, among these bids: {one.sentence}.", mark="- ")
    if tried.counter_example:
        _print_example(plan, tried.counter_example, shown)
    if not tried.warns:
        shown.prose("Not among these bids, and no counter-example was found.")


def _print_example(plan: Plan, example: CounterExample, shown: Screen) -> None:
    from counterfoil.cli.outcomes_words import pounds

    shown.prose(f"Yes, as three made-up bids show: {example.reversal.sentence}.", mark="- ")
    for one in example.entries:
        before = example.reversal.before.place(one.bid)
        after = example.reversal.after.place(one.bid)
        if before is None:
            continue
        without = f", without {example.reversal.without} {points(after.result)}" if after else ""
        shown.prose(
            f"{one.bid}: {points(before.quality)} points of quality, {pounds(one.price_gbp)}: "
            f"{points(before.result)}{without}",
            mark="  ",
        )
    del plan


def _values(plan: Plan, tried: Trial) -> dict[str, Any]:
    from counterfoil.cli.outcomes_words import exact
    from counterfoil.reports.award_json import ranking_values

    example = tried.counter_example
    return {
        "plan": plan.id,
        "illustrative": plan.illustrative,
        "formula": plan.price.formula.value if plan.price else None,
        "flaw": tried.words.flaw if tried.words else None,
        "ranking": ranking_values(tried.ranking),
        "rewards": [
            {
                "price_gbp": exact(one.price_gbp),
                "share": exact(one.share),
                "gbp_per_quality_point": exact(one.gbp_per_point),
            }
            for one in tried.rewards
        ],
        "saturates": list(tried.saturates),
        "warns": tried.warns,
        "reversals": [one.sentence for one in tried.reversals],
        "counter_example": None
        if example is None
        else {
            "sentence": example.reversal.sentence,
            "with": ranking_values(example.reversal.before),
            "without": ranking_values(example.reversal.after),
        },
    }
