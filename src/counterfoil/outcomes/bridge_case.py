"""The case's side of the bridge: the real appraisal, run with what happened in place of the case.

Every line of the signed option and of carrying on, in cash as it reaches public budgets. A line
whose own figure is on the record differs from the case for its own sake by what is left once
volumes, prices and delays are as they happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.flows import line_flows
from counterfoil.appraisal.model import NONE, LineModel, Model
from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.bridge_blocks import NOBODY, Acted, Block, block_of, sets_of
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.outcomes.bridge_figures import OwnFigures
from counterfoil.outcomes.happened import Happened
from counterfoil.outcomes.promise import to_the_penny
from counterfoil.quantities.years import FinancialYear

FloatArray = NDArray[np.float64]
_YEAR = 12


@dataclass(frozen=True)
class CaseWorlds:
    """The case's yearly cash under any set of causes, each worked out once."""

    happened: Happened

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """The causes that move the model: those of which anything is recorded."""
        happened = self.happened
        drivers = self._recorded(frozenset(Cause))
        corrected = drivers != self._recorded(NOBODY)
        told = {
            Cause.VOLUME: bool(drivers),
            Cause.PRICE: bool(happened.recorded_factors),
            Cause.SLIPPAGE: bool(happened.delays),
            Cause.DATA: corrected,
        }
        return tuple(cause for cause, is_told in told.items() if is_told)

    @cached_property
    def cash(self) -> dict[Acted, FloatArray]:
        """Cash by line and year, unsigned, for every set of the causes that move the model."""
        return {acted: self._cash(acted) for acted in sets_of(self.causes)}

    def _cash(self, acted: Acted) -> FloatArray:
        model = self._model(acted)
        values = model.central
        if Cause.SLIPPAGE in acted:
            for name, months in self.happened.delays.items():
                place = [one.name for one in model.inputs].index(f"delay.{name}")
                values[place] = months
        cash = line_flows(model, values).cash_gbp
        if Cause.VOLUME in acted:
            self._move(cash, acted)
        return cash

    def _model(self, acted: Acted) -> Model:
        model = self.happened.model
        if Cause.VOLUME in acted:
            model = self._with_volumes(model, self._recorded(acted))
        if Cause.PRICE in acted:
            model = self._with_prices(model)
        return model

    def _recorded(self, acted: Acted) -> dict[str, dict[FinancialYear, Fraction]]:
        return self._by_correction[Cause.DATA in acted]

    @cached_property
    def _by_correction(self) -> dict[bool, dict[str, dict[FinancialYear, Fraction]]]:
        return {told: self.happened.recorded_volumes(corrected=told) for told in (False, True)}

    def _with_volumes(
        self, model: Model, recorded: dict[str, dict[FinancialYear, Fraction]]
    ) -> Model:
        drivers = []
        for driver in model.drivers:
            profile = np.array(self.happened.driver_volumes[driver.id])
            if driver.id not in recorded:
                drivers.append(driver)
                continue
            for year, count in recorded[driver.id].items():
                profile[self.happened.place(year)] = float(count)
            profile = profile / model.central[driver.level]
            drivers.append(replace(driver, growth=NONE, profile=profile))
        return replace(model, drivers=tuple(drivers))

    def _with_prices(self, model: Model) -> Model:
        recorded = self.happened.recorded_factors
        indices = []
        for stated, index in zip(model.case.indices, model.indices, strict=True):
            if stated.id not in recorded:
                indices.append(index)
                continue
            known = index.path.factors(model.central[index.rates])
            for year, factor in recorded[stated.id].items():
                known[self.happened.place(year)] = float(factor)
            still = np.zeros_like(index.path.steps)
            path = replace(index.path, known=known, steps=still)
            indices.append(replace(index, path=path))
        return replace(model, indices=tuple(indices))

    def _move(self, cash: FloatArray, acted: Acted) -> None:
        """Of a line of carrying on with no driver, the share that moves with one moves."""
        recorded, promised = self._recorded(acted), self.happened.driver_volumes
        for move in self.happened.ledger.document.moves:
            name = f"{self.happened.counterfactual}/{move.line.rpartition('/')[2]}"
            row = [line.key for line in self.happened.model.lines].index(name)
            for year, count in recorded.get(move.driver, {}).items():
                t = self.happened.place(year)
                if promised[move.driver][t]:
                    ratio = float(count) / promised[move.driver][t]
                    cash[row, t] *= 1 + float(move.share) * (ratio - 1)

    def moved_by(self, place: int, t: int) -> tuple[Cause, ...]:
        """The causes on which a line's cash of a year depends."""
        return tuple(cause for cause in self.causes if self._moves[cause][place, t])

    @cached_property
    def _moves(self) -> dict[Cause, NDArray[np.bool_]]:
        """For each cause the lines and years whose cash it changes, whatever else has acted."""
        return {
            cause: np.logical_or.reduce(
                [self.cash[one] != self.cash[one - {cause}] for one in self.cash if cause in one]
            )
            for cause in self.causes
        }

    def worth(self, place: int, year: FinancialYear, acted: Acted) -> Fraction:
        """What a line adds to public budgets in the months looked at of a year, costs below nought.

        The year's cash is taken to the penny, and falls evenly over its months. What leaving costs
        is provided for evenly over the term.
        """
        happened = self.happened
        line = happened.model.lines[place]
        held = self.cash[acted & frozenset(self.causes)][place]
        factor = line.sign * line.vat * line.public_share
        months = Fraction(happened.months_in(year), _YEAR)
        if line.key in self.exits:
            whole = sum((to_the_penny(factor * float(one)) for one in held), Fraction(0))
            return whole * months / len(held)
        return to_the_penny(factor * float(held[happened.place(year)])) * months

    @cached_property
    def exits(self) -> frozenset[str]:
        """The lines of what leaving costs."""
        lines = self.happened.model.case.lines
        return frozenset(line.key for line in lines if line.heading is Heading.EXIT)


def case_blocks(worlds: CaseWorlds, own: OwnFigures) -> Iterator[Block]:
    """A block for each line and year of the option and of carrying on, what the contract holds out.

    What is recorded with no line in the case has a block that begins at nought. What risks are
    expected to cost is left out of promise and record alike.
    """
    happened = worlds.happened
    risks = {risk.key for risk in happened.model.case.risks}
    for place, line in enumerate(happened.model.lines):
        option = happened.model.option_ids[line.option]
        if not line.in_purse_view or line.key in own.by_contract or line.key in risks:
            continue
        for year in happened.years:
            if option == own.option:
                yield _option_block(worlds, own, place, line, year)
            elif option == happened.counterfactual:
                yield _counterfactual_block(worlds, own, place, line, year)
    yield from own.beside_the_case()


def _counterfactual_block(
    worlds: CaseWorlds, own: OwnFigures, place: int, line: LineModel, year: FinancialYear
) -> Block:
    def value(acted: Acted) -> Fraction:
        return -worlds.worth(place, year, acted)

    causes = worlds.moved_by(place, worlds.happened.place(year))
    return block_of(f"case/{line.key}", own.titles[line.key], year, causes, value)


def promised_charges(worlds: CaseWorlds, own: OwnFigures, year: FinancialYear) -> Fraction:
    """What the case adds in a year for the lines that the contract's statements hold."""
    return sum(
        (
            worlds.worth(place, year, NOBODY)
            for place, line in enumerate(worlds.happened.model.lines)
            if line.key in own.by_contract and line.in_purse_view
        ),
        Fraction(0),
    )


def _option_block(
    worlds: CaseWorlds, own: OwnFigures, place: int, line: LineModel, year: FinancialYear
) -> Block:
    name, title = f"case/{line.key}", own.titles[line.key]
    actual = own.actual(line.key, year)
    if actual is None:
        promised = worlds.worth(place, year, NOBODY)
        own.tell_missing(line.key, year, promised)
        return Block(name, title, year, (), (promised,), is_benefit=own.is_benefit(line.key))
    causes = worlds.moved_by(place, worlds.happened.place(year))
    cause = own.cause(line.key)
    rest = actual - worlds.worth(place, year, frozenset(worlds.causes))

    def value(acted: Acted) -> Fraction:
        return worlds.worth(place, year, acted) + (rest if cause in acted else 0)

    found = block_of(name, title, year, (*causes, cause) if rest else causes, value)
    return replace(found, is_benefit=own.is_benefit(line.key))
