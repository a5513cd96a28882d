"""The sheet Answer: what each option is worth, on the formulas of the other sheets."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.appraisal.business_case import Commitment, Nature
from counterfoil.appraisal.results import Appraisal, OptionResult
from counterfoil.reports.live_chart import insert_cost_chart
from counterfoil.reports.live_checks import write_checks
from counterfoil.reports.live_flows import FlowsSheet
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_prices import PricesSheet
from counterfoil.reports.live_purse import PurseSheet
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, WHAT, LiveSheet, quoted
from counterfoil.reports.sentences import chances_of
from counterfoil.reports.wording import name, sentence_case

_P10, _P90, _NPSV, _COST, _BENEFIT, _NPV, _PLAIN, _BCR, _PAYBACK, _BEST = range(
    FIRST_YEAR, FIRST_YEAR + 10
)
_COLUMNS = 14
_STANDING_ROW = 3
_NO_RATIO = "no ratio"
_NEVER_BEHIND = "never behind"
_NOT_IN_TERM = "not in the term"
_REFERENCE = "reference"


class AnswerWriter:
    """Writes the tables of the sheet one below the other."""

    def __init__(
        self,
        sheet: LiveSheet,
        inputs: LiveInputs,
        appraisal: Appraisal,
        prices: PricesSheet,
        flows: FlowsSheet,
        purse: PurseSheet,
    ) -> None:
        self._sheet, self._inputs, self._appraisal = sheet, inputs, appraisal
        self._prices, self._flows, self._purse = prices, flows, purse
        self._first = self._last = 0

    def write(self, review_text: str) -> None:
        """The whole sheet."""
        sheet, appraisal = self._sheet, self._appraisal
        sheet.begin(appraisal.title, review_text, self._notes(), _COLUMNS)
        widths = {ID: 20, TITLE: 46, WHAT: 18}
        for column in range(max(_COLUMNS, FIRST_YEAR + len(appraisal.years))):
            sheet.worksheet.set_column(column, column, widths.get(column, 11.5))
        row = self._write_options(_STANDING_ROW + 5)
        row = self._write_purse(row + 1)
        row = self._write_benefits(row + 1)
        row = self._write_costs(row + 1)
        checks = write_checks(sheet, self._inputs, self._flows, row + 1)
        self._write_standing(checks)
        sheet.worksheet.freeze_panes(2, WHAT)
        sheet.print_on_paper(appraisal.title, review_text)

    def _notes(self) -> list[str]:
        base = self._appraisal.price_base
        return [
            "Change any figure in the case's own sheets (lines, drivers, delays, indices …), "
            "and every formula here follows. To keep a change, to add or take out rows, or to run "
            "chance anew, bring the workbook back with: counterfoil from-excel WORKBOOK FOLDER. "
            f"Pounds are present values at {base} prices unless a table says otherwise; what comes "
            "in is positive."
        ]

    def _write_standing(self, checks: str) -> None:
        sheet, appraisal = self._sheet, self._appraisal
        titles = sheet.span((self._first, TITLE), (self._last, TITLE))
        npsv = sheet.span((self._first, _NPSV), (self._last, _NPSV))
        best = f"INDEX({titles},MATCH(MAX({npsv}),{npsv},0))"
        sheet.worksheet.set_row(2, 40)
        sheet.text(_STANDING_ROW, ID, "Preferred (central)", "strong")
        shown = appraisal.option(appraisal.preferred).title
        sheet.formula(_STANDING_ROW, TITLE, best, shown, "strong")
        sheet.text(_STANDING_ROW + 1, ID, "Do the formulas follow?", "strong")
        sound = "Yes: every figure below follows the input sheets."
        broken = (
            "NO: rows, years, kinds of amount or editions were changed (see Checks). Bring the "
            "workbook back with counterfoil from-excel."
        )
        unread = (
            "NO: an input cannot be read as the number or name it should be. `counterfoil "
            "from-excel --dry-run` says which."
        )
        follows = (
            f"IF(ISERROR(SUM({npsv})),{quoted(unread)},"
            f"IF({checks}=0,{quoted(sound)},{quoted(broken)}))"
        )
        sheet.worksheet.merge_range(_STANDING_ROW + 1, TITLE, _STANDING_ROW + 1, _NPV, "")
        sheet.formula(_STANDING_ROW + 1, TITLE, follows, sound, "sound")
        sheet.text(_STANDING_ROW + 2, ID, "Made from", "strong")
        sheet.text(_STANDING_ROW + 2, TITLE, _identity(appraisal))

    def _write_options(self, row: int) -> int:
        sheet, appraisal = self._sheet, self._appraisal
        sheet.block(
            row,
            "What each option is worth",
            "",
            (
                "NPSV, 1 in 10 below *",
                "NPSV, 1 in 10 above *",
                "NPSV, central",
                "present value of costs",
                "present value of benefits",
                "NPV",
                "NPSV without optimism bias",
                "benefit-cost ratio",
                "payback, years",
                "chance of being best *",
            ),
        )
        sheet.worksheet.set_row(row, 26)
        self._first, self._last = row + 1, row + len(appraisal.options)
        for place, option in enumerate(appraisal.options, start=self._first):
            sheet.label(place, option.id, option.title, name(option.role))
            self._write_simulated(place, option)
            self._write_option(place, option)
        notes = [
            _simulation_words(appraisal),
            "NPSV: net present social value, the option's NPV less that of carrying on as now. "
            "Benefit-cost ratio: extra benefits over extra costs, both present values against "
            "carrying on as now; no ratio unless both are above nought. Payback: discounted, "
            "in years after the first.",
        ]
        for place, note in enumerate(notes, start=self._last + 1):
            sheet.note(place, note, _COLUMNS - 1, height=26)
        return self._last + len(notes) + 1

    def _write_option(self, row: int, option: OptionResult) -> None:
        sheet, flows = self._sheet, self._flows
        base = self._first + self._reference_place()
        here = {column: sheet.at(row, column) for column in range(_P10, _BEST)}
        there = {column: sheet.at(base, column, "row") for column in range(_P10, _BEST)}
        npsv = f"{here[_NPV]}-{there[_NPV]}"
        sheet.formula(row, _NPSV, npsv, option.npsv_gbp, "main_pounds")
        sign = flows.terms.all(option.id, "sign")
        sums = flows.sums(option.id, "discounted")
        cost, benefit = f"-SUMIF({sign},-1,{sums})", f"SUMIF({sign},1,{sums})"
        sheet.formula(row, _COST, cost, option.present_cost_gbp, "pounds")
        sheet.formula(row, _BENEFIT, benefit, option.present_benefit_gbp, "pounds")
        sheet.formula(row, _NPV, f"{here[_BENEFIT]}-{here[_COST]}", option.npv_gbp, "pounds")
        plain = flows.total(option.id, "unbiased_npv", flows.years)
        other = flows.total(self._appraisal.counterfactual, "unbiased_npv", flows.years)
        shown = option.npsv_without_optimism_bias_gbp
        sheet.formula(row, _PLAIN, f"{plain}-{other}", shown, "pounds")
        if option.id == self._appraisal.counterfactual:
            sheet.text(row, _BCR, _REFERENCE, "words")
            sheet.text(row, _PAYBACK, _REFERENCE, "words")
            return
        extra_cost = f"({here[_COST]}-{there[_COST]})"
        extra_benefit = f"({here[_BENEFIT]}-{there[_BENEFIT]})"
        ratio = (
            f"IF(AND({extra_cost}>0,{extra_benefit}>0),{extra_benefit}/{extra_cost},"
            f"{quoted(_NO_RATIO)})"
        )
        sheet.formula(row, _BCR, ratio, _NO_RATIO if option.bcr is None else option.bcr, "ratio")
        self._write_payback(row, option)

    def _write_payback(self, row: int, option: OptionResult) -> None:
        gain = self._flows.total_span(option.id, "gain")
        years = self._flows.years
        after = f"SUMPRODUCT(MAX(({gain}<0)*({self._prices.t_span(years)}+1)))"
        low, high = f"INDEX({gain},{after})", f"INDEX({gain},{after}+1)"
        formula = (
            f"IF({after}=0,{quoted(_NEVER_BEHIND)},IF({after}={years},{quoted(_NOT_IN_TERM)},"
            f"{after}-1-{low}/({high}-{low})))"
        )
        shown: float | str | None = option.payback_years
        if shown is None:
            lasting = sum(option.net_discounted_gbp) < sum(
                self._appraisal.option(self._appraisal.counterfactual).net_discounted_gbp
            )
            shown = _NOT_IN_TERM if lasting else _NEVER_BEHIND
        self._sheet.formula(row, _PAYBACK, formula, shown, "years")

    def _write_simulated(self, row: int, option: OptionResult) -> None:
        found = chances_of(self._appraisal, option.id)
        for column in (_P10, _P90, _BEST):
            self._sheet.text(row, column, "not run" if found is None else "", "simulated")
        if found is None:
            return
        self._sheet.number(row, _P10, found.npsv.p10_gbp, "simulated")
        self._sheet.number(row, _P90, found.npsv.p90_gbp, "simulated")
        self._sheet.number(row, _BEST, found.chance_best, "simulated_share")

    def _write_purse(self, row: int) -> int:
        sheet = self._sheet
        heads = ("first-year effect", "worst-year effect", "worst year", "least headroom")
        sheet.block(row, "What it does to each public body's cash", "£ of each year", heads)
        sheet.worksheet.set_row(row, 26)
        for view in self._appraisal.affordability:
            for cash in view.options:
                row += 1
                title = self._appraisal.option(cash.option).title
                sheet.label(row, view.body, title, view.title)
                effect = self._purse.effect(view.body, cash.option)
                first = self._purse.first_effect(view.body, cash.option)
                sheet.formula(row, FIRST_YEAR, first, cash.first_year_effect_gbp, "pounds")
                worst = f"MIN({effect})"
                sheet.formula(row, FIRST_YEAR + 1, worst, cash.worst_year_effect_gbp, "pounds")
                starts = self._prices.start_span(self._flows.years)
                year = f"INDEX({starts},MATCH({worst},{effect},0))"
                text = f'{year}&"-"&TEXT(MOD({year}+1,100),"00")'
                when = str(self._appraisal.years[cash.worst_year])
                sheet.formula(row, FIRST_YEAR + 2, text, when, "words")
                if cash.headroom_gbp is None:
                    sheet.text(row, FIRST_YEAR + 3, "no budget", "words")
                    continue
                least = f"MIN({self._purse.headroom(view.body, cash.option)})"
                sheet.formula(row, FIRST_YEAR + 3, least, min(cash.headroom_gbp), "pounds")
        return row + 1

    def _write_benefits(self, row: int) -> int:
        """Present value of the benefits by who stands behind them, and by what they do."""
        sheet, flows = self._sheet, self._flows
        kinds: list[tuple[str, Commitment | Nature]] = [
            *(("commitment", item) for item in Commitment),
            *(("nature", item) for item in Nature),
        ]
        heads = [sentence_case(name(item)) for _, item in kinds]
        sheet.block(row, "Benefits, who stands behind them", "£, present value", heads)
        sheet.worksheet.set_row(row, 26)
        for option in self._appraisal.options:
            row += 1
            sheet.label(row, option.id, option.title)
            sign, sums = flows.terms.all(option.id, "sign"), flows.sums(option.id, "discounted")
            for column, (term, item) in enumerate(kinds, start=FIRST_YEAR):
                held = f"--({flows.terms.all(option.id, term)}={quoted(item.value)})"
                shown = _benefit(option, item)
                formula = f"SUMPRODUCT(--({sign}=1),{held},{sums})"
                sheet.formula(row, column, formula, shown, "pounds")
        return row + 1

    def _write_costs(self, row: int) -> int:
        sheet, appraisal = self._sheet, self._appraisal
        years = [str(year) for year in appraisal.years]
        sheet.block(row, "Net cost each year", f"£ of {appraisal.price_base}, real", years)
        for place, option in enumerate(appraisal.options, start=row + 1):
            sheet.label(place, option.id, option.title, "costs less benefits")
            formulas = [
                f"-{self._flows.total(option.id, 'net_real', t)}" for t in range(len(years))
            ]
            costs = [-pounds for pounds in option.net_real_gbp]
            sheet.yearly(place, formulas, costs, "pounds")
        return insert_cost_chart(sheet, appraisal, row)

    def _reference_place(self) -> int:
        ids = [option.id for option in self._appraisal.options]
        return ids.index(self._appraisal.counterfactual)


def _benefit(option: OptionResult, item: Commitment | Nature) -> float:
    if isinstance(item, Commitment):
        return option.benefits_by_commitment[item].present_value_gbp
    return option.benefits_by_nature[item].present_value_gbp


def _simulation_words(appraisal: Appraisal) -> str:
    if appraisal.chances is None:
        return "* Chance was not run for this workbook."
    found = appraisal.chances
    return (
        f"* Grey: from the simulation of {found.trials:,} trials, seed {found.seed}; not live. "
        "These do not move when a figure is changed here."
    )


def _identity(appraisal: Appraisal) -> str:
    held: Sequence[str] = [f"{key} {value}" for key, value in appraisal.identity.editions.items()]
    mark = appraisal.identity.case_fingerprint[:12]
    case = f"case {appraisal.case_id}" + (f" ({mark})" if mark else "")
    return f"{case}; engine {appraisal.identity.engine_version}; editions: {', '.join(held)}"
