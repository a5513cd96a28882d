"""The savings bridge: why the saving delivered differs from the one promised, in pounds.

Each cause swaps its block of inputs from promise to record, and gets its Shapley value: what it
changes, averaged over every order in which the causes may be taken. The promise is the approved
case in cash, as it reaches public budgets; the record is the contract's statements, what was
spent and certified beside it, and what carrying on would have cost at what happened.

The saving in all is the net saving (what carrying on would have cost, less what the partnership
did) and the benefits in cash beside it, which no cost shows and no statement holds: promised by
the case, and on the record as far as certified.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.lines import to_pence
from counterfoil.contract.terms import Contract
from counterfoil.errors import NoAnswer, Problem
from counterfoil.outcomes.bridge_blocks import (
    Block,
    CausePart,
    Detail,
    Difference,
    difference,
)
from counterfoil.outcomes.bridge_case import CaseWorlds, case_blocks, promised_charges
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.outcomes.bridge_contract import ContractWorlds
from counterfoil.outcomes.bridge_deductions import DeductionWorlds
from counterfoil.outcomes.bridge_figures import OwnFigures
from counterfoil.outcomes.happened import Happened
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.moved_counterfactual import missing_volumes
from counterfoil.outcomes.promise import checked_model
from counterfoil.quantities.years import FinancialYear, Month


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseLine:
    """A line behind a cause, over all its months."""

    line: str
    title: str
    gbp: Decimal
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """From the saving in all promised to that delivered, over the months from first to last.

    promised_benefits_gbp, delivered_benefits_gbp: the part of each that is benefits in cash beside
    the net saving. Parts add up to delivered − promised to the penny. problems: what was not
    recorded, and what was taken in its place.
    """

    partnership: str
    title: str
    option: str
    first: Month
    last: Month
    promised_gbp: Decimal
    delivered_gbp: Decimal
    parts: tuple[CausePart, ...]
    details: tuple[Detail, ...]
    problems: tuple[Problem, ...]
    illustrative: str = ""
    promised_benefits_gbp: Decimal = Decimal(0)
    delivered_benefits_gbp: Decimal = Decimal(0)

    @property
    def has_benefits(self) -> bool:
        """Whether any benefit is counted beside the net saving, so that the two differ."""
        return bool(self.promised_benefits_gbp or self.delivered_benefits_gbp)

    @property
    def net_promised_gbp(self) -> Decimal:
        """The net saving promised: carrying on less cost, as the case has them."""
        return self.promised_gbp - self.promised_benefits_gbp

    @property
    def net_delivered_gbp(self) -> Decimal:
        """The net saving on the record: carrying on at what happened, less what was spent."""
        return self.delivered_gbp - self.delivered_benefits_gbp

    @property
    def difference_gbp(self) -> Decimal:
        """Delivered less promised: below nought when less was saved."""
        return self.delivered_gbp - self.promised_gbp

    @property
    def told(self) -> tuple[CausePart, ...]:
        """The causes that came to something, the largest first."""
        held = (part for part in self.parts if part.exact)
        return tuple(sorted(held, key=lambda part: -abs(part.exact)))

    def part(self, cause: Cause) -> CausePart:
        """One cause's part."""
        return next(part for part in self.parts if part.cause is cause)

    def lines_behind(self, cause: Cause) -> tuple[CauseLine, ...]:
        """The lines that a cause changed, the largest first, each with its months or years."""
        held: dict[str, list[Detail]] = {}
        for detail in self.details:
            if detail.cause is cause:
                held.setdefault(detail.line, []).append(detail)
        found = [
            CauseLine(
                line=line,
                title=details[0].title,
                gbp=to_pence(sum((one.exact for one in details), Fraction(0))),
                details=tuple(details),
            )
            for line, details in held.items()
        ]
        return tuple(sorted(found, key=lambda one: (-abs(one.gbp), one.line)))


@dataclass(frozen=True)
class ContractSide:
    """The blocks of the contract, which nothing recorded beside it changes.

    signed_gbp: what the contract as first signed comes to by year, at the case's volumes and
    prices.
    """

    blocks: tuple[Block, ...]
    signed_gbp: Mapping[FinancialYear, Fraction]


def contract_side(ledger: Ledger) -> ContractSide | None:
    """The contract's blocks over all that the record covers, to be kept while only costs, claims
    and volumes beside the contract are entered; None without a contract. Raises: as below.
    """
    return None if ledger.contract is None else _contract_side(looked_at(ledger), ledger.contract)


def savings_bridge(
    ledger: Ledger,
    *,
    first: Month | None = None,
    last: Month | None = None,
    side: ContractSide | None = None,
) -> Bridge:
    """The bridge of a partnership over months of its case (None: all that the record covers).

    side: of the same contract, records of it, document and case, when it was worked out before;
    only for all that the record covers.

    Raises:
        InvalidValue: the contract is held to no version of a case.
        BadInput: the case has errors.
        NoAnswer: no month of the case is on the record.
    """
    happened = looked_at(ledger, first=first, last=last)
    found = difference(_blocks(happened, side))
    return _bridge(happened, found)


def looked_at(ledger: Ledger, *, first: Month | None = None, last: Month | None = None) -> Happened:
    """The promise and the record over the months that both cover."""
    case, until = ledger.signed_case, ledger.document.until
    begins, ends = case.first_year.months[0], min(until, case.last_year.months[-1])
    first = begins if first is None else max(first, begins)
    last = ends if last is None else min(last, ends)
    if last < first:
        raise NoAnswer(
            what=f"no month from {first} to {last} is on the record and in the case",
            where=f"outcomes of {ledger.document.id}",
            mend=f"ask for months from {begins} to {ends}, or enter the records of later ones",
        )
    return Happened(ledger, checked_model(case), first, last)


def _contract_side(happened: Happened, contract: Contract) -> ContractSide:
    statements = ContractWorlds(happened, contract.known_on(happened.ledger.document.as_at))
    signed = dict.fromkeys(happened.years, Fraction(0))
    for month in happened.months:
        signed[month.financial_year] += statements.as_signed(month)
    return ContractSide((*statements.blocks(), *DeductionWorlds(statements).blocks()), signed)


def _blocks(happened: Happened, side: ContractSide | None) -> Iterator[Block]:
    worlds, own = CaseWorlds(happened), OwnFigures(happened)
    yield from case_blocks(worlds, own)
    contract = happened.ledger.contract
    if contract is None:
        return
    side = side or _contract_side(happened, contract)
    yield from side.blocks
    for year, signed in side.signed_gbp.items():
        promised = promised_charges(worlds, own, year)
        yield Block(
            "contract/as-signed",
            "Charges of the contract as signed, against those of the case",
            year,
            (Cause.SIGNED,),
            (promised, signed),
        )


def _bridge(happened: Happened, found: Difference) -> Bridge:
    document = happened.ledger.document
    return Bridge(
        partnership=document.id,
        title=document.title,
        option=document.option,
        first=happened.first,
        last=happened.last,
        promised_gbp=found.promised_gbp,
        delivered_gbp=found.delivered_gbp,
        parts=found.parts,
        details=found.details,
        problems=tuple(
            dict.fromkeys((*missing_volumes(happened.ledger, happened.months), *happened.problems))
        ),
        illustrative=document.illustrative,
        promised_benefits_gbp=to_pence(found.promised_benefits),
        delivered_benefits_gbp=to_pence(found.delivered_benefits),
    )
