"""The causes for which what was delivered differs from what was promised."""

from __future__ import annotations

from enum import StrEnum

from counterfoil.appraisal.vocabulary import Heading


class Cause(StrEnum):
    """A block of inputs that is swapped from promise to record, in the order shown."""

    VOLUME = "volume"
    PRICE = "price"
    SIGNED = "signed"
    SCOPE = "scope"
    SLIPPAGE = "slippage"
    DEDUCTIONS = "deductions"
    WAIVERS = "waivers"
    OWN_COST = "own_cost"
    TRANSITION = "transition"
    BENEFITS = "benefits"
    DATA = "data"

    @property
    def label(self) -> str:
        """The cause as a reader sees it."""
        return _WORDS[self][0]

    @property
    def meaning(self) -> str:
        """What is swapped, from what to what."""
        return _WORDS[self][1]


_WORDS = {
    Cause.VOLUME: (
        "Volume",
        "how much there was to do: the case's drivers become the volumes recorded, in the contract "
        "and in what carrying on would have cost",
    ),
    Cause.PRICE: (
        "Prices and indexation",
        "the case's price indices become the levels recorded, in the contract and in what carrying "
        "on would have cost",
    ),
    Cause.SIGNED: (
        "What was signed and ordered",
        "the case's charges become those of the contract as first signed, at the case's volumes "
        "and prices, with the days, costs and milestones that were ordered",
    ),
    Cause.SCOPE: (
        "Changes of scope",
        "the first terms become every later version of them, and the cost of making changes counts",
    ),
    Cause.SLIPPAGE: ("Late start", "the case's delays become the delays that there were"),
    Cause.DEDUCTIONS: (
        "Deductions for performance",
        "no failures become the failures recorded: what was deducted, less what was earned back",
    ),
    Cause.WAIVERS: (
        "Deductions waived",
        "what was given up of the deductions for the failures recorded",
    ),
    Cause.OWN_COST: (
        "Retained and client-side cost",
        "what the case says at what happened becomes what was spent",
    ),
    Cause.TRANSITION: (
        "Transition, staff and exit cost",
        "what the case says at what happened becomes what was spent",
    ),
    Cause.BENEFITS: (
        "Benefits short or above",
        "the case's cash-releasing benefits become those certified by somebody entitled to",
    ),
    Cause.DATA: (
        "Figures corrected",
        "figures as first reported become figures as they stand, verified and put right",
    ),
}

_OF_HEADING = {
    Heading.CHARGE: Cause.SIGNED,
    Heading.RETAINED_COST: Cause.OWN_COST,
    Heading.CLIENT_SIDE: Cause.OWN_COST,
    Heading.OTHER_COST: Cause.OWN_COST,
    Heading.CHANGE_CONTROL: Cause.SCOPE,
    Heading.TRANSITION: Cause.TRANSITION,
    Heading.REDUNDANCY: Cause.TRANSITION,
    Heading.PENSIONS: Cause.TRANSITION,
    Heading.INVESTMENT: Cause.TRANSITION,
    Heading.EXIT: Cause.TRANSITION,
    Heading.BENEFIT: Cause.BENEFITS,
    Heading.INCOME: Cause.BENEFITS,
}


def cause_of(heading: Heading) -> Cause:
    """The cause under which a line of the option differs from the case for its own sake."""
    return _OF_HEADING[heading]
