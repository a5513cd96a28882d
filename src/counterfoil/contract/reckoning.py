"""What each month of a contract comes to on what is known: the statement of hindsight.

A pure function of the contract and the records that stand. Months are worked out in order, because
caps, bands by year, repeats and earn-back run on from one to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.assessment import Assessment
from counterfoil.contract.charging import lines_of
from counterfoil.contract.deducting import History, LostToCap, deducted
from counterfoil.contract.indexation import Factors
from counterfoil.contract.knowledge import Known
from counterfoil.contract.lines import Line, Part, Section, Unit, line_of
from counterfoil.contract.setting import Running, Setting
from counterfoil.contract.terms import Contract
from counterfoil.errors import Problem
from counterfoil.quantities.years import Month

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MonthDue:
    """What is due for a month on what is known, VAT included, with every line's working.

    terms: the number of the version in force. lost: deductions that a cap cut. gaps: what should
    have been recorded and was not.
    """

    month: Month
    terms: int
    lines: tuple[Line, ...]
    assessments: tuple[Assessment, ...]
    lost: tuple[LostToCap, ...]
    pool_gbp: Decimal | None
    gaps: tuple[Problem, ...]

    @property
    def net_gbp(self) -> Decimal:
        """Before VAT."""
        return total(line for line in self.lines if line.section is not Section.VAT)

    @property
    def vat_gbp(self) -> Decimal:
        """VAT."""
        return total(line for line in self.lines if line.section is Section.VAT)

    @property
    def total_gbp(self) -> Decimal:
        """VAT included."""
        return total(self.lines)

    def of_section(self, section: Section) -> tuple[Line, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.section is section)

    @property
    def is_provisional(self) -> bool:
        """Whether any figure in it may still change."""
        return bool(self.gaps) or any(line.is_provisional for line in self.lines)


def reckon(
    contract: Contract,
    facts: Known,
    *,
    until: Month | None = None,
    progress: Progress | None = None,
) -> tuple[MonthDue, ...]:
    """Every month of the term in order, up to and with `until` (None: to the end of the term).

    Raises:
        NoAnswer: an indexed charge for which no level of its index is known.
    """
    last = contract.term.last_month if until is None else min(until, contract.term.last_month)
    months = [month for month in contract.term.months if month <= last]
    running, history, factors = Running(), History(), dict[tuple[int, str], Factors]()
    found = []
    for done, month in enumerate(months, 1):
        setting = Setting(contract, contract.terms_in(month), month, facts, running, factors)
        found.append(_month(setting, history))
        if progress is not None:
            progress(done, len(months))
    return tuple(found)


def total(lines: Iterable[Line]) -> Decimal:
    """The sum of the lines' amounts."""
    return sum((line.amount_gbp for line in lines), Decimal(0))


def _month(setting: Setting, history: History) -> MonthDue:
    lines = [line for charge in setting.terms.charges for line in lines_of(setting, charge)]
    after = deducted(setting, lines, history)
    lines += after.lines
    order = list(Section)
    lines.sort(key=lambda line: order.index(line.section))
    vat = _vat(setting, lines)
    return MonthDue(
        month=setting.month,
        terms=setting.terms.number,
        lines=(*lines, *vat),
        assessments=tuple(after.assessments),
        lost=tuple(after.lost),
        pool_gbp=after.pool_gbp,
        gaps=tuple(setting.gaps),
    )


def _vat(setting: Setting, lines: list[Line]) -> tuple[Line, ...]:
    taxed = sum((line.amount_gbp for line in lines if line.vat), Decimal(0))
    if not taxed and not any(line.vat for line in lines):
        return ()
    rate = setting.terms.vat_rate
    parts = (
        Part("lines with VAT", Fraction(taxed), Unit.POUNDS),
        Part("VAT rate", rate, Unit.PERCENT),
    )
    exact = Fraction(taxed) * rate
    return (
        line_of(
            Section.VAT,
            "vat",
            "VAT",
            "VAT Act 1994",
            "lines with VAT × VAT rate",
            parts,
            exact,
            rounding=setting.terms.rounding,
        ),
    )
