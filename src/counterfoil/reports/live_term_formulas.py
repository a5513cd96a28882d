"""The formulas of a line's or a risk's terms, each on its own row of the input sheets."""

from __future__ import annotations

import math
from collections.abc import Iterator

from counterfoil.appraisal.amounts import AMOUNT_KINDS, DriverBands, DriverRate, Ramp, ShareOf
from counterfoil.appraisal.business_case import Line, Risk
from counterfoil.appraisal.model import bias_bounds, line_bias
from counterfoil.reports.live_inputs import LiveInputs, as_text, as_year, is_yes
from counterfoil.reports.live_prices import PricesSheet
from counterfoil.reports.live_sheet import LiveSheet, Shown, quoted
from counterfoil.reports.live_steps import CaseSteps, LineSteps
from counterfoil.reports.live_term_columns import TermColumns, share_term
from counterfoil.reports.live_volumes import VolumesSheet

Term = tuple[str | None, Shown, str]
"""A formula (None: a plain figure), what it shows, and its style."""


class TermFormulas:
    """The terms of one line or risk at a time, for its row of the sheet Terms."""

    def __init__(
        self,
        sheet: LiveSheet,
        inputs: LiveInputs,
        steps: CaseSteps,
        prices: PricesSheet,
        volumes: VolumesSheet,
        columns: TermColumns,
    ) -> None:
        self._sheet, self._inputs, self._steps = sheet, inputs, steps
        self._prices, self._volumes = prices, volumes
        self._columns = columns

    def _here(self, row: int, term: str) -> str:
        return self._sheet.at(row, self._columns.column(term), "column")

    def of_line(self, row: int, line: Line) -> Iterator[tuple[str, Term]]:
        """Each term of a line by its name."""
        steps = self._steps.lines[line.key]

        def cell(column: str) -> str:
            return self._inputs.cell("lines", line.key, column)

        kind = AMOUNT_KINDS[type(line.amount)]
        yield "kind", (as_text(cell("amount_kind")), kind, "words")
        yield from self._level_terms(line, steps)
        if not isinstance(line.amount, ShareOf):
            yield from self._timing_terms(row, line, steps)
        yield from self._bias_terms(row, line, steps)
        coming_in = f'OR({cell("heading")}="benefit",{cell("heading")}="income")'
        yield "sign", (f"IF({coming_in},1,-1)", steps.sign, "whole")
        transfer = f"IF({is_yes(cell('transfer'))},0,1)"
        yield "social", (transfer, int(steps.in_social_view), "whole")
        yield "health", (f"IF({is_yes(cell('health'))},1,0)", int(line.health), "whole")
        vat = f'IF({cell("vat")}="irrecoverable",1+{self._prices.vat},1)'
        yield "vat", (vat, steps.vat, "number")
        spent = f'OR({cell("heading")}<>"benefit",{cell("nature")}="cash_releasing")'
        yield "purse", (f"IF({spent},1,0)", int(steps.in_purse_view), "whole")
        yield "heading", (as_text(cell("heading")), line.heading.value, "words")
        yield "nature", (as_text(cell("nature")), line.nature or "", "words")
        yield "commitment", (as_text(cell("commitment")), line.commitment or "", "words")
        yield "changed", (self._changed(line), 0, "whole")
        for body in self._columns.bodies:
            formula = share_formula(cell("body"), self._inputs.cell("bodies", body, "id"))
            yield share_term(body), (formula, steps.shares.get(body, 0.0), "number")

    def _level_terms(self, line: Line, steps: LineSteps) -> Iterator[tuple[str, Term]]:
        amount = self._inputs.cell("lines", line.key, "amount")
        if AMOUNT_KINDS[type(line.amount)] in ("flat", "one_off", "driver_rate", "share_of"):
            yield "level", (amount, steps.level, "number")
        elif isinstance(line.amount, Ramp):
            last = self._inputs.cell("lines", line.key, "amount_last")
            yield "level", (amount, line.amount.gbp_first, "number")
            yield "last_level", (last, line.amount.gbp_last, "number")
        else:
            yield "level", (None, 1.0, "number")

    def _timing_terms(self, row: int, line: Line, steps: LineSteps) -> Iterator[tuple[str, Term]]:
        def cell(column: str) -> str:
            return self._inputs.cell("lines", line.key, column)

        case, kind = self._inputs.case, AMOUNT_KINDS[type(line.amount)]
        if kind != "list":
            start = getattr(line.amount, "start", None) or getattr(line.amount, "year", None)
            end = start if kind == "one_off" else getattr(line.amount, "end", None)
            first = f'IF({cell("start")}="",{self._prices.edge(0)},{as_year(cell("start"))})'
            last = (
                f'IF({cell("end")}="",{self._prices.edge(case.years - 1)},{as_year(cell("end"))})'
            )
            yield "start", (first, (start or case.first_year).start, "whole")
            if kind == "one_off":
                last = self._here(row, "start")
            yield "end", (last, (end or case.last_year).start, "whole")
        named = "0"
        if self._inputs.keys("delays"):
            months = self._inputs.looked_up("delays", cell("delay"), "months")
            named = f'IF({cell("delay")}="",0,{months})'
        delay, whole = self._here(row, "delay"), math.floor(steps.delay_months / 12)
        yield "delay", (f"MAX(0,{named}+{cell('delay_months')})", steps.delay_months, "number")
        yield "whole", (f"INT({delay}/12)", whole, "whole")
        part = f"{delay}/12-{self._here(row, 'whole')}"
        yield "part", (part, steps.delay_months / 12 - whole, "factor")
        if isinstance(line.amount, DriverRate | DriverBands):
            place = [item.id for item in case.drivers].index(line.amount.driver) + 1
            yield "driver", (self._volumes.driver_place(cell("driver")), place, "whole")
        yield "growth", (f"0+{cell('real_growth')}", line.real_growth, "share")
        general = self._inputs.field("general_inflation")
        index = f'IF({cell("index")}="",{general},{cell("index")})'
        yield "index", (index, line.index or case.general_inflation, "words")
        yield "index_place", (self._index_place(row), steps.index + 1, "whole")

    def _index_place(self, row: int) -> str:
        return self._inputs.place("indices", self._here(row, "index"))

    def _bias_terms(self, row: int, line: Line, steps: LineSteps) -> Iterator[tuple[str, Term]]:
        def cell(column: str) -> str:
            return self._inputs.cell("lines", line.key, column)

        stated, bounds = line.optimism_bias, self._prices.bounds
        upper, lower = (0.0, 0.0) if stated is None else bias_bounds(self._inputs.case, stated)
        bound, own = cell("ob_bound"), cell("ob_upper")
        published = f'IF({bound}="",0,{bounds.looked_up(bound, "upper")})'
        yield "upper", (f'IF({own}="",{published},{own})', upper, "share")
        least = f'IF({bound}="",0,{bounds.looked_up(bound, "lower")})'
        yield "lower", (least, lower, "share")
        mitigation = 0.0 if stated is None else stated.mitigation
        yield "mitigation", (f"0+{cell('ob_mitigation')}", mitigation, "share")
        here = {term: self._here(row, term) for term in ("upper", "lower", "mitigation")}
        applied = f"MAX({here['lower']},{here['upper']}*(1-{here['mitigation']}))"
        yield "applied", (applied, line_bias(self._inputs.case, line), "share")
        factor = f"1-{self._here(row, 'sign')}*{self._here(row, 'applied')}"
        yield "bias", (factor, steps.bias, "factor")

    def _changed(self, line: Line) -> str:
        """1 when the row is no longer the line, or kind of line, that the formulas are for."""

        def same(column: str, text: str) -> str:
            return f"EXACT({as_text(self._inputs.cell('lines', line.key, column))},{quoted(text)})"

        parts = [
            same("option", line.option),
            same("id", line.id),
            same("amount_kind", AMOUNT_KINDS[type(line.amount)]),
        ]
        if isinstance(line.amount, ShareOf):
            parts.append(same("of_lines", "; ".join(line.amount.lines)))
        return f"IF(AND({','.join(parts)}),0,1)"

    def of_risk(self, row: int, risk: Risk) -> Iterator[tuple[str, Term]]:
        """Each term of a risk: chance × mean impact in each of its years, at general inflation."""
        steps, case = self._steps.risks[risk.key], self._inputs.case

        def cell(column: str) -> str:
            return self._inputs.cell("risks", risk.key, column)

        yield "kind", (None, "risk", "words")
        expected = f"{cell('chance')}*{self._volumes.impact_means[risk.key]}"
        yield "level", (expected, steps.level, "number")
        yield "start", (as_year(cell("start")), risk.start.start, "whole")
        end = f'IF({cell("end")}="",{self._here(row, "start")},{as_year(cell("end"))})'
        yield "end", (end, (risk.end or risk.start).start, "whole")
        yield "index", (self._inputs.field("general_inflation"), case.general_inflation, "words")
        yield "index_place", (self._index_place(row), steps.index + 1, "whole")
        fixed = {"delay": 0, "whole": 0, "part": 0, "growth": 0, "bias": 1, "sign": -1}
        fixed |= {"social": 1, "health": 0, "vat": 1, "purse": 1}
        for term, value in fixed.items():
            yield term, (None, value, "number")
        option, name = as_text(cell("option")), as_text(cell("id"))
        same = f"AND(EXACT({option},{quoted(risk.option)}),EXACT({name},{quoted(risk.id)}))"
        yield "changed", (f"IF({same},0,1)", 0, "whole")
        for body in self._columns.bodies:
            formula = f"IF({cell('body')}={self._inputs.cell('bodies', body, 'id')},1,0)"
            yield share_term(body), (formula, steps.shares.get(body, 0.0), "number")


def share_formula(shares: str, body: str) -> str:
    """The share of a body, read from the text in a cell: `a`, or `a 0.6; b 0.4`."""
    plain = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({shares},":"," "),"="," "),";","; ")'
    text = f'"; "&TRIM({plain})&";"'
    mark = f'"; "&{body}&" "'
    found = f"FIND({mark},{text})"
    begins = f"{found}+LEN({body})+3"
    length = f'FIND(";",{text},{begins})-({begins})'
    number = f"VALUE(MID({text},{begins},{length}))"
    return f"IF(TRIM({shares})={body},1,IF(ISNUMBER({found}),{number},0))"
