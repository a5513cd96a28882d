"""Whole-life prices of 20 bids: a thousand futures of five years, each bid through the contract."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import counterfoil
from benchmarks.timing import Times, side_by_side
from counterfoil.contractfile.folder import read_contract_folder
from counterfoil.tender.bids import Rate
from counterfoil.tender.whole_life import whole_life_prices
from counterfoil.tenderfile.folder import read_tender_folder

EXAMPLE = Path(counterfoil.__file__).parent / "content" / "example_tenders" / "business-2027"
BIDS, FUTURES = 20, 1_000


def prices(repetitions: int, bids: int = BIDS, futures: int = FUTURES) -> dict[str, Times]:
    """The example whose bids are priced by rates, with more bids and more futures."""
    dossier = read_tender_folder(EXAMPLE).dossier
    contract = read_contract_folder(EXAMPLE / dossier.plan.price.contract).contract
    model = replace(dossier.plan.price, trials=futures)
    rates = more_bids(dossier.of(Rate), bids)
    name = f"{bids} bids × {futures:,} futures × {len(contract.term.months)} months"
    return side_by_side({name: lambda: whole_life_prices(model, contract, (), rates)}, repetitions)


def more_bids(rates: tuple[Rate, ...], bids: int) -> list[Rate]:
    """The rates of the first bid, a pound dearer for each bid after it."""
    first = [one for one in rates if one.bid == rates[0].bid]
    return [
        replace(one, id=f"{one.id}-{number}", bid=f"bid-{number}", rate_gbp=one.rate_gbp + number)
        for number in range(bids)
        for one in first
    ]
