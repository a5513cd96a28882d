"""The mean of a risk's impact, reckoned by formulas from the distribution written in its cell."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.appraisal.business_case import Risk
from counterfoil.quantities.distribution_text import PARAMETERS, write_distribution
from counterfoil.quantities.distributions import Discrete, Distribution, Empirical
from counterfoil.reports.live_inputs import LiveInputs, as_text
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, WHAT, LiveSheet

_FORM, _COUNT, _FIRST, _MEAN = FIRST_YEAR, FIRST_YEAR + 1, FIRST_YEAR + 2, FIRST_YEAR + 5
_HEADS = ("form", "numbers", "first", "second", "third", "mean £")
_MOST = 40
_MEANS = {
    "fixed": "{0}",
    "uniform": "({0}+{1})/2",
    "triangular": "({0}+{1}+{2})/3",
    "pert": "({0}+4*{1}+{2})/6",
    "normal": "{0}",
    "lognormal": "EXP({0}+{1}^2/2)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactTable:
    """Where each risk's mean impact stands, by the risk's key."""

    means: dict[str, str]
    next_row: int


def write_impacts(sheet: LiveSheet, inputs: LiveInputs, row: int) -> ImpactTable:
    """Write the forms a distribution can take, and below it each risk's mean impact."""
    risks = inputs.case.risks
    if not risks:
        return ImpactTable(means={}, next_row=row)
    sheet.block(row, "Risks: mean impact", "from the text in risks", _HEADS)
    first_form = row + len(risks) + 3
    for place, risk in enumerate(risks, start=row + 1):
        _write_impact(sheet, inputs, risk, place, first_form)
    sheet.block(
        first_form - 1,
        "Forms of a distribution",
        "and the names of its numbers",
        ("", *_HEADS[1:5]),
    )
    for place, (form, names) in enumerate(PARAMETERS.items(), start=first_form):
        sheet.text(place, ID, form)
        sheet.text(place, TITLE, "mean = " + _MEANS[form].format(*names))
        sheet.number(place, _COUNT, len(names), "whole")
        for column, name in enumerate(names, start=_FIRST):
            sheet.text(place, column, name, "words")
    lists = first_form + len(PARAMETERS)
    sheet.label(lists, "discrete", "mean = sum of value × chance", f"at most {_MOST} values")
    sheet.label(
        lists + 1,
        "empirical",
        "mean = (sum - (least + greatest) / 2) / (count - 1)",
        f"at most {_MOST} values",
    )
    means = {
        risk.key: sheet.ref(place, _MEAN, "both") for place, risk in enumerate(risks, start=row + 1)
    }
    return ImpactTable(means=means, next_row=lists + 3)


def _write_impact(
    sheet: LiveSheet, inputs: LiveInputs, risk: Risk, row: int, first_form: int
) -> None:
    cell = inputs.cell("risks", risk.key, "impact")
    sheet.text(row, ID, risk.key)
    sheet.text(row, TITLE, risk.title)
    sheet.formula(row, WHAT, as_text(cell), write_distribution(risk.impact), "text")
    sheet.formula(
        row, _FORM, f'LOWER(TRIM(LEFT({cell},FIND("(",{cell})-1)))', risk.impact.name, "words"
    )
    numbers = _numbers(risk.impact)
    inside = _inside(cell)
    commas = f'LEN({inside})-LEN(SUBSTITUTE({inside},",",""))+1'
    sheet.formula(row, _COUNT, commas, len(numbers) or _list_length(risk.impact), "whole")
    for place in range(3):
        shown: float | str = numbers[place] if place < len(numbers) else ""
        formula = _number_formula(sheet, cell, row, place, first_form)
        sheet.formula(row, _FIRST + place, formula, shown, "number")
    sheet.array_formula(row, _MEAN, _mean_formula(sheet, cell, row), risk.impact.mean, "pence")


def _number_formula(sheet: LiveSheet, cell: str, row: int, place: int, first_form: int) -> str:
    """The number at a place; not available when it is named out of its order."""
    form = sheet.at(row, _FORM, "column")
    last = first_form + len(PARAMETERS) - 1
    forms = sheet.span((first_form, ID), (last, ID))
    counts = sheet.span((first_form, _COUNT), (last, _COUNT))
    names = sheet.span((first_form, _FIRST + place), (last, _FIRST + place))
    piece = _piece(cell, str(place))
    equals = f'FIND("=",{piece})'
    named = (
        f"IF(TRIM(LEFT({piece},{equals}-1))=INDEX({names},MATCH({form},{forms},0)),"
        f"VALUE(MID({piece},{equals}+1,60)),NA())"
    )
    number = f"IF(ISNUMBER({equals}),{named},VALUE({piece}))"
    known = f"ISNUMBER(MATCH({form},{forms},0))"
    return f'IF({known},IF(INDEX({counts},MATCH({form},{forms},0))>{place},{number},""),"")'


def _mean_formula(sheet: LiveSheet, cell: str, row: int) -> str:
    form, count = sheet.at(row, _FORM, "column"), sheet.at(row, _COUNT, "column")
    numbers = [sheet.at(row, _FIRST + place, "column") for place in range(3)]
    piece = _piece(cell, f"(ROW($1:${_MOST})-1)")
    taken = f"ROW($1:${_MOST})<={count}"
    colon = f'FIND(":",{piece})'
    pair = f"VALUE(LEFT({piece},{colon}-1))*VALUE(MID({piece},{colon}+1,60))"
    values = f"IF({taken},VALUE({piece}))"
    lists = (
        f"IF({count}>{_MOST},NA(),"
        f'IF({form}="discrete",SUM(IF({taken},{pair},0)),'
        f'IF({form}="empirical",(SUM({values})-(MIN({values})+MAX({values}))/2)/({count}-1),'
        "NA())))"
    )
    for known, mean in reversed(_MEANS.items()):
        lists = f'IF({form}="{known}",{mean.format(*numbers)},{lists})'
    return lists


def _inside(cell: str) -> str:
    """What stands between the brackets."""
    return f'MID({cell},FIND("(",{cell})+1,FIND(")",{cell})-FIND("(",{cell})-1)'


def _piece(cell: str, place: str) -> str:
    """The text between two commas, counted from nought."""
    return f'TRIM(MID(SUBSTITUTE({_inside(cell)},",",REPT(" ",99)),{place}*99+1,99))'


def _numbers(impact: Distribution) -> tuple[float, ...]:
    if isinstance(impact, Discrete | Empirical):
        return ()
    return tuple(
        getattr(impact, "mean_value" if name == "mean" else name)
        for name in PARAMETERS[impact.name]
    )


def _list_length(impact: Distribution) -> int:
    return len(impact.values) if isinstance(impact, Discrete | Empirical) else 0
