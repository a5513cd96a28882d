"""A yearly cash flow: what, in which prices, and whose."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear


class PriceBasis(StrEnum):
    """Real: prices of one base year. Nominal: the cash of each year."""

    REAL = "real"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow:
    """Pounds in each financial year from `first_year`. Costs are negative.

    basis: real (then `price_base_year` says whose prices) or nominal (then it is None).
    whose: the body whose money it is, or "society".

    >>> flow = CashFlow(first_year=FinancialYear(2026), basis=PriceBasis.REAL, whose="force",
    ...                 price_base_year=FinancialYear(2026), amounts_gbp=(-100.0, 60.0, 60.0))
    >>> flow.total_gbp, str(flow.last_year)
    (20.0, '2028-29')
    """

    first_year: FinancialYear
    basis: PriceBasis
    whose: str
    amounts_gbp: tuple[float, ...]
    price_base_year: FinancialYear | None = None

    def __post_init__(self) -> None:
        if not self.amounts_gbp:
            raise _wrong("a cash flow has no amounts", "give an amount for each year")
        if not all(math.isfinite(amount) for amount in self.amounts_gbp):
            raise _wrong("a cash flow holds an amount that is not finite", "give finite pounds")
        if (self.basis is PriceBasis.REAL) == (self.price_base_year is None):
            raise _wrong(
                "only a real cash flow has a price base year, and it must have one",
                "give price_base_year for real amounts, leave it out for nominal",
            )
        if not self.whose:
            raise _wrong("nobody is named as the owner of a cash flow", "name the body, or society")

    @property
    def last_year(self) -> FinancialYear:
        """The last year with an amount."""
        return self.first_year + (len(self.amounts_gbp) - 1)

    @property
    def total_gbp(self) -> float:
        """The undiscounted sum."""
        return math.fsum(self.amounts_gbp)

    def plus(self, other: CashFlow) -> CashFlow:
        """Year by year sum. Raises InvalidValue when years, prices or owner differ."""
        if (self.first_year, len(self.amounts_gbp), self.basis, self.price_base_year) != (
            other.first_year,
            len(other.amounts_gbp),
            other.basis,
            other.price_base_year,
        ):
            raise _wrong(
                "two cash flows with different years or prices were added",
                "bring both to the same years and price base first",
            )
        if self.whose != other.whose:
            raise _wrong("two bodies' cash flows were added", "add the flows of one body")
        amounts = tuple(a + b for a, b in zip(self.amounts_gbp, other.amounts_gbp, strict=True))
        return CashFlow(
            first_year=self.first_year,
            basis=self.basis,
            whose=self.whose,
            amounts_gbp=amounts,
            price_base_year=self.price_base_year,
        )


def _wrong(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="cash flow", mend=mend)
