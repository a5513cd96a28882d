"""`counterfoil outcomes net`: net saving by year, in cash and in real terms, with its parts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from counterfoil.cli.outcomes_words import (
    add_options,
    exact,
    head,
    opened,
    pounds,
    print_json,
    screen,
)

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.outcomes.ledger import Ledger
    from counterfoil.outcomes.net_saving import NetSaving, NetYear


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes beside the folder."""
    add_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the net saving."""
    from counterfoil.cli.problems import print_problems
    from counterfoil.outcomes.net_saving import net_saving

    ledger = opened(args)
    found = net_saving(ledger)
    if args.json:
        print_json(net_values(ledger, found))
    else:
        _print(ledger, found)
        print_problems(found.problems, file=sys.stderr)
    return 0


def net_values(ledger: Ledger, found: NetSaving) -> dict[str, Any]:
    """Net saving for programs; amounts exact."""
    return {
        "id": ledger.document.id,
        "title": ledger.document.title,
        "illustrative": ledger.document.illustrative,
        "from_month": str(found.first_month),
        "to_month": str(found.last_month),
        "price_base": str(found.price_base),
        "counterfactual": found.counterfactual.option,
        "moves_with_volume": found.counterfactual.moves_at_all,
        "cash": [_year(one) for one in found.cash],
        "cash_in_all": _year(found.total_cash),
        "real": [_year(one) for one in found.real],
        "real_in_all": _year(found.total_real),
        "volumes": [
            {
                "driver": one.driver,
                "year": str(one.year),
                "promised": exact(one.promised),
                "observed": exact(one.observed),
            }
            for one in found.counterfactual.volumes
        ],
        "parts": [
            {
                "kind": one.kind.value,
                "title": one.title,
                "year": str(one.year),
                "cash_gbp": exact(one.cash_gbp),
                "origin": one.origin.value,
                "records": list(one.records),
                "case_line": one.case_line,
            }
            for one in found.parts
        ],
        "problems": [
            {"what": one.what, "where": one.where, "mend": one.mend} for one in found.problems
        ],
    }


def _year(one: NetYear) -> dict[str, Any]:
    return {
        "year": str(one.year),
        "months": one.months,
        "counterfactual_gbp": exact(one.counterfactual_gbp),
        "counterfactual_moved_gbp": exact(one.moved_gbp),
        "costs_gbp": {kind.value: exact(held) for kind, held in one.costs_gbp.items()},
        "net_gbp": exact(one.net_gbp),
        "net_moved_gbp": exact(one.net_moved_gbp),
    }


def _print(ledger: Ledger, found: NetSaving) -> None:
    shown = screen()
    head(ledger, shown)
    shown.heading("Net saving in cash")
    _table(shown, found.cash, found.total_cash)
    shown.heading(f"Net saving in real terms, prices of {found.price_base}")
    _table(shown, found.real, found.total_real)
    against = found.counterfactual
    shown.heading("How carrying on moves with volume")
    if not against.moves_at_all:
        shown.prose(
            "Nothing in it moves: no line of carrying on is priced by a volume, and the document "
            "states no share that does. Both counterfactuals are the same."
        )
    for used in against.volumes:
        observed = "not known" if used.observed is None else f"{float(used.observed):,.0f}"
        shown.prose(
            f"{used.year}: {used.driver} promised at {float(used.promised):,.0f} a year, observed "
            f"at the pace of {observed}.",
            mark="- ",
        )
    for reason in dict.fromkeys(one.reason for one in against.lines):
        shown.prose(reason)


def _table(shown: Screen, years: Sequence[NetYear], whole: NetYear) -> None:
    from counterfoil.cli.screen import TableColumn

    heads = [
        f"{one.year}" if one.months == 12 else f"{one.year} ({one.months} months)" for one in years
    ]
    columns = [TableColumn(title=""), *(TableColumn(title=one, right=True) for one in heads)]
    columns.append(TableColumn(title="In all", right=True))
    every = (*years, whole)
    rows = [
        _row("Carrying on, as promised", [one.counterfactual_gbp for one in every]),
        _row("Carrying on, at the volumes that happened", [one.moved_gbp for one in every]),
    ]
    for kind in whole.costs_gbp:
        amounts = [one.costs_gbp[kind] for one in every]
        if any(amounts):
            rows.append(_row(f"Less {kind.value}", amounts))
    rows.append(_row("Net saving, as promised", [one.net_gbp for one in every]))
    rows.append(
        _row("Net saving, at the volumes that happened", [one.net_moved_gbp for one in every])
    )
    shown.table(columns, rows)


def _row(name: str, amounts: Sequence[Fraction | None]) -> list[str]:
    return [name, *(pounds(one) for one in amounts)]
