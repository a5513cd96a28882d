"""What was got for a consultancy, as its page and files show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.lines import number_text, to_pence
from counterfoil.outcomes.consultancy import ConsultancyValue, SkillStanding
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = ("Part", "What", "Figure")


@dataclass(frozen=True, slots=True)
class SavingRow:
    """One of the three totals, and what it comes to for each pound that the advice cost."""

    words: str
    gbp: Decimal
    for_each_gbp: Decimal | None


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill, and how it stands after the consultants left."""

    skill: SkillStanding
    words: str
    colour: str


def fee_rows(found: ConsultancyValue) -> tuple[tuple[str, Decimal], ...]:
    """The fee by how it was earned."""
    return tuple((model.words.capitalize(), to_pence(fee)) for model, fee in found.fees.items())


def saving_rows(found: ConsultancyValue) -> tuple[SavingRow, ...]:
    """Claimed, certified and banked, kept apart."""
    cash = found.cash
    return tuple(
        SavingRow(words, to_pence(amount), _for_each(found, amount))
        for words, amount in (
            ("Claimed", cash.claimed_gbp),
            ("Certified", cash.certified_gbp),
            ("Taken out of a budget", cash.banked_gbp),
        )
    )


def skill_rows(found: ConsultancyValue) -> tuple[SkillRow, ...]:
    """The skills that were to be taught."""
    return tuple(SkillRow(one, *_standing(one)) for one in found.skills)


def days_words(found: ConsultancyValue) -> str:
    """How many days were worked."""
    return number_text(found.days, 2)


def cells(found: ConsultancyValue) -> Iterator[tuple[Cell, ...]]:
    """The whole page as rows of a file."""
    for words, amount in fee_rows(found):
        yield ("Fee", words, amount)
    yield ("Fee", "In all", to_pence(found.fee_gbp))
    yield ("Our own people’s time", "", to_pence(found.own_time_gbp))
    yield ("Cost", "Fee and own time", to_pence(found.cost_gbp))
    for row in saving_rows(found):
        yield ("Saving in cash", row.words, row.gbp)
        if row.for_each_gbp is not None:
            yield ("For each £1 of cost", row.words, row.for_each_gbp)
    yield ("Days", "", days_words(found))
    if found.cost_per_day_gbp is not None:
        yield ("Cost of a day", "", to_pence(found.cost_per_day_gbp))
    for skill in skill_rows(found):
        yield ("Skill", skill.skill.skill, skill.words)


def _for_each(found: ConsultancyValue, amount: Fraction) -> Decimal | None:
    multiple = found.multiple(amount)
    return None if multiple is None else to_pence(multiple)


def _standing(one: SkillStanding) -> tuple[str, str]:
    if one.test is None:
        return f"No test counts: {one.why_not}", "grey"
    return ("Passed", "green") if one.test.passed else ("Failed", "red")
