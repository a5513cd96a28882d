"""The formulas of each step of a line or risk, one for each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.appraisal.amounts import Amount, DriverBands, DriverRate, Ramp, ShareOf, YearList
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_items import Item
from counterfoil.reports.live_prices import PricesSheet
from counterfoil.reports.live_sheet import FIRST_YEAR, LiveSheet
from counterfoil.reports.live_terms import TermsSheet
from counterfoil.reports.live_volumes import VolumesSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One block of an option: its name in `LineSteps`, its heading, unit and looks."""

    name: str
    title: str
    unit: str
    style: str
    folds: bool = False
    has_sum: bool = False


STEPS = (
    Step(name="pattern", title="Pattern", unit="by kind of amount", style="number", folds=True),
    Step(
        name="delayed", title="Delayed pattern", unit="by months late", style="number", folds=True
    ),
    Step(
        name="volume", title="Volume", unit="units, or £ at the bands", style="number", folds=True
    ),
    Step(name="growth", title="Real growth", unit="factor", style="factor", folds=True),
    Step(name="stated", title="As stated", unit="£, {base} prices", style="pence", folds=True),
    Step(name="cash", title="Cash", unit="£ of each year, no VAT", style="pence", has_sum=True),
    Step(name="real", title="Real", unit="£ of {base}", style="pence", has_sum=True),
    Step(
        name="unbiased",
        title="Real, without optimism bias",
        unit="£ of {base}",
        style="pence",
        has_sum=True,
    ),
    Step(
        name="discounted",
        title="Discounted, in the social view",
        unit="£, signed, present value",
        style="pence",
        has_sum=True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFormulas:
    """Formulas for the steps of one item.

    place: of the item in each block, and in its option's terms. blocks: the first row of each
    step's block. parts: the place of each line of the option, for shares.
    """

    sheet: LiveSheet
    inputs: LiveInputs
    prices: PricesSheet
    volumes: VolumesSheet
    terms: TermsSheet
    item: Item
    place: int
    blocks: Mapping[str, int]
    parts: Mapping[str, int]

    def of(self, step: str) -> list[str]:
        """The formula of each year of one step, named as in `STEPS`."""
        years = range(self.inputs.case.years)
        if self.item.is_share and step != "discounted":
            return [self._share(step, t) for t in years]
        make = {
            "pattern": self._pattern,
            "delayed": self._delayed,
            "volume": self._volume,
            "growth": self._growth,
            "stated": self._stated,
            "cash": self._cash,
            "real": self._real,
            "unbiased": self._unbiased,
            "discounted": self._discounted,
        }[step]
        return [make(t) for t in years]

    @property
    def _amount(self) -> Amount | None:
        return None if self.item.is_risk else self.item.line.amount

    def _term(self, term: str) -> str:
        return self.terms.term(self.item.record.option, self.place, term)

    def _cell(self, step: str, t: int) -> str:
        return self.sheet.at(self.blocks[step] + self.place, FIRST_YEAR + t)

    def _general(self, t: int) -> str:
        general = self.inputs.place("indices", self.inputs.field("general_inflation"))
        return self.prices.factor(general, t)

    def _own_index(self, t: int) -> str:
        return self.prices.factor(self._term("index_place"), t)

    def _pattern(self, t: int) -> str:
        year, start, end = self.prices.start(t), self._term("start"), self._term("end")
        if isinstance(self._amount, YearList):
            profile = self.inputs.cell("lines", self.item.line.key, "profile")
            return self.inputs.looked_up("profiles", profile, str(self.inputs.case.first_year + t))
        if isinstance(self._amount, Ramp):
            first, last = self._term("level"), self._term("last_level")
            climb = f"{first}+({last}-{first})*({year}-{start})/({end}-{start})"
            return f"IF({year}<{start},0,IF({year}>={end},{last},{climb}))"
        return f"IF(AND({year}>={start},{year}<={end}),1,0)"

    def _delayed(self, t: int) -> str:
        row, last = self.blocks["pattern"] + self.place, FIRST_YEAR + self.inputs.case.years - 1
        pattern = f"{self.sheet.at(row, FIRST_YEAR, 'column')}:{self.sheet.at(row, last, 'column')}"
        year, whole, part = self.prices.t(t), self._term("whole"), self._term("part")
        on_time = f"IF({year}<{whole},0,INDEX({pattern},{year}-{whole}+1))"
        later = f"IF({year}<{whole}+1,0,INDEX({pattern},{year}-{whole}))"
        return f"(1-{part})*{on_time}+{part}*{later}"

    def _volume(self, t: int) -> str:
        if isinstance(self._amount, DriverRate):
            return self.volumes.volume(self._term("driver"), t)
        if isinstance(self._amount, DriverBands):
            return self.volumes.banded_price(self.item.line.key, t)
        return "1"

    def _growth(self, t: int) -> str:
        return f"(1+{self._term('growth')})^{self.prices.since_base(t)}"

    def _stated(self, t: int) -> str:
        steps = [self._cell(step, t) for step in ("delayed", "volume", "growth")]
        level = [] if isinstance(self._amount, Ramp) else [self._term("level")]
        return "*".join(level + steps)

    def _cash(self, t: int) -> str:
        return f"{self._cell('stated', t)}*{self._term('bias')}*{self._own_index(t)}"

    def _real(self, t: int) -> str:
        return f"{self._cell('cash', t)}/{self._general(t)}"

    def _unbiased(self, t: int) -> str:
        return f"{self._cell('stated', t)}*{self._own_index(t)}/{self._general(t)}"

    def _discounted(self, t: int) -> str:
        counted = f"{self._term('sign')}*{self._term('social')}"
        health = self.prices.discount(t, health=True)
        usual = self.prices.discount(t, health=False)
        factor = f"IF({self._term('health')}=1,{health},{usual})"
        return f"{self._cell('real', t)}*{counted}*{factor}"

    def _share(self, step: str, t: int) -> str:
        """share × bias × the same step of the lines named; without bias for `unbiased`."""
        amount = self._amount
        names = amount.lines if isinstance(amount, ShareOf) else ()
        column = FIRST_YEAR + t
        cells = [self.sheet.at(self.blocks[step] + self.parts[name], column) for name in names]
        bias = "" if step == "unbiased" else f"*{self._term('bias')}"
        return f"{self._term('level')}{bias}*({'+'.join(cells)})"
