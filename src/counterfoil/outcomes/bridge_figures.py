"""What was spent and certified beside the contract, by line of the case."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.bridge_blocks import Block
from counterfoil.outcomes.bridge_causes import Cause, cause_of
from counterfoil.outcomes.happened import Happened
from counterfoil.outcomes.records import PeriodRecord
from counterfoil.outcomes.totals import ClaimStanding, register
from counterfoil.quantities.years import FinancialYear

ZERO = Fraction(0)


class OwnFigures:
    """What was spent and certified, by line of the signed option and year; saving positive.

    by_contract: the lines that the contract's statements hold: its charges, and those that the
    document names. A benefit that nobody entitled has certified came to nought. A cost of which
    nothing is recorded in a year counts as promised, and that is told; but a partnership is left
    once, so that what leaving cost is not promised beside what is recorded of it.
    """

    def __init__(self, happened: Happened) -> None:
        document, case = happened.ledger.document, happened.model.case
        self._happened = happened
        self.option = document.option
        self._headings = {line.key: line.heading for line in case.lines}
        self.titles = {line.key: line.title for line in case.lines}
        self.titles |= {risk.key: risk.title for risk in case.risks}
        self.by_contract: set[str] = set()
        if happened.ledger.contract is not None:
            held = {self._key(one.line) for one in document.statement_lines}
            self.by_contract = {
                key
                for key, heading in self._headings.items()
                if self._is_ours(key) and (heading is Heading.CHARGE or key in held)
            }
        self._costs = happened.ledger.of(ActualCost)
        self._claims = tuple(
            one for one in register(happened.ledger).claims if one.benefit.is_cash and one.counts
        )

    def cause(self, key: str) -> Cause:
        """The cause under which a line differs from the case for its own sake."""
        heading = self._headings.get(key)
        return Cause.OWN_COST if heading is None else cause_of(heading)

    def actual(self, key: str, year: FinancialYear) -> Fraction | None:
        """What a line came to in the months looked at of a year; None: nothing is recorded."""
        if self.is_benefit(key):
            claims = (one for one in self._claims if self._key(one.benefit.case_line) == key)
            return sum((one.counts * self._share(one.claim, year) for one in claims), ZERO)
        own = [one for one in self._costs if self._key(one.case_line) == key]
        costs = [one for one in own if self._share(one, year)]
        if not costs:
            left_once = own and self._headings.get(key) is Heading.EXIT
            return ZERO if left_once else None
        return -sum((one.amount_gbp * self._share(one, year) for one in costs), ZERO)

    def beside_the_case(self) -> Iterator[Block]:
        """What was spent or certified that no line of the case promised, from nought."""
        for cost in self._costs:
            key = self._key(cost.case_line)
            if key in self.titles and key not in self.by_contract:
                continue
            for year in self._happened.years:
                amount = -cost.amount_gbp * self._share(cost, year)
                if amount:
                    cause, name = cause_of(cost.heading), f"record/{cost.id}"
                    yield Block(name, cost.title, year, (cause,), (ZERO, amount))
        for one in self._claims:
            if self._key(one.benefit.case_line) in self.titles:
                continue
            yield from self._without_ancestor(one)

    def _without_ancestor(self, one: ClaimStanding) -> Iterator[Block]:
        for year in self._happened.years:
            amount = one.counts * self._share(one.claim, year)
            if amount:
                name = f"record/{one.claim.id}"
                causes, values = (Cause.BENEFITS,), (ZERO, amount)
                yield Block(name, one.benefit.title, year, causes, values, is_benefit=True)

    def tell_missing(self, key: str, year: FinancialYear, promised: Fraction) -> None:
        """Say that nothing was recorded for a line in a year, when something was promised."""
        if promised:
            self._happened.tell(
                f"nothing is recorded of {self.titles[key]} in {year}; it counts as promised",
                f"actuals.csv, {key}",
                "enter what was spent, nought included",
            )

    def is_benefit(self, key: str) -> bool:
        """Whether a line of the case is a benefit, and no cost."""
        heading = self._headings.get(key)
        return heading is not None and heading.is_benefit

    def _is_ours(self, key: str) -> bool:
        return key.startswith(f"{self.option}/")

    def _key(self, line: str) -> str:
        return line if "/" in line or not line else f"{self.option}/{line}"

    def _share(self, record: PeriodRecord, year: FinancialYear) -> Fraction:
        months = year.months
        first = max(self._happened.first, months[0])
        last = min(self._happened.last, months[-1])
        return record.share_within(first, last)
