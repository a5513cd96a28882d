"""`counterfoil outcomes claims`: each claim, what is certified and banked of it, and doubles."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from counterfoil.appraisal.evidence import Basis
from counterfoil.cli.outcomes_words import (
    add_options,
    amount,
    exact,
    head,
    opened,
    pounds,
    print_json,
    screen,
)

if TYPE_CHECKING:
    from counterfoil.outcomes.doubles import Double
    from counterfoil.outcomes.ledger import Ledger
    from counterfoil.outcomes.totals import ClaimStanding, Register, ThreeTotals


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes beside the folder."""
    add_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the claims."""
    from counterfoil.outcomes.doubles import doubles
    from counterfoil.outcomes.totals import register

    ledger = opened(args)
    found, twice = register(ledger), doubles(ledger)
    if args.json:
        print_json(claim_values(ledger, found, twice))
    else:
        _print(ledger, found, twice)
    return 0


def claim_values(ledger: Ledger, found: Register, twice: tuple[Double, ...]) -> dict[str, Any]:
    """The claims for programs; amounts exact."""
    return {
        "id": ledger.document.id,
        "title": ledger.document.title,
        "illustrative": ledger.document.illustrative,
        "cash": _totals(found.cash),
        "all_in_pounds": _totals(found.totals()),
        "claims": [
            {
                "id": one.claim.id,
                "benefit": one.benefit.id,
                "from_month": str(one.claim.from_month),
                "to_month": str(one.claim.to_month),
                "unit": one.claim.unit,
                "claimed": exact(one.claim.amount),
                "certified": exact(one.counts),
                "banked_gbp": exact(one.banked_gbp),
                "claimant": one.claim.claimant,
                "evidence": one.claim.evidence,
                "basis": one.claim.basis.value,
                "stands": _stands(one),
            }
            for one in found.claims
        ],
        "perhaps_twice": [
            {
                "why": one.why.value,
                "claims": [one.one.claim, one.other.claim],
                "at_stake": exact(one.at_stake),
                "sentence": one.sentence,
            }
            for one in twice
        ],
    }


def _totals(three: ThreeTotals) -> dict[str, Any]:
    return {
        "claimed_gbp": exact(three.claimed_gbp),
        "certified_gbp": exact(three.certified_gbp),
        "banked_gbp": exact(three.banked_gbp),
    }


def _print(ledger: Ledger, found: Register, twice: tuple[Double, ...]) -> None:
    from counterfoil.cli.screen import TableColumn

    shown = screen()
    head(ledger, shown)
    shown.heading("Claimed, certified, banked")
    shown.table(
        [TableColumn(title=one, right=bool(one)) for one in ("", "Claimed", "Certified", "Banked")],
        [
            ["Cash that a budget can lose", *_three(found.cash)],
            ["All that is counted in pounds", *_three(found.totals())],
        ],
    )
    shown.prose(
        "Certified: by somebody other than its owner and claimant, and cash by finance or an "
        "auditor. Banked: taken out of a budget. They are three numbers and never one."
    )
    shown.heading("Claims")
    titles = ("Claim", "Months", "Claimed", "Certified", "Banked", "Basis", "Stands")
    shown.table(
        [TableColumn(title=one, right=1 < place < 5) for place, one in enumerate(titles)],
        [_row(one) for one in found.claims],
    )
    shown.heading("Perhaps the same pound twice")
    for one in twice:
        shown.prose(f"{one.sentence}.", mark="- ")
    if not twice:
        shown.prose("No two claims are on one budget line, post or volume in the same months.")


def _three(three: ThreeTotals) -> list[str]:
    return [pounds(one) for one in (three.claimed_gbp, three.certified_gbp, three.banked_gbp)]


def _row(one: ClaimStanding) -> list[str]:
    claim = one.claim
    return [
        claim.id,
        f"{claim.from_month} to {claim.to_month}",
        amount(claim.amount, claim.unit),
        amount(one.counts, claim.unit),
        pounds(one.banked_gbp) if one.benefit.is_cash else "no cash",
        claim.basis.value,
        _stands(one),
    ]


def _stands(one: ClaimStanding) -> str:
    if one.certification is None:
        return "nobody has certified it"
    if one.why_not:
        return f"does not count: {one.why_not}"
    found = one.certification
    made_up = " (illustrative)" if found.basis is Basis.ILLUSTRATIVE else ""
    return f"certified by {found.certified_by} on {found.certified_on}{made_up}"
