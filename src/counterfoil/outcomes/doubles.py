"""The same pound claimed twice: claims that may take one saving from one place, side by side.

Two claims are listed when they are about some of the same months and name the same budget line, the
same post or the same reduction of volume, or are of one benefit; and when another partnership or
force claims it too. A claim on a budget line is not listed with another of the same line while the
two together are no more than the line lost: one line may hold many savings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from counterfoil.contractfile.plain_words import money
from counterfoil.outcomes.claims import Claim, ClaimElsewhere
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.records import GBP, in_unit
from counterfoil.quantities.years import Month


class SamePlace(StrEnum):
    """Why two claims may be one pound."""

    BENEFIT = "the same benefit in the same months"
    BUDGET_LINE = "the same budget line"
    POST = "the same post"
    VOLUME = "the same reduction of volume"
    ELSEWHERE = "another partnership or force claims it too"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a pair: whose claim, of what, for how much."""

    claim: str
    whose: str
    title: str
    amount: Fraction
    unit: str
    from_month: Month
    to_month: Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two claims that may be one pound. at_stake: the least that would be counted twice.

    at_stake is in `unit`, in pounds as a rule; None when the two are counted in different units.
    """

    why: SamePlace
    what: str
    one: Side
    other: Side
    from_month: Month
    to_month: Month
    at_stake: Fraction | None

    @property
    def sentence(self) -> str:
        """What is found, in a sentence."""
        amount = ""
        if self.at_stake is not None:
            pounds = self.one.unit == GBP
            shown = money(self.at_stake) if pounds else in_unit(self.at_stake, self.one.unit)
            amount = f": at most {shown} counted twice"
        return (
            f"{self.one.whose} ({self.one.claim}) and {self.other.whose} ({self.other.claim}) "
            f"claim {self.what}, {self.why.value}, from {self.from_month.words} to "
            f"{self.to_month.words}{amount}"
        )


def doubles(ledger: Ledger) -> tuple[Double, ...]:
    """Every pair of standing claims that may be the same pound, with both sides."""
    claims = ledger.of(Claim)
    found = [*_pairs(ledger, claims), *_elsewhere(ledger, claims), *_said(ledger, claims)]
    return tuple(found)


def _pairs(ledger: Ledger, claims: tuple[Claim, ...]) -> Iterator[Double]:
    for one, other in _that_may(ledger, claims):
        months = _overlap(one, other)
        if months is None:
            continue
        sides = _side(ledger, one), _side(ledger, other)
        for why, what in _shared(ledger, one, other):
            yield _double(why, what, sides, months, (one, other))


def _that_may(ledger: Ledger, claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs that name one benefit or one place, each once, in the order entered."""
    number = {claim.id: place for place, claim in enumerate(claims)}
    named: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        benefit = ledger.benefits_by_id.get(claim.benefit)
        places = (
            ("benefit", benefit.id if benefit else claim.benefit),
            ("post", claim.post),
            ("volume", claim.volume),
            ("line", _line(ledger, claim)),
        )
        for place in places:
            if place[1]:
                named.setdefault(place, []).append(claim)
    pairs = {
        (number[one.id], number[other.id])
        for held in named.values()
        for one, other in combinations(held, 2)
        if _overlap(one, other)
    }
    for one, other in sorted(pairs):
        yield claims[one], claims[other]


def _shared(ledger: Ledger, one: Claim, other: Claim) -> Iterator[tuple[SamePlace, str]]:
    benefits = ledger.benefits_by_id
    if benefits.get(one.benefit) is benefits.get(other.benefit):
        yield SamePlace.BENEFIT, one.benefit
        return
    lines = {_line(ledger, claim) for claim in (one, other)}
    if one.post and one.post == other.post:
        yield SamePlace.POST, one.post
    elif one.volume and one.volume == other.volume:
        yield SamePlace.VOLUME, one.volume
    elif len(lines) == 1 and "" not in lines:
        yield SamePlace.BUDGET_LINE, lines.pop()


def _elsewhere(ledger: Ledger, claims: tuple[Claim, ...]) -> Iterator[Double]:
    for claim in claims:
        for other in ledger.of(ClaimElsewhere):
            months = _overlap(claim, other)
            place = _same_place(ledger, claim, other)
            if months is None or not place:
                continue
            side = Side(
                claim=other.id,
                whose=f"{other.partnership}, {other.force}",
                title=other.title,
                amount=other.amount_gbp,
                unit=GBP,
                from_month=other.from_month,
                to_month=other.to_month,
            )
            yield _double(
                SamePlace.ELSEWHERE, place, (_side(ledger, claim), side), months, (claim, other)
            )


def _said(ledger: Ledger, claims: tuple[Claim, ...]) -> Iterator[Double]:
    """What a claimant says of itself: that somebody else counts the saving too."""
    for claim in claims:
        if not claim.also_claimed_by:
            continue
        own = _side(ledger, claim)
        other = Side(
            claim="not seen",
            whose=claim.also_claimed_by,
            title="as the claimant says; its claim is not held here",
            amount=claim.amount,
            unit=claim.unit,
            from_month=claim.from_month,
            to_month=claim.to_month,
        )
        months = claim.from_month, claim.to_month
        yield _double(SamePlace.ELSEWHERE, claim.benefit, (own, other), months, (claim, claim))


def _same_place(ledger: Ledger, claim: Claim, other: ClaimElsewhere) -> str:
    line = _line(ledger, claim)
    pairs = ((claim.post, other.post), (claim.volume, other.volume), (line, other.budget_line))
    return next((one for one, same in pairs if one and one == same), "")


def _double(
    why: SamePlace,
    what: str,
    sides: tuple[Side, Side],
    months: tuple[Month, Month],
    claims: tuple[Claim | ClaimElsewhere, Claim | ClaimElsewhere],
) -> Double:
    one, other = sides
    within = [
        side.amount * claim.share_within(*months) for side, claim in zip(sides, claims, strict=True)
    ]
    return Double(
        why=why,
        what=what,
        one=one,
        other=other,
        from_month=months[0],
        to_month=months[1],
        at_stake=min(within) if one.unit == other.unit else None,
    )


def _side(ledger: Ledger, claim: Claim) -> Side:
    benefit = ledger.benefits_by_id.get(claim.benefit)
    return Side(
        claim=claim.id,
        whose=claim.claimant,
        title=benefit.title if benefit else claim.benefit,
        amount=claim.amount,
        unit=claim.unit,
        from_month=claim.from_month,
        to_month=claim.to_month,
    )


def _line(ledger: Ledger, claim: Claim) -> str:
    benefit = ledger.benefits_by_id.get(claim.benefit)
    return claim.budget_line or (benefit.budget_line if benefit else "")


def _overlap(
    one: Claim | ClaimElsewhere, other: Claim | ClaimElsewhere
) -> tuple[Month, Month] | None:
    first = max(one.from_month, other.from_month)
    last = min(one.to_month, other.to_month)
    return (first, last) if first <= last else None
