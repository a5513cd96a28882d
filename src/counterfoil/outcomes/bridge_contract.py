"""The contract's side of the bridge: the real statement engine, run with inputs swapped.

Each charge is worked out month by month for the sets of those causes that it depends on, and kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from counterfoil.contract.charges import Charge, FixedCharge, UnitCharge, VolumeTolerance
from counterfoil.contract.charging import lines_of
from counterfoil.contract.deducting import AT_RISK_SECTIONS
from counterfoil.contract.indexation import Factors
from counterfoil.contract.knowledge import Known
from counterfoil.contract.lines import Line
from counterfoil.contract.setting import Running, Setting
from counterfoil.contract.terms import Contract, Terms
from counterfoil.outcomes.bridge_blocks import NOBODY, Acted, Block, sets_of
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.outcomes.happened import Happened
from counterfoil.quantities.years import Month

_ENGINE = frozenset({Cause.VOLUME, Cause.PRICE, Cause.SCOPE, Cause.DATA})
_PENCE = 100
ByMonth = dict[Month, tuple[Line, ...]]
Named = dict[str, Fraction]


class ContractWorlds:
    """The statements of a contract under any set of causes; each block worked out once.

    Amounts are before VAT, and with it when it does not come back.
    """

    def __init__(self, happened: Happened, contract: Contract) -> None:
        self.happened = happened
        self.now = contract
        self._signed = contract
        if len(contract.versions) > 1:
            self._signed = replace(contract, versions=contract.versions[:1])
        self.months = tuple(one for one in contract.term.months if one <= happened.last)
        begins = max(happened.first, contract.first_account)
        self.shown = tuple(one for one in self.months if one >= begins)
        self._facts: dict[Acted, Known] = {}
        self._factors: dict[Acted, dict[tuple[int, str], Factors]] = {}
        self._lines: dict[tuple[str, Acted], ByMonth] = {}
        self._rough: dict[tuple[str, Acted], list[float]] = {}
        self._kept: dict[tuple[object, ...], tuple[Line, ...]] = {}
        self._bases: dict[tuple[object, ...], Line | None] = {}
        self._alike: dict[tuple[int, str], int] = {}
        self._pence: dict[tuple[str, Acted], list[Fraction | int]] = {}
        self._titles: dict[str, str] = {}
        self._vat = not happened.ledger.document.vat_recoverable
        self.charges = tuple(
            dict.fromkeys(charge.id for terms in contract.versions for charge in terms.charges)
        )
        self._charges = {
            terms.number: {charge.id: charge for charge in terms.charges}
            for terms in contract.versions
        }
        self._causes = {name: self._causes_of(name) for name in self.charges}
        self._held = {name: frozenset(causes) for name, causes in self._causes.items()}

    def blocks(self) -> Iterator[Block]:
        """A block for each charge and month, from nought, as the causes move it."""
        for name in self.charges:
            causes = self._causes[name]
            if causes:
                yield from self._charge_blocks(name, causes)

    def as_signed(self, month: Month) -> Fraction:
        """What the contract as signed comes to in a month at the case's volumes and prices."""
        if month not in self.shown:
            return Fraction(0)
        place = self.months.index(month)
        whole = sum(self._amounts(name, NOBODY)[place] for name in self.charges)
        return -Fraction(whole) / _PENCE

    def _charge_blocks(self, name: str, causes: tuple[Cause, ...]) -> Iterator[Block]:
        line, title = f"contract/{name}", self._title(name)
        worlds = [self._amounts(name, acted) for acted in sets_of(causes)]
        before = len(self.months) - len(self.shown)
        shown = zip(*worlds, strict=True)
        for month, amounts in list(zip(self.months, shown, strict=True))[before:]:
            values = tuple([amounts[0] - one for one in amounts])
            yield Block(line, title, month, causes, values, _PENCE)

    def _title(self, name: str) -> str:
        found = (one.charge(name) for one in reversed(self.now.versions))
        return next(charge.title for charge in found if charge is not None)

    def _amounts(self, name: str, acted: Acted) -> list[Fraction | int]:
        """Of every month, in pence."""
        acted = acted & self._held[name]
        held = self._pence.get((name, acted))
        if held is None:
            lines = self.charged(name, acted)
            held = self._pence[name, acted] = [
                sum([self.in_pence(line, month, acted) for line in lines.get(month, ())])
                for month in self.months
            ]
        return held

    def charged(self, name: str, acted: Acted) -> ByMonth:
        """The lines of one charge by month, worked out in order, when these causes have acted."""
        acted = acted & self._held[name]
        found = self._lines.get((name, acted))
        if found is None:
            found = self._lines[name, acted] = self._by_month(name, acted)
        return found

    def roughly_at_risk(self, acted: Acted) -> dict[Month, float]:
        """Each month's charges at risk, to some dozen digits: enough to see that no cap is near."""
        charges = [self._roughly(name, acted) for name in self.charges]
        totals = map(sum, zip(*charges, strict=True)) if charges else [0.0] * len(self.months)
        return dict(zip(self.months, totals, strict=True))

    def _roughly(self, name: str, acted: Acted) -> list[float]:
        acted = acted & self._held[name]
        held = self._rough.get((name, acted))
        if held is None:
            held = self._rough[name, acted] = [0.0] * len(self.months)
            contract, lines = self._contract(acted), self.charged(name, acted)
            for place, month in enumerate(self.months):
                charge = self._charge(contract.terms_in(month), name)
                if charge is not None and charge.at_risk:
                    taken = (one for one in lines[month] if one.section in AT_RISK_SECTIONS)
                    held[place] = sum(float(one.exact) for one in taken)
        return held

    def terms_in(self, month: Month, acted: Acted) -> Terms:
        """The terms in force in a month, when these causes have acted."""
        return self._contract(acted).terms_in(month)

    def setting(self, month: Month, acted: Acted) -> Setting:
        """A month on its own, when these causes have acted."""
        contract = self._contract(acted)
        terms = contract.terms_in(month)
        return Setting(contract, terms, month, self._known(acted), Running(), self._lifts(acted))

    def causes_of(self, name: str) -> tuple[Cause, ...]:
        """The causes on which a charge depends."""
        return self._causes[name]

    def in_pence(self, line: Line, month: Month, acted: Acted) -> Fraction | int:
        """A line's amount in pence, with VAT when it does not come back."""
        amount = int(line.amount_gbp * _PENCE)
        if not self._vat or not line.vat:
            return amount
        return amount * (1 + self._contract(acted).terms_in(month).vat_rate)

    def _contract(self, acted: Acted) -> Contract:
        return self.now if Cause.SCOPE in acted else self._signed

    def _known(self, acted: Acted) -> Known:
        key = acted & _ENGINE - {Cause.SCOPE}
        if key not in self._facts:
            told = self.happened
            facts = told.standing if Cause.DATA in key else told.first_told
            self._facts[key] = told.promised_facts(
                facts, volumes=Cause.VOLUME not in key, prices=Cause.PRICE not in key
            )
        return self._facts[key]

    def _by_month(self, name: str, acted: Acted) -> ByMonth:
        found: ByMonth = {}
        if not self.months:
            return found
        setting = self.setting(self.months[0], acted)
        for month in self.months:
            setting.month, setting.terms = month, setting.contract.terms_in(month)
            charge = self._charge(setting.terms, name)
            if charge is not None:
                found[month] = self._of_month(setting, charge)
        return found

    def _charge(self, terms: Terms, name: str) -> Charge | None:
        return self._charges[terms.number].get(name)

    def _of_month(self, setting: Setting, charge: Charge) -> tuple[Line, ...]:
        """The lines of a month; kept when nothing runs on and the same figures come again."""
        if not isinstance(charge, FixedCharge | UnitCharge | VolumeTolerance):
            return tuple(lines_of(setting, charge))
        volume = "" if isinstance(charge, FixedCharge) else charge.volume
        record = setting.known.volume(volume, setting.month) if volume else None
        count = None if record is None else record.count
        factor = setting.factor(charge.indexation).value
        alike = self._first_alike(setting.terms, charge)
        before = (alike, charge.id, setting.month, _digits(count))
        key = (before, _digits(factor))
        found = self._kept.get(key)
        if found is None:
            base = self._bases.get(before, ...)
            if base is ...:
                base = self._bases[before] = next(lines_of(setting, charge), None)
            found = () if base is None else tuple(setting.indexed(charge, base))
            self._kept[key] = found
        return found

    def _first_alike(self, terms: Terms, charge: Charge) -> int:
        """The number of the first version with the same charge, rounded alike."""
        key = (terms.number, charge.id)
        if key not in self._alike:
            self._alike[key] = next(
                one.number
                for one in self.now.versions
                if one.charge(charge.id) == charge and one.rounding is terms.rounding
            )
        return self._alike[key]

    def _lifts(self, acted: Acted) -> dict[tuple[int, str], Factors]:
        return self._factors.setdefault(acted & _ENGINE, {})

    def _causes_of(self, name: str) -> tuple[Cause, ...]:
        versions = self.now.versions
        charges = [one.charge(name) for one in versions]
        held = [(terms, one) for terms, one in zip(versions, charges, strict=True) if one]
        found = []
        if any(getattr(one, "volume", "") in self.happened.volume_links for _, one in held):
            found.append(Cause.VOLUME)
        if any(self._series(terms, one) in self.happened.price_links for terms, one in held):
            found.append(Cause.PRICE)
        if len({_clause(terms, one) for terms, one in zip(versions, charges, strict=True)}) > 1:
            found.append(Cause.SCOPE)
        if any(self._was_corrected(one) for _, one in held):
            found.append(Cause.DATA)
        return tuple(found)

    @staticmethod
    def _series(terms: Terms, charge: Charge) -> str:
        clause = terms.indexation(charge.indexation) if charge.indexation else None
        return "" if clause is None else clause.series

    def _was_corrected(self, charge: Charge) -> bool:
        now, told = self.happened.standing, self.happened.first_told
        volume = getattr(charge, "volume", "")
        return any(
            (volume and _count(now, volume, month) != _count(told, volume, month))
            or now.days.get((charge.id, month)) != told.days.get((charge.id, month))
            or now.costs.get((charge.id, month)) != told.costs.get((charge.id, month))
            for month in self.months
        )


def _digits(value: Fraction | None) -> tuple[int, int] | None:
    """A fraction as a key that is quick to hash."""
    return None if value is None else (value.numerator, value.denominator)


def _clause(terms: Terms, charge: Charge | None) -> object:
    """All of a version that a charge is worked out from."""
    if charge is None:
        return None
    regime = terms.regime(getattr(charge, "regime", ""))
    clause = terms.indexation(charge.indexation) if charge.indexation else None
    return (repr(charge), repr(clause), repr(regime), terms.rounding, terms.vat_rate)


def _count(facts: Known, volume: str, month: Month) -> Fraction | None:
    record = facts.volume(volume, month)
    return None if record is None else record.count
