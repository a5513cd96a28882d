"""The register, its claims and their progress in the words of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.outcomes.claims import Finding
from counterfoil.outcomes.progress import Progress, Rag
from counterfoil.outcomes.totals import BenefitStanding, ClaimStanding, Register, ThreeTotals
from counterfoil_web.outcomes.amounts import amount, cell, pounds, share
from counterfoil_web.outcomes.words import SHORT_WORDS
from counterfoil_web.partnerships.list_files import Cell

RAG_TAGS = {Rag.GREEN: "green", Rag.AMBER: "yellow", Rag.RED: "red", Rag.GREY: "grey"}
NOT_CASH = "not cash"


@dataclass(frozen=True)
class TotalsRow:
    """Claimed, certified and banked of one sort of benefit: three numbers that are never one."""

    title: str
    claimed: str
    certified: str
    banked: str
    certified_share: str


@dataclass(frozen=True)
class BenefitRow:
    """One benefit in the register."""

    id: str
    title: str
    nature: str
    commitment: str
    owner: str
    has_ancestor: bool
    planned: str
    claimed: str
    certified: str
    banked: str
    rag: str
    tag: str
    why: str


@dataclass(frozen=True)
class ClaimRow:
    """One claim with how far it has come, and whose move it is."""

    id: str
    benefit_id: str
    benefit: str
    months: str
    claimed: str
    certified: str
    banked: str
    state: str
    tag: str
    why: str
    claimant: str
    basis: str


@dataclass(frozen=True)
class YearRow:
    """One year of a benefit: planned, claimed, certified, banked."""

    year: str
    planned: str
    claimed: str
    certified: str
    banked: str


def totals_rows(found: Register) -> tuple[TotalsRow, ...]:
    """Cash, and all that is counted in pounds."""
    return (
        _totals("Cash that a budget can lose", found.cash),
        _totals("All that is counted in pounds", found.totals()),
    )


def benefit_rows(found: Register, progress: Iterable[Progress]) -> tuple[BenefitRow, ...]:
    """The register with the colour of each benefit, by the rule that the page states."""
    held = {one.standing.benefit.id: one for one in progress}
    return tuple(_benefit(one, held.get(one.benefit.id)) for one in found.benefits)


def claim_rows(claims: Iterable[ClaimStanding]) -> tuple[ClaimRow, ...]:
    """Claims with where each stands."""
    return tuple(_claim(one) for one in claims)


def year_rows(one: BenefitStanding) -> tuple[YearRow, ...]:
    """A benefit by financial year, every year in which anything of it stands."""
    years = sorted({*one.planned, *one.claimed, *one.certified, *one.banked})
    unit = one.benefit.unit

    def told(series: Mapping[object, Fraction], year: object) -> str:
        return amount(series.get(year, Fraction(0)), unit)

    return tuple(
        YearRow(
            year=str(year),
            planned=told(one.planned, year),
            claimed=told(one.claimed, year),
            certified=told(one.certified, year),
            banked=told(one.banked, year) if one.benefit.is_cash else NOT_CASH,
        )
        for year in years
    )


def state_of(one: ClaimStanding) -> tuple[str, str, str]:
    """Where a claim stands in a word, the colour of its tag, and why where it does not count."""
    if one.certification is None:
        return "Waits for finance", "yellow", ""
    if one.certification.finding is Finding.REFUSED:
        return "Refused", "red", one.why_not
    if one.why_not:
        return "Does not count", "red", one.why_not
    if one.benefit.is_cash and one.banked_gbp >= one.counts:
        return "Banked", "green", ""
    if one.counts < one.claim.amount:
        return "Certified in part", "blue", one.certification.reason
    return "Certified", "blue", ""


REGISTER_COLUMNS = (
    *("Benefit", "Title", "Nature", "Commitment", "Owner", "Unit", "Plan comes from"),
    *("Planned", "Claimed", "Certified", "Banked", "On plan?", "Why"),
)
CLAIM_COLUMNS = (
    *("Claim", "Benefit", "From", "To", "Unit", "Claimed", "Certified", "Banked (£)"),
    *("Claimant", "Evidence", "How it is known", "Basis", "Certified by", "State", "Why"),
)


def register_file(found: Register, progress: Iterable[Progress]) -> list[tuple[Cell, ...]]:
    """The register as rows of a file."""
    held = {one.standing.benefit.id: one for one in progress}
    rows = []
    for one in found.benefits:
        benefit, told = one.benefit, held.get(one.benefit.id)
        rows.append(
            (
                *(benefit.id, benefit.title, benefit.nature.value, benefit.commitment.value),
                *(benefit.owner, benefit.unit, one.ancestor),
                *(cell(one.total(of)) for of in (one.planned, one.claimed, one.certified)),
                cell(one.total(one.banked)) if benefit.is_cash else NOT_CASH,
                told.rag.value if told else "",
                told.why if told else "",
            )
        )
    return rows


def claims_file(found: Register) -> list[tuple[Cell, ...]]:
    """The claims as rows of a file."""
    rows: list[tuple[Cell, ...]] = []
    for one in found.claims:
        claim, (state, _, why) = one.claim, state_of(one)
        rows.append(
            (
                *(claim.id, one.benefit.id, str(claim.from_month), str(claim.to_month)),
                *(claim.unit, cell(claim.amount), cell(one.counts)),
                cell(one.banked_gbp) if one.benefit.is_cash else NOT_CASH,
                *(claim.claimant, claim.evidence, claim.how_known.value, claim.basis.value),
                one.certification.certified_by if one.certification else "",
                *(state, why),
            )
        )
    return rows


def _totals(title: str, three: ThreeTotals) -> TotalsRow:
    return TotalsRow(
        title=title,
        claimed=pounds(three.claimed_gbp),
        certified=pounds(three.certified_gbp),
        banked=pounds(three.banked_gbp),
        certified_share=(
            "nothing is claimed"
            if three.certified_share is None
            else f"{share(three.certified_share)} of it is certified"
        ),
    )


def _benefit(one: BenefitStanding, told: Progress | None) -> BenefitRow:
    benefit = one.benefit
    return BenefitRow(
        id=benefit.id,
        title=benefit.title,
        nature=SHORT_WORDS[benefit.nature.value],
        commitment=SHORT_WORDS[benefit.commitment.value],
        owner=benefit.owner,
        has_ancestor=benefit.has_ancestor,
        planned=amount(one.total(one.planned), benefit.unit),
        claimed=amount(one.total(one.claimed), benefit.unit),
        certified=amount(one.total(one.certified), benefit.unit),
        banked=amount(one.total(one.banked), benefit.unit) if benefit.is_cash else NOT_CASH,
        rag=told.rag.value if told else "",
        tag=RAG_TAGS[told.rag] if told else "grey",
        why=told.why if told else "",
    )


def _claim(one: ClaimStanding) -> ClaimRow:
    claim, unit = one.claim, one.claim.unit
    state, tag, why = state_of(one)
    first, last = claim.from_month.words, claim.to_month.words
    return ClaimRow(
        id=claim.id,
        benefit_id=one.benefit.id,
        benefit=one.benefit.title,
        months=first if first == last else f"{first} to {last}",
        claimed=amount(claim.amount, unit),
        certified=amount(one.counts, unit),
        banked=pounds(one.banked_gbp) if one.benefit.is_cash else NOT_CASH,
        state=state,
        tag=tag,
        why=why,
        claimant=claim.claimant,
        basis=claim.basis.value,
    )
