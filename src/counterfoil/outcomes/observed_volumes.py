"""How many units of each driver there really were, month by month, and which months are missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.knowledge import Known, known
from counterfoil.errors import Problem, Severity
from counterfoil.outcomes.actuals import ActualVolume
from counterfoil.outcomes.ledger import Ledger
from counterfoil.quantities.years import FinancialYear, Month


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedVolume:
    """One driver's volumes by month. records: the ids behind each month."""

    driver: str
    by_month: dict[Month, Fraction]
    records: dict[Month, tuple[str, ...]]

    def missing(self, months: Iterable[Month]) -> tuple[Month, ...]:
        """The months that nothing is known of."""
        return tuple(one for one in months if one not in self.by_month)

    def yearly(self, months: Iterable[Month]) -> dict[FinancialYear, Fraction]:
        """Volumes at the pace of a whole year, for the years of which every asked month is known.

        A part year is taken at its own pace: twelve times the mean of its months.
        """
        asked: dict[FinancialYear, list[Month]] = {}
        for month in months:
            asked.setdefault(month.financial_year, []).append(month)
        return {
            year: sum((self.by_month[one] for one in held), Fraction(0)) * 12 / len(held)
            for year, held in asked.items()
            if not self.missing(held)
        }


def observed_volumes(ledger: Ledger, facts: Known | None = None) -> dict[str, ObservedVolume]:
    """The volumes of every driver that anything is known of, by driver.

    A month that `ActualVolume` tells of is taken from there, the authority's own figure; any other
    from the contract's volume that the document links to the driver, verified before reported.
    facts: what is known of the contract, when the caller has it; else what stands on the ledger's
    day.
    """
    found: dict[str, ObservedVolume] = {}
    facts = facts or known(ledger.contract_records, ledger.document.as_at)
    months: dict[str, list[Month]] = {}
    for name, month in facts.volumes:
        months.setdefault(name, []).append(month)
    for link in ledger.document.volumes:
        held = _of(found, link.driver)
        for month in months.get(link.volume, []):
            record = facts.volume(link.volume, month)
            if record is not None:
                held.by_month[month] = record.count
                held.records[month] = (record.id,)
    for actual in ledger.of(ActualVolume):
        held = _of(found, actual.driver)
        for step in range(actual.months):
            month = actual.from_month + step
            held.by_month[month] = actual.count / actual.months
            held.records[month] = (actual.id,)
    return found


def ends_early(observed: ObservedVolume, months: tuple[Month, ...], place: str) -> Problem | None:
    """That volumes are missing for months over which a counterfactual is to move with them.

    The reckoning goes on and says what it does: it is a warning, and no figure is lost.
    """
    missing = observed.missing(months)
    if not missing:
        return None
    last = max(observed.by_month, default=None)
    until = f"the last is {last.words}" if last is not None else "there are none"
    which = missing[0].words
    if len(missing) > 1:
        which = f"{which} the first, {missing[-1].words} the last"
    years = dict.fromkeys(str(one.financial_year) for one in missing)
    shorter = "" if last is None or last < months[0] else f", or count up to {last} (last_month)"
    return Problem(
        what=f"volumes of {observed.driver} are missing for {len(missing)} of {len(months)} "
        f"months, {which}; of all that are known {until}. Until they are entered, carrying on in "
        f"the whole of {' and '.join(years)} is told as it was promised and not moved, a charge "
        "by the unit counts nothing in a month without its volume, and the saving told cannot be "
        "relied on",
        where=place,
        mend=f"enter them in volumes.csv or in the contract, nought included{shorter}",
        severity=Severity.WARNING,
    )


def _of(found: dict[str, ObservedVolume], driver: str) -> ObservedVolume:
    return found.setdefault(driver, ObservedVolume(driver=driver, by_month={}, records={}))
