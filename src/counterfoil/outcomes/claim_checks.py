"""What is wrong with a claim, its certification or its banking."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from counterfoil.casefile.nearest_word import choose_among
from counterfoil.contract.lines import number_text
from counterfoil.contractfile.plain_words import money
from counterfoil.errors import Severity
from counterfoil.outcomes.benefits import Benefit
from counterfoil.outcomes.claims import Banking, Certification, Claim, Finding
from counterfoil.outcomes.records import OutcomeRecord
from counterfoil.quantities.years import FinancialYear, Month

if TYPE_CHECKING:
    from counterfoil.outcomes.ledger_checks import Names

Fault = tuple[str, str, Severity]
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


def claim_faults(record: OutcomeRecord, names: Names) -> Iterator[Fault]:
    """What is wrong with a record of the chain from claim to budget."""
    match record:
        case Claim():
            yield from _claim(record, names)
        case Certification():
            yield from _certification(record, names)
        case Banking():
            yield from _banking(record, names)
        case _:
            pass


def same_person(one: str, other: str) -> bool:
    """Whether two names are of one person, capitals and blanks apart.

    >>> same_person("Head of Custody", " head  of custody")
    True
    """
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def may_certify(benefit: Benefit, claim: Claim, certification: Certification) -> Fault | None:
    """Why this person may not certify this claim; None when nothing is against it."""
    who = certification.certified_by
    if same_person(who, benefit.owner):
        return f"{who} owns the benefit and certifies it", "let somebody else certify it", _ERROR
    if same_person(who, claim.claimant):
        return f"{who} claimed it and certifies it", "let somebody else certify it", _ERROR
    if benefit.is_cash and not certification.office.may_certify_cash:
        what = f"it is cash, and certified by the office {certification.office.value}"
        return what, "let finance or an auditor certify cash", _ERROR
    return None


def _claim(claim: Claim, names: Names) -> Iterator[Fault]:
    benefit = names.ledger.benefits_by_id.get(claim.benefit)
    if benefit is None:
        mend = choose_among(claim.benefit, sorted(names.ledger.benefits_by_id))
        yield f"there is no benefit {claim.benefit}", mend, _ERROR
        return
    if benefit.baseline is None:
        what = f"{benefit.id} has no baseline, and a saving is a difference from one"
        yield what, "state the baseline of the benefit, with its day and source", _ERROR
    if claim.unit != benefit.unit:
        what = f"it is in {claim.unit}, and {benefit.id} is counted in {benefit.unit}"
        yield what, f"give the amount in {benefit.unit}", _ERROR
    if claim.from_month < benefit.from_month:
        what = f"it is for {claim.from_month}, and {benefit.id} starts in {benefit.from_month}"
        yield what, f"claim from {benefit.from_month}, or correct the start", _ERROR
    if benefit.to_month is not None and claim.to_month > benefit.to_month:
        what = f"it is for {claim.to_month}, and {benefit.id} ends in {benefit.to_month}"
        yield what, f"claim up to {benefit.to_month}, or correct the end", _ERROR
    if claim.amount < 0:
        mend = "supersede the claim that was too high; a claim is nought or more"
        yield "the amount is below nought", mend, _ERROR
    if claim.unit == benefit.unit and benefit.in_money:
        yield from _above_budget(claim, benefit, names)
    told = Month(claim.entered_on.year, claim.entered_on.month)
    if claim.to_month > told:
        ahead = min(claim.months, claim.to_month - told)
        what = f"{ahead} of its {claim.months} months had not come when it was claimed"
        yield what, "claim what has come; what lies ahead is a forecast", _WARNING
    if not claim.evidence:
        yield "it names no evidence", "say what shows it, and where it is kept", _WARNING


def _above_budget(claim: Claim, benefit: Benefit, names: Names) -> Iterator[Fault]:
    line = claim.budget_line or benefit.budget_line
    if not line or line not in names.budgets:
        return
    held = names.budgets[line]
    whole = Fraction(0)
    for year, months in _months_by_year(claim.from_month, claim.to_month).items():
        if year not in held:
            return
        whole += held[year] * Fraction(months, 12)
    if claim.amount > whole:
        what = (
            f"{money(claim.amount)} is claimed from {line}, which holds {money_short(whole)} in all"
            f" from {claim.from_month} to {claim.to_month}"
        )
        yield what, "check the amount, the months and the budget line", _ERROR


def money_short(value: Fraction) -> str:
    """Pounds to the nearest penny, where a share of a year may hold parts of one."""
    return money(Fraction(round(value * 100), 100))


def _months_by_year(first: Month, last: Month) -> dict[FinancialYear, int]:
    found: dict[FinancialYear, int] = {}
    for step in range(last - first + 1):
        year = (first + step).financial_year
        found[year] = found.get(year, 0) + 1
    return found


def _certification(certification: Certification, names: Names) -> Iterator[Fault]:
    claim = names.claims.get(certification.claim)
    if claim is None:
        mend = choose_among(certification.claim, sorted(names.claims))
        yield f"there is no claim {certification.claim}", mend, _ERROR
        return
    if claim.id in names.superseded:
        what = f"the claim {claim.id} was superseded, so what is certified of it no longer counts"
        yield what, f"certify {names.superseded[claim.id]} in its place", _WARNING
    if certification.finding is Finding.REFUSED and certification.amount != 0:
        yield "it is refused and certifies an amount", "write 0, or certified", _ERROR
    if certification.amount > claim.amount:
        shown = (number_text(one.amount, 2) for one in (certification, claim))
        what = "it certifies {}, and {} was claimed".format(*shown)
        yield what, "certify at most what was claimed; more needs a claim of its own", _ERROR
    if certification.amount < 0:
        yield "the amount is below nought", "certify nought or more", _ERROR
    benefit = names.ledger.benefits_by_id.get(claim.benefit)
    fault = may_certify(benefit, claim, certification) if benefit else None
    if fault is not None:
        yield fault


def _banking(banking: Banking, names: Names) -> Iterator[Fault]:
    claim = names.claims.get(banking.claim)
    if claim is None:
        mend = choose_among(banking.claim, sorted(names.claims))
        yield f"there is no claim {banking.claim}", mend, _ERROR
        return
    benefit = names.ledger.benefits_by_id.get(claim.benefit)
    if benefit is not None and not benefit.is_cash:
        what = f"{benefit.id} is not cash-releasing, so no budget can be cut by it"
        yield what, "take this row out, or correct the nature of the benefit", _ERROR
    certified = names.certified.get(claim.id)
    found = certified.amount if certified else Fraction(0)
    taken = names.banked.get(claim.id, banking.amount_gbp)
    if taken > found:
        what = f"{money(taken)} of {claim.id} is banked, and {money(found)} of it is certified"
        yield what, "certify it first, or bank less", _ERROR
    if banking.amount_gbp < 0:
        mend = "supersede the row that was too high"
        yield "the amount is below nought", mend, _ERROR
