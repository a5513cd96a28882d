from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.figure_working import address, figure_working
from counterfoil.casefile import load_case_or_raise
from counterfoil.errors import InvalidValue

EXAMPLES = Path(str(resources.files("counterfoil"))) / "content" / "examples"
NAMES = sorted(file.parent.name for file in EXAMPLES.glob("*/case.yaml"))


@cache
def answered(name="cleveland-custody-2017"):
    case = load_case_or_raise(EXAMPLES / name)
    return case, appraise(case, trials=300)


def first_addresses(answer):
    """What the answer's own page links to."""
    first, last = answer.years[0], answer.years[-1]
    for option in answer.options:
        kinds = ["npsv", "unbiased", "npv", "cost", "benefit", "trials"]
        kinds += ["bcr"] * (option.bcr is not None)
        kinds += ["payback"] * (option.payback_years is not None)
        kinds += ["score"] * (answer.objectives is not None)
        yield from (address(kind, option.id) for kind in kinds)
        yield from (address("real", option.id, year) for year in (first, last))
        for purse in answer.affordability:
            of = (purse.body, option.id)
            yield from (address(kind, *of, last) for kind in ("cash", "effect"))
            if purse.budget_gbp is not None:
                yield address("headroom", *of, first)
    yield from (address("input", one.input) for one in answer.switching_values)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_opens_down_to_the_lines_and_is_the_same_on_the_way(name):
    case, answer = answered(name)
    waiting = dict.fromkeys(first_addresses(answer))
    opened = set()
    while waiting:
        where, expected = waiting.popitem()
        found = figure_working(case, answer, where)
        opened.add(where)
        assert found.address == where
        if expected is not None:
            assert found.value == pytest.approx(expected, rel=1e-9, abs=1e-6), where
        for step in found.inputs:
            if step.address and step.address not in opened:
                waiting[step.address] = step.value

    kinds = {where.partition("/")[0] for where in opened}
    assert {"npsv", "npv", "line", "cash", "effect", "trials", "input"} <= kinds
    deep = {where for where in opened if where.startswith("line/") and where.count("/") == 3}
    assert len(deep) >= len(case.lines)


def test_an_unknown_figure_is_refused():
    case, answer = answered()

    for wanted in (
        "",
        "npsv",
        "npsv/nobody",
        "worth/partner",
        "line/partner/nothing",
        "line/partner",
        "npsv/partner/2019-20",
        "year/partner/1999-00",
        "year/partner/soon",
        "cash/nobody/partner/2019-20",
        "input/line.partner/nothing",
    ):
        with pytest.raises(InvalidValue) as caught:
            figure_working(case, answer, wanted)
        assert "open a figure from the answer's own page" in caught.value.mend


def test_an_address_is_its_parts():
    assert address("line", "partner/charge", 2026) == "line/partner/charge/2026"


def test_a_line_opens_into_its_years():
    case, answer = answered()
    line = answer.option(answer.preferred).lines[0]

    found = figure_working(case, answer, f"line/{line.key}")

    assert [one.label for one in found.inputs] == [str(year) for year in answer.years]
    assert found.value == pytest.approx(sum(line.discounted_gbp))
    assert found.label == f"{line.title}: present value"
