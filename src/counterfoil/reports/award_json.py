"""The award of a lot as JSON: the order of bids, exact, and what stands in its way.

`schemas/award.schema.json` describes it and allows nothing else. Points and pounds are text, exact
digits or a ratio of whole numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from counterfoil.contractfile.exact_text import exact_text
from counterfoil.errors import Problem
from counterfoil.tender.award import Ranking
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.low_bids import PriceDecision, low_bids
from counterfoil.tender.plan_lock import plan_fingerprint
from counterfoil.tender.reversals import Reversal

SCHEMA_VERSION = 1


def award_values(
    dossier: Dossier,
    found: Ranking,
    *,
    prices_gbp: Mapping[str, Fraction],
    undecided: Iterable[Problem],
    reversals: Iterable[Reversal],
) -> dict[str, Any]:
    """The award of a lot as what JSON knows.

    prices_gbp: the price that counts of each bid. undecided: the low prices that it waits for.
    reversals: the losers whose withdrawal would change the winner.
    """
    return {
        "schema": "counterfoil/award",
        "schema_version": SCHEMA_VERSION,
        "plan": dossier.plan.id,
        "plan_fingerprint": plan_fingerprint(dossier.plan),
        "illustrative": dossier.plan.illustrative,
        **ranking_values(found),
        "low_prices": _low_prices(dossier, found.lot, prices_gbp),
        "undecided": [str(one.where) for one in undecided],
        "reversals": [one.sentence for one in reversals],
    }


def ranking_values(found: Ranking) -> dict[str, Any]:
    """A ranking for programs; points and pounds exact."""
    return {
        "lot": found.lot,
        "winner": found.winner,
        "highest_first": found.highest_first,
        "placed": [
            {
                "rank": one.rank,
                "bid": one.bid,
                "result": exact_text(one.result),
                "quality": exact_text(one.quality),
                "price_gbp": _exact(one.price_gbp),
                "price_points": _exact(one.price_points),
                "points": {name: exact_text(value) for name, value in one.points.items()},
                "decided_by": one.decided_by.by.value if one.decided_by else None,
            }
            for one in found.placed
        ],
        "ties": [
            {
                "bids": list(one.bids),
                "result": exact_text(one.result),
                "decided_by": one.decided_by.by.value if one.decided_by else None,
            }
            for one in found.ties
        ],
        "out": [
            {"bid": one.bid, "stage": one.stage.value, "reason": one.reason} for one in found.out
        ],
    }


def award_text(values: Mapping[str, Any]) -> str:
    """The award as JSON text; equal awards give equal bytes."""
    return json.dumps(values, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


@cache
def award_schema() -> Mapping[str, Any]:
    """The published JSON Schema of the award."""
    file = resources.files("counterfoil.reports") / "schemas" / "award.schema.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


def _low_prices(
    dossier: Dossier, lot: str, prices_gbp: Mapping[str, Fraction]
) -> list[dict[str, Any]]:
    decided = {one.bid: one.verdict.value for one in dossier.of(PriceDecision)}
    of_lot = {one.id: prices_gbp[one.id] for one in dossier.bids_for(lot) if one.id in prices_gbp}
    return [
        {
            "bid": one.bid,
            "test": one.test.value,
            "price_gbp": exact_text(one.price_gbp),
            "against_gbp": exact_text(one.against_gbp),
            "below_percent": exact_text(one.below_percent),
            "limit_percent": exact_text(one.limit_percent),
            "verdict": decided.get(one.bid),
        }
        for one in low_bids(dossier.plan.low_bids, of_lot)
    ]


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)
