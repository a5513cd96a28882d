"""Promised and delivered as a pair for the experience base, and pairs of forces compared safely.

A comparison of few forces tells on each of them. So below five forces only how many there are is
told; from five on the quartiles, rounded, and never the least or the greatest, which would be one
force's own figure. Where one force has over half of the pounds the ratio of sums is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.experience.ratios import RatioReading
from counterfoil.outcomes.claims import Claim
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.record_of_lines import is_looked_at
from counterfoil.outcomes.totals import Register, register
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import FinancialYear

FEWEST_FORCES = 5
_STEP = Fraction(1, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPair:
    """What a partnership promised in cash and what was certified, over the same years.

    years: how many financial years have both. certified_gbp is checked by somebody other than the
    claimant; claimed_gbp stands beside it so that nobody takes one for the other. illustrative:
    some of it is made up, so it is never compared with what really happened.
    """

    force: str
    kind: PartnershipKind
    promised_gbp: Fraction
    claimed_gbp: Fraction
    certified_gbp: Fraction
    years: int
    illustrative: bool = False

    @property
    def ratio(self) -> Fraction:
        """Certified over promised."""
        return self.certified_gbp / self.promised_gbp

    @property
    def reading(self) -> RatioReading:
        """The pair as the experience base holds such pairs, in whole pounds."""
        return RatioReading(
            numerator_gbp=round(self.certified_gbp),
            numerator_is="certified by somebody other than the claimant",
            denominator_gbp=round(self.promised_gbp),
            denominator_is="promised in the approved case, for the same years",
            derived=True,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPairs:
    """How pairs of several forces turned out, as far as it may be told.

    quartiles: certified over promised at a quarter, half and three quarters of the forces, rounded
    to twentieths; None when `why_not` says why.
    """

    forces: int | None
    quartiles: tuple[Fraction, Fraction, Fraction] | None
    ratio_of_sums: Fraction | None
    why_not: str


def offered_pair(ledger: Ledger, force: str, held: Register | None = None) -> OfferedPair | None:
    """The pair of a partnership; None when no year has both a promise and a certified claim.

    Only benefits that release cash, and of them only months of years gone by whose claims somebody
    certified or refused.
    """
    held = held or register(ledger)
    promised = claimed = certified = Fraction(0)
    years: set[FinancialYear] = set()
    for one in held.benefits:
        if not one.benefit.is_cash:
            continue
        looked_at = [claim for claim in one.claims if is_looked_at(claim)]
        months = _by_year((claim.claim, Fraction(claim.claim.months)) for claim in looked_at)
        for year in _gone_by(ledger, months):
            planned = one.planned.get(year, Fraction(0))
            if planned > 0:
                promised += planned * min(Fraction(1), months[year] / 12)
                years.add(year)
        for claim in looked_at:
            amounts = claim.claim.by_year(claim.claim.amount)
            counted = claim.claim.by_year(claim.counts)
            for year in _gone_by(ledger, amounts):
                if one.planned.get(year, Fraction(0)) > 0:
                    claimed += amounts[year]
                    certified += counted[year]
    if not promised:
        return None
    return OfferedPair(
        force=force,
        kind=ledger.document.kind,
        promised_gbp=promised,
        claimed_gbp=claimed,
        certified_gbp=certified,
        years=len(years),
        illustrative=bool(ledger.document.illustrative),
    )


def compared_by_kind(
    pairs: Iterable[OfferedPair],
) -> tuple[tuple[PartnershipKind | None, ComparedPairs], ...]:
    """All pairs together (None), and each kind of which that may be told.

    A kind is told only when those of the other kinds are of five forces too, or of none: else they
    could be told from what is left.
    """
    held = [one for one in pairs if not one.illustrative]
    found: list[tuple[PartnershipKind | None, ComparedPairs]] = [(None, compared(held))]
    for kind in PartnershipKind:
        own = [one for one in held if one.kind is kind]
        rest = {one.force for one in held if one.kind is not kind}
        if len({one.force for one in own}) >= FEWEST_FORCES and (
            not rest or len(rest) >= FEWEST_FORCES
        ):
            found.append((kind, compared(own)))
    return tuple(found)


def _by_year(parts: Iterable[tuple[Claim, Fraction]]) -> dict[FinancialYear, Fraction]:
    found: dict[FinancialYear, Fraction] = {}
    for claim, amount in parts:
        for year, part in claim.by_year(amount).items():
            found[year] = found.get(year, Fraction(0)) + part
    return found


def _gone_by(ledger: Ledger, years: Iterable[FinancialYear]) -> list[FinancialYear]:
    return [year for year in years if year <= ledger.document.until.financial_year]


def compared(pairs: Iterable[OfferedPair]) -> ComparedPairs:
    """Pairs of several forces, of which no force's own figure can be read off.

    A force with several partnerships counts once, by the ratio of its sums. What is made up is left
    out.
    """
    sums: dict[str, tuple[Fraction, Fraction]] = {}
    for one in pairs:
        if one.illustrative:
            continue
        promised, certified = sums.get(one.force, (Fraction(0), Fraction(0)))
        sums[one.force] = (promised + one.promised_gbp, certified + one.certified_gbp)
    if len(sums) < FEWEST_FORCES:
        return ComparedPairs(
            forces=None,
            quartiles=None,
            ratio_of_sums=None,
            why_not=f"fewer than {FEWEST_FORCES} forces share their figures, so each could be told",
        )
    ratios = sorted(certified / promised for promised, certified in sums.values())
    whole = sum((promised for promised, _ in sums.values()), Fraction(0))
    delivered = sum((certified for _, certified in sums.values()), Fraction(0))
    most = max(promised for promised, _ in sums.values())
    told = None if 2 * most > whole else _rounded(delivered / whole)
    return ComparedPairs(
        forces=len(sums),
        quartiles=(_at(ratios, 1), _at(ratios, 2), _at(ratios, 3)),
        ratio_of_sums=told,
        why_not="" if told is not None else "one force has over half of the pounds promised",
    )


def _at(ratios: Sequence[Fraction], quarter: int) -> Fraction:
    """A quartile: straight lines between the sorted ratios, rounded."""
    place = Fraction((len(ratios) - 1) * quarter, 4)
    below = int(place)
    above = min(below + 1, len(ratios) - 1)
    return _rounded(ratios[below] + (ratios[above] - ratios[below]) * (place - below))


def _rounded(ratio: Fraction) -> Fraction:
    return round(ratio / _STEP) * _STEP
