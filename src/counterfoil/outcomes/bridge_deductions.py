"""What deductions and waivers add to the bridge: the real rules of the contract, on charges kept.

The promise is a contract without failures: nothing is deducted and nothing waived. A waiver counts
for all that it gave up of the deductions for the failures recorded, whether or not these are
counted yet, so that each of the two is told whole. A month is worked out anew under other volumes
or prices only when a deduction is a share of charges, or a cap comes into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from counterfoil.contract.assessment import Assessment
from counterfoil.contract.deducting import (
    AT_RISK_SECTIONS,
    Deducted,
    History,
    deducted,
)
from counterfoil.contract.lines import Line, Section
from counterfoil.contract.measures import Basis
from counterfoil.contract.setting import Running, Setting
from counterfoil.contract.terms import Terms
from counterfoil.outcomes.bridge_blocks import Acted, Block, block_of, sets_of
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.outcomes.bridge_contract import ContractWorlds
from counterfoil.quantities.years import Month

_PENCE = 100
_NEAR = 1.02
_TAKEN = (Section.AVAILABILITY, Section.PERFORMANCE)
ByName = dict[str, Fraction | int]


@dataclass(frozen=True, slots=True)
class _Plain:
    """A month's deductions that no cap cut, and how much of them caps count."""

    found: Deducted
    capped_gbp: Fraction


class DeductionWorlds:
    """Deductions and waivers of every month under any set of causes."""

    def __init__(self, contract: ContractWorlds) -> None:
        self._contract = contract
        self._happened = contract.happened
        self._waived = bool(self._happened.standing.waivers)
        self._versions = contract.now.versions
        self._groups = self._alike()
        self._judged: dict[Acted, dict[tuple[int, str, Month], Assessment]] = {}
        self._plain: dict[tuple[Acted, int, Month, bool], _Plain] = {}
        self._named: dict[tuple[int, Fraction], tuple[list[Line], ByName, ByName]] = {}
        self._titles: dict[str, str] = {}
        now, told = self._happened.standing, self._happened.first_told
        self._corrected = (
            now.measurements != told.measurements or now.unavailabilities != told.unavailabilities
        )
        self._earned = any(one.earn_back for terms in self._versions for one in terms.measures)

    def blocks(self) -> Iterator[Block]:
        """A block for each measure or regime and month with anything deducted or given back."""
        base = self._causes()
        sets = sets_of(base)
        worlds = [self._months(acted) for acted in sets]
        for month in self._contract.shown:
            told = [(taken[month], kept[month]) for taken, kept in worlds]
            for name in dict.fromkeys(name for pair in told for one in pair for name in one):
                held = [(taken.get(name, 0), kept.get(name, 0)) for taken, kept in told]
                yield self._block(name, month, base, dict(zip(sets, held, strict=True)))

    def _block(
        self,
        name: str,
        month: Month,
        base: tuple[Cause, ...],
        held: dict[Acted, tuple[Fraction | int, Fraction | int]],
    ) -> Block:
        moving = tuple(
            cause
            for cause in (base if len(set(held.values())) > 1 else ())
            if any(held[acted] != held[acted - {cause}] for acted in held if cause in acted)
        )
        causes = (Cause.DEDUCTIONS, *((Cause.WAIVERS,) if self._waived else ()), *moving)

        def value(acted: Acted) -> Fraction | int:
            taken, kept = held[acted & frozenset(moving)]
            whole = taken if Cause.DEDUCTIONS in acted else 0
            return whole + (kept - taken if Cause.WAIVERS in acted else 0)

        return block_of(f"contract/{name}", self._titles[name], month, causes, value, _PENCE)

    def _months(self, acted: Acted) -> tuple[dict[Month, ByName], dict[Month, ByName]]:
        """By month and name what is deducted, and what of it is kept after waivers, in pence."""
        taken, kept = self._summed(self._chain(acted, waivers=self._waived), acted)
        if self._waived and self._earned:
            taken, _ = self._summed(self._chain(acted, waivers=False), acted)
        return taken, kept

    def _summed(
        self, lines: dict[Month, list[Line]], acted: Acted
    ) -> tuple[dict[Month, ByName], dict[Month, ByName]]:
        taken, kept = {}, {}
        for month, held in lines.items():
            taken[month], kept[month] = self._by_name(held, month, acted)
        return taken, kept

    def _by_name(self, lines: list[Line], month: Month, acted: Acted) -> tuple[ByName, ByName]:
        """By name the lines without waivers, and all; worked out once for lines that are kept."""
        key = (id(lines), self._contract.terms_in(month, acted).vat_rate)
        if key not in self._named:
            taken: ByName = {}
            waived: ByName = {}
            for line in lines:
                name = line.of.partition("/")[0]
                if line.section in _TAKEN:
                    self._titles[name] = line.title
                into = waived if line.section is Section.WAIVER else taken
                into[name] = into.get(name, 0) - self._contract.in_pence(line, month, acted)
            kept = taken | {name: taken.get(name, 0) + one for name, one in waived.items()}
            self._named[key] = (lines, taken, kept)
        return self._named[key][1:]

    def _chain(self, acted: Acted, *, waivers: bool) -> dict[Month, list[Line]]:
        facts = acted & {Cause.DATA} if self._corrected else frozenset[Cause]()
        history = History(judged=self._judged.setdefault(facts, {}))
        running, found = Running(), {}
        at_risk = self._contract.roughly_at_risk(acted)
        for month in self._contract.months:
            terms = self._contract.terms_in(month, acted)
            key = (facts, self._groups[terms.number], month, waivers)
            plain = self._plain.get(key)
            if plain is not None and self._fits(plain, terms, at_risk[month]):
                found[month] = plain.found.lines
                continue
            setting = self._contract.setting(month, acted)
            setting.running = running
            if not waivers:
                setting.known = replace(setting.known, waivers={})
            done = deducted(setting, self._at_risk(month, acted), history)
            if self._is_plain(setting, done):
                self._plain[key] = _Plain(done, _capped(setting, done))
            found[month] = done.lines
        return found

    def _fits(self, plain: _Plain, terms: Terms, at_risk_gbp: float) -> bool:
        """Whether no cap would cut the month's deductions on these charges either.

        A cap that is near is not judged here: the month is worked out anew.
        """
        pool = terms.deductions.pool
        if pool is None:
            return True
        room = at_risk_gbp * float(pool)
        return room > float(plain.capped_gbp) * _NEAR + 1

    def _is_plain(self, setting: Setting, done: Deducted) -> bool:
        rules = setting.terms.deductions
        fixed = all(
            not one.amount
            or one.measure.basis is Basis.POUNDS
            or (one.measure.basis is Basis.POINTS and rules.point_gbp is not None)
            for one in done.assessments
        )
        return fixed and not done.lost and rules.year_cap is None and not self._earned

    def _at_risk(self, month: Month, acted: Acted) -> list[Line]:
        return [
            line
            for name in self._contract.charges
            for line in self._contract.charged(name, acted).get(month, ())
            if line.section in AT_RISK_SECTIONS
        ]

    def _causes(self) -> tuple[Cause, ...]:
        """The causes on which deductions depend: those of charges at risk too when shared out."""
        found = set[Cause]()
        if len(set(self._groups.values())) > 1:
            found.add(Cause.SCOPE)
        if self._corrected:
            found.add(Cause.DATA)
        if any(_rests_on_charges(one) for one in self._versions):
            for terms in self._versions:
                for charge in terms.charges:
                    if charge.at_risk:
                        found |= set(self._contract.causes_of(charge.id))
        return tuple(cause for cause in Cause if cause in found)

    def _alike(self) -> dict[int, int]:
        """For each version the first that deducts by the same rules."""
        found: dict[int, int] = {}
        for terms in self._versions:
            like = (one.number for one in self._versions if _rules(one) == _rules(terms))
            found[terms.number] = next(like)
        return found


def _rules(terms: Terms) -> tuple[object, ...]:
    return (terms.measures, terms.regimes, terms.deductions, terms.rounding, terms.vat_rate)


def _capped(setting: Setting, done: Deducted) -> Fraction:
    sections = _TAKEN if setting.terms.deductions.with_availability else (Section.PERFORMANCE,)
    held = (line.amount_gbp for line in done.lines if line.section in sections)
    return -sum((Fraction(one) for one in held), Fraction(0))


def _rests_on_charges(terms: Terms) -> bool:
    rules = terms.deductions
    return (
        rules.pool is not None
        or rules.year_cap is not None
        or rules.point_share is not None
        or any(one.basis in (Basis.SHARE_OF_CHARGES, Basis.SHARE_OF_POOL) for one in terms.measures)
    )
