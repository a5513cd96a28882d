"""The savings bridge at its full size: ten years, 40 charges, 60 measures, 40 lines, ten causes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from benchmarks.contract import figures, large_contract
from benchmarks.large_case import DRIVERS, large_case
from benchmarks.timing import Times, side_by_side
from counterfoil.appraisal.business_case import BusinessCase, Driver, Heading, Line
from counterfoil.appraisal.evidence import Basis
from counterfoil.contract.records import Figure, Record, Volume, Waiver
from counterfoil.contract.terms import Contract
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.bridge import savings_bridge
from counterfoil.outcomes.document import DelayHappened, OutcomesDocument, PriceLink, VolumeLink
from counterfoil.outcomes.ledger import Ledger
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import FinancialYear, Month

FIRST = FinancialYear(2026)
OPTION = "option-3"
VOLUMES = 20
_ENTERED = date(2036, 4, 1)
_OWN = (Heading.CLIENT_SIDE, Heading.TRANSITION, Heading.RETAINED_COST, Heading.CHANGE_CONTROL)


def large_ledger() -> Ledger:
    """A partnership of which everything differs from its promise."""
    case = _case()
    return Ledger(
        document=OutcomesDocument(
            id="large",
            title="Large partnership",
            kind=PartnershipKind.BUSINESS,
            option=OPTION,
            as_at=_ENTERED,
            price_base=str(FIRST),
            volumes=tuple(
                VolumeLink(driver=f"driver-{place}", volume=f"volume-{place}")
                for place in range(VOLUMES)
            ),
            prices=(PriceLink(index="pay", series="cpi"),),
            delays=tuple(
                DelayHappened(delay=delay.id, months=Fraction(7), basis=Basis.ASSUMED)
                for delay in case.delays
            ),
        ),
        records=tuple(_spent(line) for line in case.lines if line.option == OPTION),
        case=case,
        contract=_contract(),
        contract_records=tuple(_records()),
    )


def bridge(repetitions: int) -> dict[str, Times]:
    """The whole bridge: every block worked out, and every cause's share."""
    ledger = large_ledger()
    return side_by_side(
        {"10 causes × 10 years × 40 charges × 40 lines": lambda: savings_bridge(ledger)},
        repetitions,
    )


def _case() -> BusinessCase:
    case = large_case(years=10)
    drivers = tuple(
        Driver(id=f"driver-{place}", title=f"Driver {place}", unit="unit", value=12_600.0)
        for place in range(DRIVERS, VOLUMES)
    )
    own = [line for line in case.lines if line.option == OPTION and not line.heading.is_benefit]
    headings = {line.key: _OWN[place % len(_OWN)] for place, line in enumerate(own[4:])}
    lines = tuple(
        replace(line, heading=headings.get(line.key, line.heading)) for line in case.lines
    )
    return replace(case, drivers=(*case.drivers, *drivers), lines=lines)


def _contract() -> Contract:
    """The large contract, changed half-way: every second charge dearer."""
    contract = large_contract()
    (first,) = contract.versions
    charges = tuple(
        replace(charge, rate_gbp=charge.rate_gbp * Fraction(11, 10))
        if place % 2 and hasattr(charge, "rate_gbp")
        else charge
        for place, charge in enumerate(first.charges)
    )
    second = replace(
        first,
        number=2,
        effective_from=date(2031, 4, 1),
        agreed_on=date(2031, 3, 1),
        reason="Changed",
        charges=charges,
    )
    return replace(contract, versions=(first, second))


def _records() -> list[Record]:
    found = figures()
    wrong = next(one for one in found if isinstance(one, Volume))
    found.append(replace(wrong, id="right", supersedes=wrong.id, figure=Figure.VERIFIED))
    found[-1] = replace(found[-1], count=wrong.count + 100)  # type: ignore[call-arg]
    found += [
        Waiver(
            id=f"waiver-{year}",
            entered_on=_ENTERED,
            of="measure-3",
            month=Month(year, 9),
            reason="flood",
            approved_by="commercial lead",
        )
        for year in range(2026, 2036)
    ]
    return found


def _spent(line: Line) -> ActualCost:
    heading = line.heading if not line.heading.is_benefit else Heading.OTHER_COST
    return ActualCost(
        id=f"spent-{line.id}",
        entered_on=_ENTERED,
        from_month=Month(2026, 4),
        to_month=Month(2035, 3),
        heading=heading,
        title=line.title,
        amount_gbp=Fraction(1_234_567),
        case_line="" if line.heading.is_benefit or heading is Heading.CHARGE else line.key,
    )
