"""`counterfoil tender robustness`: what would change the winner, and how the evaluators agreed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from counterfoil.cli.tender_words import add_json, head, points
from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.tender.acceptability import Acceptability, Neighbourhood
    from counterfoil.tender.agreement import Agreement
    from counterfoil.tender.robustness import Robustness

_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The lot, and which weightings are tried."""
    parser.add_argument("--lot", metavar="ID", default="", help="the lot, where there are lots")
    parser.add_argument(
        "--share",
        metavar="SHARE",
        default="0.1",
        help="how much of the points is dealt out anew, from above 0 to 1; 0.1 unless given",
    )
    parser.add_argument(
        "--vary",
        metavar="IDS",
        default="",
        help="criteria that vary among themselves, separated by commas; all unless given",
    )
    parser.add_argument(
        "--weightings", metavar="N", default="1000000", help="how many; 1000000 unless given"
    )
    parser.add_argument("--seed", metavar="N", default="1", help="of chance; 1 unless given")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print how sure the award is."""
    from counterfoil.cli.outcomes_words import print_json, screen
    from counterfoil.tender.robustness import robustness
    from counterfoil.tenderfile.folder import counted_prices_in, read_tender_folder

    near = _asked(args)
    dossier = read_tender_folder(args.folder).dossier
    found = robustness(dossier, args.lot, counted_prices_in(args.folder, dossier), near)
    if args.json:
        print_json({"plan": dossier.plan.id, "lot": args.lot, **robustness_values(found)})
        return 0
    shown = screen()
    head(dossier.plan, shown)
    shown.prose(f"{found.contest.winner} wins.")
    _print_turns(found, shown)
    if found.ranks is not None:
        _print_ranks(found.ranks, shown)
    _print_evaluators(found, shown)
    _print_low(found, shown)
    return 0


def robustness_values(found: Robustness) -> dict[str, Any]:
    """The answer for programs; points, marks and pounds exact."""
    from counterfoil.cli.outcomes_words import exact

    return {
        "winner": found.contest.winner,
        "weights": [
            {
                "criterion": one.criterion,
                "weight": exact(one.weight),
                "at": exact(one.at),
                "side": "below" if one.below else "above",
                "change": exact(one.change),
                "winner_then": one.instead or None,
            }
            for one in found.weights
        ],
        "marks": [
            {
                "bid": one.bid,
                "criterion": one.criterion,
                "mark": exact(one.mark),
                "to": exact(one.to),
                "winner_then": one.instead or None,
            }
            for one in found.marks
        ],
        "ranks": None if found.ranks is None else _ranks_values(found.ranks),
        "alone": [
            {
                "evaluator": one.evaluator,
                "winner": one.ranking.winner,
                "own_marks": one.own,
                "all_marks": one.all,
            }
            for one in found.alone
        ],
        "agreement": {
            "all": _agreement_values(found.agreement),
            **{
                one.criterion: _agreement_values(one.agreement)
                for one in found.agreement_by_criterion
            },
        },
        "low_bids": [
            {
                "bid": one.bid,
                "test": one.test.value,
                "price_gbp": exact(one.price_gbp),
                "against_gbp": exact(one.against_gbp),
                "below_percent": exact(one.below_percent),
                "limit_percent": exact(one.limit_percent),
            }
            for one in found.low
        ],
        "undecided": [str(one.where) for one in found.undecided],
    }


def _ranks_values(ranks: Acceptability) -> dict[str, Any]:
    near = ranks.neighbourhood
    return {
        "share": near.share,
        "varied": list(near.varied),
        "weightings": near.weightings,
        "seed": near.seed,
        "counts": dict(zip(ranks.bids, map(list, ranks.counts), strict=True)),
    }


def _agreement_values(one: Agreement) -> dict[str, Any]:
    from counterfoil.cli.outcomes_words import exact

    return {
        "level": one.level.value,
        "alpha": exact(one.alpha),
        "answers": one.answers,
        "marks": one.marks,
        "why_none": one.why_none,
    }


def _print_turns(found: Robustness, shown: Screen) -> None:
    shown.heading("Weights that alone change the winner")
    shown.prose(
        "Each moved by itself, those beside it in their own proportions. At the weight shown the "
        "two are level."
    )
    columns = ("Criterion", "Weight", "Changes", "By", "Winner then")
    rows = [
        [
            one.criterion,
            points(one.weight),
            f"{'below' if one.below else 'above'} {points(one.at)}",
            points(one.change),
            one.instead or "none",
        ]
        for one in found.weights
    ]
    _table(shown, columns, rows, "No one weight changes the winner.")
    shown.heading("Consensus marks that alone change the winner")
    columns = ("Bid", "Criterion", "Mark", "If it were", "Winner then")
    rows = [
        [one.bid, one.criterion, points(one.mark), points(one.to), one.instead or "none"]
        for one in found.marks[:_SHOWN]
    ]
    _table(shown, columns, rows, "No one mark changes the winner.")
    if len(found.marks) > _SHOWN:
        shown.prose(f"And {len(found.marks) - _SHOWN} more, further off; --json has them all.")


def _print_ranks(ranks: Acceptability, shown: Screen) -> None:
    near = ranks.neighbourhood
    shown.heading("Ranks under other weightings")
    of = f" of {', '.join(near.varied)}" if near.varied else ""
    shown.prose(
        f"{near.weightings:,} weightings, each dealing {near.share:.0%} of the points{of} out "
        f"anew, all equally likely; seed {near.seed}. Bids that are level share a rank."
    )
    columns = ("Bid", *(str(rank) for rank in range(1, len(ranks.bids) + 1)))
    rows = [
        [bid, *(_percent(ranks.share(bid, rank)) for rank in range(1, len(ranks.bids) + 1))]
        for bid in ranks.bids
    ]
    _table(shown, columns, rows, "")


def _print_evaluators(found: Robustness, shown: Screen) -> None:
    shown.heading("What each evaluator alone would have chosen")
    rows = [
        [one.evaluator, one.ranking.winner or "none outright", f"{one.own} of {one.all}"]
        for one in found.alone
    ]
    _table(shown, ("Evaluator", "Winner", "Own marks"), rows, "No individual mark is recorded.")
    shown.heading("How far the evaluators agreed")
    shown.prose("Krippendorff's alpha of the individual marks: 1 is full agreement, 0 chance.")
    rows = [
        ["all", _alpha(found.agreement)],
        *([one.criterion, _alpha(one.agreement)] for one in found.agreement_by_criterion),
    ]
    _table(shown, ("Criterion", "Alpha"), rows, "")


def _print_low(found: Robustness, shown: Screen) -> None:
    from counterfoil.cli.outcomes_words import pounds

    if not found.low:
        return
    shown.heading("Prices that look too low")
    rows = [
        [
            one.bid,
            pounds(one.price_gbp),
            one.test.value.replace("_", " "),
            pounds(one.against_gbp),
            f"{points(one.below_percent)}%",
            f"{points(one.limit_percent)}%",
        ]
        for one in found.low
    ]
    _table(shown, ("Bid", "Price", "Against", "That is", "Below by", "Limit"), rows, "")
    for one in found.undecided:
        shown.prose(f"{one.where}: nothing is decided on it. {one.mend.capitalize()}.", mark="- ")


def _table(shown: Screen, columns: tuple[str, ...], rows: list[list[str]], none: str) -> None:
    from counterfoil.cli.screen import TableColumn

    if not rows:
        shown.prose(none)
        return
    shown.table(
        [TableColumn(title=name, right=place > 0) for place, name in enumerate(columns)], rows
    )


def _percent(share: float) -> str:
    """A share to a tenth of a per cent; never all or nothing where it is not.

    >>> _percent(0.4333), _percent(1.0), _percent(0.99999), _percent(0.00001)
    ('43.3%', '100.0%', '>99.9%', '<0.1%')
    """
    if 0.0 < share < 0.0005:
        return "<0.1%"
    return ">99.9%" if 0.9995 <= share < 1.0 else f"{share:.1%}"


def _alpha(one: Agreement) -> str:
    from counterfoil.contract.lines import number_text

    return one.why_none if one.alpha is None else number_text(one.alpha, 3)


def _asked(args: argparse.Namespace) -> Neighbourhood:
    from counterfoil.tender.acceptability import Neighbourhood

    try:
        share = float(args.share)
    except ValueError as fault:
        raise UsageError(
            what=f"{args.share!r} is no number", where="--share", mend="give one such as 0.1"
        ) from fault
    varied = tuple(name.strip() for name in args.vary.split(",") if name.strip())
    return Neighbourhood(
        share=share,
        varied=varied,
        weightings=_whole(args.weightings, "--weightings"),
        seed=_whole(args.seed, "--seed"),
    )


def _whole(text: str, option: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise UsageError(
            what=f"{text!r} is no whole number", where=option, mend="give one such as 1000000"
        )
    return int(text)
