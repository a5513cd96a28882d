"""Claimed, certified, banked: three figures of one saving, kept apart and never rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from counterfoil.outcomes.records import GBP, HowKnown, OutcomeRecord, PeriodRecord


class Certifier(StrEnum):
    """The office of whoever certifies. Cash is certified by finance, or by an auditor."""

    FINANCE = "finance"
    INTERNAL_AUDIT = "internal_audit"
    EXTERNAL_AUDIT = "external_audit"
    SERVICE = "service"
    SUPPLIER = "supplier"

    @property
    def may_certify_cash(self) -> bool:
        """Whether its word is enough for a saving in cash."""
        return self in (Certifier.FINANCE, Certifier.INTERNAL_AUDIT, Certifier.EXTERNAL_AUDIT)


class Finding(StrEnum):
    """What became of a claim."""

    CERTIFIED = "certified"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(PeriodRecord):
    """Somebody says that a benefit came to so much in these months.

    amount: in the benefit's unit. budget_line, post, volume: what it was taken from, by name; two
    claims on one of them in the same months may be the same pound. also_claimed_by: another
    partnership or force that counts it too, as far as the claimant knows.
    """

    kind: ClassVar[str] = "claim"
    benefit: str
    amount: Fraction
    unit: str = GBP
    claimant: str
    evidence: str = ""
    how_known: HowKnown = HowKnown.NOT_SAID
    budget_line: str = ""
    post: str = ""
    volume: str = ""
    also_claimed_by: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.benefit, self.from_month, self.to_month, self.claimant)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification(OutcomeRecord):
    """What somebody other than its owner and claimant found of a claim.

    amount: what is certified of it, at most what was claimed; nought when refused.
    """

    kind: ClassVar[str] = "certification"
    claim: str
    finding: Finding
    amount: Fraction
    certified_by: str
    office: Certifier
    certified_on: date
    evidence: str = ""
    reason: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Banking(PeriodRecord):
    """A certified saving taken out of a budget: the line, the months, and the paper that says so.

    claim: the claim that it banks. budget_paper: the report or virement that cut the budget.
    """

    kind: ClassVar[str] = "banking"
    claim: str
    budget_line: str
    amount_gbp: Fraction
    banked_by: str
    banked_on: date
    budget_paper: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.claim, self.budget_line, self.from_month, self.to_month)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimElsewhere(PeriodRecord):
    """A claim of another partnership or force, against which ours are held for double counting."""

    kind: ClassVar[str] = "claim_elsewhere"
    partnership: str
    force: str
    title: str
    amount_gbp: Fraction
    budget_line: str = ""
    post: str = ""
    volume: str = ""
