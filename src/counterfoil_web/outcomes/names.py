"""What a record's fields may name: benefits, lines and drivers of the case, claims, in words."""

from __future__ import annotations

from counterfoil.outcomes.benefits import Benefit
from counterfoil.outcomes.records import GBP
from counterfoil_web.outcomes.store import Outcomes

_BENEFIT_KINDS = ("claim", "planned", "reading")


def names_for(kind: str, outcomes: Outcomes) -> dict[str, dict[str, str]]:
    """By field, each name in words; only fields of which the whole choice is known."""
    found: dict[str, dict[str, str]] = {}
    benefits = outcomes.ledger.of(Benefit)
    if kind in _BENEFIT_KINDS:
        found["benefit"] = {one.id: f"{one.title} ({one.id})" for one in benefits}
    if kind == "claim":
        found["unit"] = _units(benefits)
    case = outcomes.ledger.case
    if kind == "actual_volume" and case is not None:
        found["driver"] = {one.id: one.title for one in case.drivers}
    if kind in ("actual_cost", "benefit") and case is not None:
        option = outcomes.document.option
        lines = [one for one in case.lines if one.option == option]
        wanted = kind == "benefit"
        found["case_line"] = {
            "": "None: no line promised it",
            **{
                one.key: f"{one.title} ({one.key})"
                for one in lines
                if one.heading.is_benefit is wanted
            },
        }
    return found


def _units(benefits: tuple[Benefit, ...]) -> dict[str, str]:
    units = dict.fromkeys([GBP, *(one.unit for one in benefits)])
    return {one: "pounds" if one == GBP else one for one in units}
