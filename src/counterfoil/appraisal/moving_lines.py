"""Trials of a case of which a few lines move: what the others come to is worked out once.

A net present value is the sum of its lines. While somebody tries other values of one figure, only
the lines that rest on it are drawn and worked out anew; the sum of the others, trial by trial, is
kept. Chance is the same as in `run_trials`, because each input has a stream of its own, so the
answers differ by rounding alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.inputs import Input
from counterfoil.appraisal.model import NONE, IndexModel, LineModel, Model
from counterfoil.appraisal.simulation import Trials, run_trials

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLines:
    """What the lines that stay come to in each trial, shapes (options, trials).

    moving: the keys of the lines that are left out. seed: of the trials.
    """

    moving: frozenset[str]
    seed: int
    npv_gbp: FloatArray
    public_cash_gbp: FloatArray

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        return self.npv_gbp.nbytes + self.public_cash_gbp.nbytes


def moving_lines(before: Model, after: Model) -> frozenset[str] | None:
    """The keys of the lines that may come to something else in one model than in the other.

    None when the models differ in more than their lines and inputs, or in what moves together.
    """
    if not _alike(before, after):
        return None
    moved = {
        place
        for place, (a, b) in enumerate(zip(before.inputs, after.inputs, strict=True))
        if (a.central, a.distribution, a.scale) != (b.central, b.distribution, b.scale)
    }
    found = set[int]()
    for place, (a, b) in enumerate(zip(before.lines, after.lines, strict=True)):
        if (
            not _same(a, b)
            or not moved.isdisjoint(_inputs_of(after, b))
            or not found.isdisjoint(b.share_of)
        ):
            found.add(place)
    return frozenset(after.lines[place].key for place in found)


def other_lines(model: Model, moving: frozenset[str], *, trials: int, seed: int) -> OtherLines:
    """The trials of a model without the lines that move. Takes about as long as all its trials."""
    stay = [place for place, line in enumerate(model.lines) if line.key not in moving]
    ran = run_trials(_of_lines(model, stay), trials=trials, seed=seed)
    return OtherLines(
        moving=moving, seed=seed, npv_gbp=ran.npv_gbp, public_cash_gbp=ran.public_cash_gbp
    )


def trials_with(model: Model, others: OtherLines) -> Trials:
    """The trials of the model: the lines that move drawn and worked out, the others as they were.

    No draws are kept for attribution.
    """
    move = [place for place, line in enumerate(model.lines) if line.key in others.moving]
    trials = others.npv_gbp.shape[1]
    ran = run_trials(_of_lines(model, move), trials=trials, seed=others.seed)
    return Trials(
        npv_gbp=ran.npv_gbp + others.npv_gbp,
        public_cash_gbp=ran.public_cash_gbp + others.public_cash_gbp,
        names=tuple(item.name for item in model.inputs if item.is_uncertain),
        kept_inputs=np.empty((0, 0)),
    )


def _of_lines(model: Model, wanted: list[int]) -> Model:
    """A model of some lines, in which only what these rest on is drawn.

    Lines that they are a share of come along, and count for nothing themselves.
    """
    counted = set(wanted)
    places = sorted(counted | {part for place in wanted for part in _parts(model, place)})
    number = {place: new for new, place in enumerate(places)}
    lines = []
    for place in places:
        line = model.lines[place]
        share_of = tuple(number[part] for part in line.share_of)
        sign = line.sign if place in counted else 0.0
        lines.append(replace(line, share_of=share_of, sign=sign))
    needed = {one for line in lines for one in _inputs_of(model, line)}
    groups = {model.inputs[one].group for one in needed} - {""}
    inputs = tuple(
        item if place in needed or item.group in groups else replace(item, distribution=None)
        for place, item in enumerate(model.inputs)
    )
    return replace(model, lines=tuple(lines), inputs=inputs)


def _parts(model: Model, place: int) -> set[int]:
    """The lines that a line is a share of, and those that they are shares of in turn."""
    found = set[int]()
    for part in model.lines[place].share_of:
        found |= {part, *_parts(model, part)}
    return found


def _inputs_of(model: Model, line: LineModel) -> set[int]:
    """The inputs that the kernel reads for a line, those of the lines it shares left out."""
    found = {line.level, line.delay}
    if not line.share_of:
        found |= set(model.indices[line.index].rates.tolist())
        found |= set(model.indices[model.general].rates.tolist())
        if line.driver != NONE:
            driver = model.drivers[line.driver]
            found |= {driver.level, driver.growth}
    return found - {NONE}


def _alike(before: Model, after: Model) -> bool:
    """Whether two models have the same shape, years, prices, bands and groups of chance."""
    return (
        before.years == after.years
        and before.general == after.general
        and before.bands == after.bands
        and before.option_ids == after.option_ids
        and before.case.correlations == after.case.correlations
        and [line.key for line in before.lines] == [line.key for line in after.lines]
        and [_chance(item) for item in before.inputs] == [_chance(item) for item in after.inputs]
        and _all_same(before.drivers, after.drivers)
        and len(before.indices) == len(after.indices)
        and all(map(_same_index, before.indices, after.indices))
        and np.array_equal(before.discount, after.discount)
        and np.array_equal(before.discount_health, after.discount_health)
        and np.array_equal(before.years_since_base, after.years_since_base)
        and _floors(before) == _floors(after)
    )


def _chance(item: Input) -> tuple[str, str, bool]:
    """What decides which draws an input shares: its name, and whether and with what it moves."""
    return item.name, item.group, item.is_uncertain


def _floors(model: Model) -> list[bool]:
    return [option.guaranteed_saving_gbp is not None for option in model.case.options]


def _all_same(before: Collection[Any], after: Collection[Any]) -> bool:
    return len(before) == len(after) and all(map(_same, before, after))


def _same_index(before: IndexModel, after: IndexModel) -> bool:
    return _same(before.path, after.path) and np.array_equal(before.rates, after.rates)


def _same(before: Any, after: Any) -> bool:
    """Whether two records say the same, field by field, arrays among them."""
    for one in fields(before):
        a, b = getattr(before, one.name), getattr(after, one.name)
        if not (np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b):
            return False
    return True
