"""What the fields of a record may name in a tender: bids, criteria, conditions, lots, in words."""

from __future__ import annotations

from counterfoil.tender.dossier import Dossier


def names_for(kind: str, dossier: Dossier) -> dict[str, dict[str, str]]:
    """By field, each name in words. Empty for a field that has nothing to say, such as a lot.

    A name that is blank stands for all, or none, and is what the field begins with.

    Only fields of which the whole choice is known.
    """
    plan = dossier.plan
    found: dict[str, dict[str, str]] = {}
    if kind == "bid":
        found["lot"] = {one.id: f"{one.title} ({one.id})" for one in plan.lots}
    else:
        found["bid"] = {one.id: f"{one.name} ({one.id})" for one in dossier.bids.values()}
    if kind == "condition_result":
        found["condition"] = {one.id: one.title for one in plan.conditions}
    if kind == "answer":
        found["criterion"] = {leaf.id: leaf.criterion.title for leaf in plan.marked}
    if kind == "evaluation_day":
        every = {leaf.id: leaf.criterion.title for leaf in plan.marked}
        found["criterion"] = {"": "All of them", **every}
    if kind == "supplier":
        found["bidder"] = {one.bidder: one.name for one in dossier.bids.values()}
    return found
