"""What did we get for it? A consultancy's fee against what was claimed, certified and banked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.contract.charges import (
    Charge,
    ContingentFee,
    GainShare,
    PassThroughCharge,
    RateCardCharge,
)
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.lines import Section
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import DaysWorked, Figure
from counterfoil.contract.terms import Contract
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.records import OutcomeRecord
from counterfoil.outcomes.totals import ThreeTotals, register

_ZERO = Fraction(0)


class FeeModel(StrEnum):
    """How a consultant is paid, and so what the consultant gains by."""

    TIME = "time"
    FIXED = "fixed"
    GAIN_SHARE = "gain_share"
    CONTINGENT = "contingent"
    EXPENSES = "expenses"
    ADJUSTMENT = "adjustment"

    @property
    def words(self) -> str:
        """The model as pages show it."""
        return _WORDS[self]


_WORDS = {
    FeeModel.TIME: "by the day",
    FeeModel.FIXED: "a fixed price or milestones",
    FeeModel.GAIN_SHARE: "a share of gain or pain",
    FeeModel.CONTINGENT: "a share of what was certified",
    FeeModel.EXPENSES: "costs charged on",
    FeeModel.ADJUSTMENT: "deductions and adjustments",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillTest(OutcomeRecord):
    """A test of whether our own people can now do what the consultants were to teach them.

    by_whom: who was tested, by post. Only a test after the consultants left counts.
    """

    kind: ClassVar[str] = "skill_test"
    skill: str
    by_whom: str
    tested_on: date
    tested_by: str
    passed: bool
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillStanding:
    """One skill: its latest test that counts, or why none does."""

    skill: str
    test: SkillTest | None
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultancyValue:
    """The one page. Fees before VAT, in cash, by how they were earned.

    own_time_gbp: what our own people cost meanwhile, as recorded. days: as verified, or as billed.
    cost_per_day_gbp: the fee by the day over the days; None without days.
    """

    title: str
    fees: Mapping[FeeModel, Fraction]
    own_time_gbp: Fraction
    days: Fraction
    cost_per_day_gbp: Fraction | None
    cash: ThreeTotals
    skills: tuple[SkillStanding, ...]
    illustrative: str

    @property
    def fee_gbp(self) -> Fraction:
        """Everything paid to the consultant."""
        return sum(self.fees.values(), _ZERO)

    @property
    def cost_gbp(self) -> Fraction:
        """The fee, and our own people's time."""
        return self.fee_gbp + self.own_time_gbp

    def multiple(self, saving_gbp: Fraction) -> Fraction | None:
        """A saving over fee and own time; None when neither was recorded."""
        return saving_gbp / self.cost_gbp if self.cost_gbp else None

    @property
    def skills_passed(self) -> int:
        """How many skills were tested after the end, and passed."""
        return sum(one.test is not None and one.test.passed for one in self.skills)

    @property
    def answer(self) -> str:
        """What did we get for it? In one sentence for a public meeting."""
        banked = self.multiple(self.cash.banked_gbp)
        each = "" if banked is None else f", £{float(banked):.2f} for each £1 that it cost"
        cash = self.cash
        return (
            f"We paid {_pounds(self.fee_gbp)} and used {_pounds(self.own_time_gbp)} of our own "
            f"people's time; {_pounds(cash.claimed_gbp)} was claimed, "
            f"{_pounds(cash.certified_gbp)} certified and {_pounds(cash.banked_gbp)} taken out of "
            f"a budget{each}."
        )


def consultancy_value(ledger: Ledger, tests: Iterable[SkillTest] = ()) -> ConsultancyValue:
    """What was got for a consultancy, as at the ledger's day.

    Raises: InvalidValue without a contract.
    """
    contract, day = ledger.contract, ledger.document.as_at
    if contract is None:
        raise InvalidValue(
            what="no contract is named, so no fee is known",
            where=f"outcomes of {ledger.document.id}, contract",
            mend="name the folder of the consultant's contract",
        )
    facts = known(ledger.contract_records, day)
    fees = _fees(ledger, contract, facts)
    days = _days(facts)
    own = [
        one.amount_gbp
        for one in ledger.of(ActualCost)
        if one.heading in (Heading.OTHER_COST, Heading.CLIENT_SIDE)
    ]
    by_the_day = fees.get(FeeModel.TIME, _ZERO)
    return ConsultancyValue(
        title=ledger.document.title,
        fees=fees,
        own_time_gbp=sum(own, _ZERO),
        days=days,
        cost_per_day_gbp=by_the_day / days if days and by_the_day else None,
        cash=register(ledger).cash,
        skills=skills_standing(tests, contract.term.end, day),
        illustrative=ledger.document.illustrative,
    )


def skills_standing(
    tests: Iterable[SkillTest], ended: date, as_at: date
) -> tuple[SkillStanding, ...]:
    """Each skill by its last test after the end, or why no test of it counts yet."""
    by_skill: dict[str, list[SkillTest]] = {}
    for one in tests:
        by_skill.setdefault(one.skill, []).append(one)
    found = []
    for skill, held in by_skill.items():
        after = [one for one in held if ended < one.tested_on <= as_at]
        if after:
            last = max(after, key=lambda one: (one.tested_on, one.entered_on))
            found.append(SkillStanding(skill=skill, test=last))
        else:
            why_not = f"tested only while the consultants were there, until {ended}"
            if all(one.tested_on > as_at for one in held):
                why_not = f"not tested by {as_at}"
            found.append(SkillStanding(skill=skill, test=None, why_not=why_not))
    return tuple(found)


def _fees(ledger: Ledger, contract: Contract, facts: Known) -> dict[FeeModel, Fraction]:
    """What every month came to, on everything known, by how it was earned."""
    day = ledger.document.as_at
    until = min(ledger.document.until, contract.term.last_month)
    charges = {one.id: one for terms in contract.versions for one in terms.charges}
    found: dict[FeeModel, Fraction] = {}
    if until < contract.first_account:
        return found
    for due in reckon(contract.known_on(day), facts, until=until):
        if due.month < contract.first_account:
            continue
        for line in due.lines:
            if line.section is not Section.VAT:
                model = _model(charges.get(line.of), line.section)
                found[model] = found.get(model, _ZERO) + _exact(line.amount_gbp)
    return {model: found[model] for model in FeeModel if model in found}


def _model(charge: Charge | None, section: Section) -> FeeModel:
    paid = section in (
        Section.BASE,
        Section.INDEXATION,
        Section.VOLUME,
        Section.GAIN_SHARE,
        Section.CONTINGENT,
    )
    if charge is None or not paid:
        return FeeModel.ADJUSTMENT
    kinds: Sequence[tuple[type[Charge], FeeModel]] = (
        (RateCardCharge, FeeModel.TIME),
        (ContingentFee, FeeModel.CONTINGENT),
        (GainShare, FeeModel.GAIN_SHARE),
        (PassThroughCharge, FeeModel.EXPENSES),
    )
    return next((model for kind, model in kinds if isinstance(charge, kind)), FeeModel.FIXED)


def _days(facts: Known) -> Fraction:
    """The days worked, each by the authority's figure where there is one."""
    held: dict[tuple[object, ...], DaysWorked] = {}
    for one in facts.of_kind(DaysWorked):
        about = (one.charge, one.grade, one.month)
        if about not in held or one.figure is Figure.VERIFIED:
            held[about] = one
    return sum((one.days for one in held.values()), _ZERO)


def _exact(amount: Decimal) -> Fraction:
    return Fraction(amount)


def _pounds(amount: Fraction) -> str:
    return f"£{float(amount):,.0f}"
