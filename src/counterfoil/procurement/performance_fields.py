"""What a contract performance notice says of the key performance indicators."""

from __future__ import annotations

from counterfoil.contract.term import month_of_day
from counterfoil.performance.rated_period import kpis_of
from counterfoil.performance.ratings import LEAST_KPIS, REPORTED, published_kpis
from counterfoil.procurement.contract_occasions import Occasion
from counterfoil.procurement.running_contract import RunningContract

Told = tuple[str, str]
_TO_RATE = "rate the period in the contract’s own room, under Performance"


def indicators(one: RunningContract, about: Occasion) -> Told:
    """The indicators that the terms name as published; at least three."""
    if one.document is None:
        return "", "keep the terms of the contract here, with its measures"
    day = about.last or one.document.term.end
    held = kpis_of(one.document, month_of_day(day))
    said = "; ".join(each.title for each in held)
    count = len(published_kpis(held))
    if count < LEAST_KPIS:
        return said, (
            f"name at least {LEAST_KPIS} measures of the terms as published (published_kpi: yes); "
            f"{count or 'none'} {'is' if count == 1 else 'are'}"
        )
    return said, ""


def statement(_: RunningContract, __: Occasion) -> Told:
    """What the notice is for."""
    return (
        "This notice sets out the contracting authority’s assessment of performance against the "
        "key performance indicators.",
        "",
    )


def ratings(_: RunningContract, about: Occasion) -> Told:
    """Each indicator reported, with its target, its result and one of the five ratings."""
    if about.assessment is None:
        return "", _TO_RATE
    results = about.assessment.results
    said = "; ".join(
        f"{each.title}: {each.rating} (target {each.target}, result {each.result})"
        + (f". {each.note}" if each.note else "")
        for each in results
    )
    if len(results) < REPORTED:
        rated = f"{len(results)} {'is' if len(results) == 1 else 'are'} rated"
        return said, f"the notice reports {REPORTED} indicators, and {rated}"
    return said, ""
