"""Claimed, certified and banked as three totals, and the plan that each benefit is held to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.appraisal.vocabulary import Commitment, Nature
from counterfoil.outcomes.benefits import Benefit, Planned
from counterfoil.outcomes.claim_checks import may_certify
from counterfoil.outcomes.claims import Banking, Certification, Claim, Finding
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.promise import Promise
from counterfoil.outcomes.records import PeriodRecord
from counterfoil.quantities.years import FinancialYear, Month

ZERO = Fraction(0)
ByYear = Mapping[FinancialYear, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStanding:
    """One claim that stands, and how far it has come.

    certification: None while nobody has looked at it. counts: what of it is certified by somebody
    who may. why_not: why a certification does not count; blank when it does.
    """

    claim: Claim
    benefit: Benefit
    certification: Certification | None
    counts: Fraction
    why_not: str
    bankings: tuple[Banking, ...]

    @property
    def banked_gbp(self) -> Fraction:
        """What has left a budget, at most what counts."""
        return min(self.counts, sum((one.amount_gbp for one in self.bankings), ZERO))


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitStanding:
    """One benefit: planned, claimed, certified and banked, by year, in its unit.

    ancestor: the line of the case that the plan comes from, in words; “no ancestor” said when none.
    """

    benefit: Benefit
    ancestor: str
    planned: ByYear
    claimed: ByYear
    certified: ByYear
    banked: ByYear
    claims: tuple[ClaimStanding, ...]

    def total(self, series: ByYear) -> Fraction:
        """The sum of a series over its years."""
        return sum(series.values(), ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeTotals:
    """Claimed, certified and banked in pounds: three numbers that are never one."""

    claimed_gbp: Fraction
    certified_gbp: Fraction
    banked_gbp: Fraction

    @property
    def certified_share(self) -> Fraction | None:
        """The share of what is claimed that is certified; None when nothing is claimed."""
        return self.certified_gbp / self.claimed_gbp if self.claimed_gbp else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Every benefit with where it stands, in the order of the register."""

    benefits: tuple[BenefitStanding, ...]

    def totals(
        self, nature: Nature | None = None, commitment: Commitment | None = None
    ) -> ThreeTotals:
        """The three totals of the benefits in pounds; of one nature or commitment when given."""
        held = [
            claim
            for one in self.benefits
            if one.benefit.in_money
            and nature in (None, one.benefit.nature)
            and commitment in (None, one.benefit.commitment)
            for claim in one.claims
        ]
        return ThreeTotals(
            claimed_gbp=sum((one.claim.amount for one in held), ZERO),
            certified_gbp=sum((one.counts for one in held), ZERO),
            banked_gbp=sum((one.banked_gbp for one in held), ZERO),
        )

    @property
    def cash(self) -> ThreeTotals:
        """The three totals of cash-releasing benefits alone."""
        return self.totals(Nature.CASH_RELEASING)

    @property
    def claims(self) -> tuple[ClaimStanding, ...]:
        """Every claim that stands."""
        return tuple(claim for one in self.benefits for claim in one.claims)


def register(ledger: Ledger, promise: Promise | None = None) -> Register:
    """The benefits register as it stands on the document's day.

    promise: of the approved case, when it is worked out already.
    """
    if promise is None and ledger.case is not None:
        promise = ledger.promise
    chain = _Chain.of(ledger)
    return Register(
        benefits=tuple(_standing(ledger, one, promise, chain) for one in ledger.of(Benefit))
    )


@dataclass(frozen=True, slots=True)
class _Chain:
    """The records from claim to budget, found by what they are about."""

    claims: Mapping[str, list[Claim]]
    certifications: Mapping[str, Certification]
    bankings: Mapping[str, list[Banking]]

    @classmethod
    def of(cls, ledger: Ledger) -> _Chain:
        claims: dict[str, list[Claim]] = {}
        bankings: dict[str, list[Banking]] = {}
        for claim in ledger.of(Claim):
            benefit = ledger.benefits_by_id.get(claim.benefit)
            if benefit is not None:
                claims.setdefault(benefit.id, []).append(claim)
        for banking in ledger.of(Banking):
            bankings.setdefault(banking.claim, []).append(banking)
        certifications = {one.claim: one for one in ledger.of(Certification)}
        return cls(claims, certifications, bankings)


def planned(ledger: Ledger, benefit: Benefit, promise: Promise | None) -> tuple[ByYear, str]:
    """What a benefit was to come to by year, and where that is written.

    From its line of the approved case (cash for one that releases cash, else its worth), its share
    of it, within its own months; without an ancestor, from the table of planned amounts.
    """
    line = promise.line(benefit.case_line) if promise and benefit.case_line else None
    if line is None or promise is None:
        held = [one for one in ledger.of(Planned) if one.benefit == benefit.id]
        words = "planned amounts entered here" if held else "nothing was planned"
        return by_year(held), f"no ancestor in the case: {words}"
    amounts = line.cash_gbp if benefit.is_cash else line.worth_gbp
    found = {
        year: amount * benefit.line_share
        for year, amount in zip(promise.years, amounts, strict=True)
        if amount and _touches(benefit, year)
    }
    share = "" if benefit.line_share == 1 else f" ({benefit.line_share} of it)"
    return found, f"case line {line.key}, {line.title}{share}"


def by_year(records: Iterable[Planned | Claim | Banking]) -> dict[FinancialYear, Fraction]:
    """Amounts spread evenly over the months that each is about, by financial year."""
    found: dict[FinancialYear, Fraction] = {}
    for one in records:
        amount = one.amount_gbp if isinstance(one, Banking) else one.amount
        _add(found, one, amount)
    return found


def _standing(
    ledger: Ledger, benefit: Benefit, promise: Promise | None, chain: _Chain
) -> BenefitStanding:
    amounts, ancestor = planned(ledger, benefit, promise)
    claims = tuple(_claim(chain, benefit, one) for one in chain.claims.get(benefit.id, ()))
    certified: dict[FinancialYear, Fraction] = {}
    for one in claims:
        _add(certified, one.claim, one.counts)
    return BenefitStanding(
        benefit=benefit,
        ancestor=ancestor,
        planned=amounts,
        claimed=by_year(one.claim for one in claims),
        certified=certified,
        banked=by_year(banking for one in claims for banking in one.bankings),
        claims=claims,
    )


def _claim(chain: _Chain, benefit: Benefit, claim: Claim) -> ClaimStanding:
    found = chain.certifications.get(claim.id)
    counts, why_not = ZERO, ""
    if found is not None:
        fault = may_certify(benefit, claim, found)
        if fault is not None:
            why_not = fault[0]
        elif found.finding is Finding.REFUSED:
            why_not = found.reason or "refused"
        else:
            counts = min(found.amount, claim.amount)
    return ClaimStanding(
        claim=claim,
        benefit=benefit,
        certification=found,
        counts=counts,
        why_not=why_not,
        bankings=tuple(chain.bankings.get(claim.id, ())),
    )


def _add(into: dict[FinancialYear, Fraction], record: PeriodRecord, amount: Fraction) -> None:
    for year, part in record.by_year(amount).items():
        into[year] = into.get(year, ZERO) + part


def _touches(benefit: Benefit, year: FinancialYear) -> bool:
    first, last = Month(year.start, 4), Month(year.start + 1, 3)
    return benefit.from_month <= last and (benefit.to_month is None or benefit.to_month >= first)
