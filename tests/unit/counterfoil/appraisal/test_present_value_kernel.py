from __future__ import annotations

import numpy as np
import pytest

from counterfoil.appraisal.amounts import DriverBands, Flat, OneOff, Ramp, ShareOf, YearList
from counterfoil.appraisal.business_case import (
    BandTable,
    Delay,
    Driver,
    PriceIndex,
    Profile,
    Vat,
)
from counterfoil.appraisal.compiled_model import compile_model
from counterfoil.appraisal.flows import line_flows, option_npvs
from counterfoil.appraisal.model import build_model
from counterfoil.appraisal.present_value_kernel import compile_kernels, present_values
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.quantities.volumes import Band, MarginalBands
from tests.fixtures.small_cases import FIRST, HELD, benefit, cost, small_case

CASE = small_case(
    cost("now", "a", Flat(gbp=100.0, start=FIRST + 1, end=FIRST + 2), delay="late"),
    cost("now", "b", YearList(profile="p"), delay="late", real_growth=0.02),
    cost("now", "c", OneOff(gbp=50.0, year=FIRST + 4), vat=Vat.IRRECOVERABLE),
    benefit("now", "d", Ramp(gbp_first=0.0, gbp_last=9.0, start=FIRST, end=FIRST + 3)),
    cost("now", "e", DriverBands(driver="calls", bands="bands", unit="call"), index="pay"),
    benefit("partner", "f", ShareOf(share=0.3, lines=("g", "h"))),
    cost("partner", "g", 10, health=False, transfer=True),
    cost("partner", "h", 20, delay="late", index="wages"),
    delays=(Delay(id="late", title="Late", months=0.0),),
    drivers=(Driver(id="calls", title="C", unit="call", value=100.0, growth=0.1),),
    profiles=(Profile(id="p", title="P", values=(1.0, -2.0, 0.0, 4.0, 5.0)),),
    indices=(
        HELD,
        PriceIndex(id="pay", title="Pay", rate=0.03),
        PriceIndex(id="wages", title="Wages", rate=0.03, each_year=True),
    ),
    price_base=FIRST + 2,
    bands=(
        BandTable(
            id="bands",
            title="B",
            unit="call",
            bands=MarginalBands(
                bands=(
                    Band(above=0, up_to=100, rate_gbp=9),
                    Band(above=100, up_to=None, rate_gbp=4),
                )
            ),
        ),
    ),
)
MODEL = build_model(CASE, from_experience)
PLACE = {item.name: number for number, item in enumerate(MODEL.inputs)}


def both_ways(**changed):
    values = MODEL.central
    for name, value in changed.items():
        values[PLACE[name.replace("__", ".")]] = value
    rows = np.arange(len(values), dtype=np.int64)
    npv, cash = present_values(
        compile_model(MODEL, with_cash=True), values[:, None].copy(), rows, MODEL.central, range(1)
    )
    flows = line_flows(MODEL, values)
    expected = np.zeros(3)
    for line, row in zip(MODEL.lines, flows.cash_gbp, strict=True):
        expected[line.option] += line.sign * line.vat * line.public_share * row.sum()
    return npv[:, 0], cash[:, 0], option_npvs(MODEL, values), expected


@pytest.mark.parametrize("months", [0, 0.5, 7, 11.999, 12, 30.25, 59, 60, 61, 1e6, 1e18, 1e300])
def test_any_delay_gives_what_the_plain_flows_give(months):
    npv, cash, plain_npv, plain_cash = both_ways(delay__late=float(months))

    assert npv == pytest.approx(plain_npv, rel=1e-12, abs=1e-9)
    assert cash == pytest.approx(plain_cash, rel=1e-12, abs=1e-9)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"driver__calls": 0.0},
        {"driver__calls": -50.0},
        {"driver__calls__growth": -0.5},
        {"index__pay": 0.5},
        {"index__held": -0.1},
        {f"index__wages__{year}": 0.1 * k for k, year in enumerate(("2026-27", "2028-29"))},
        {"index__wages__2029-30": 0.4},
    ],
    ids=str,
)
def test_any_values_give_what_the_plain_flows_give(changed):
    npv, cash, plain_npv, plain_cash = both_ways(**changed)

    assert npv == pytest.approx(plain_npv, rel=1e-12, abs=1e-9)
    assert cash == pytest.approx(plain_cash, rel=1e-12, abs=1e-9)


def test_a_part_of_the_trials_is_that_part_of_the_whole():
    compiled = compile_model(MODEL, with_cash=True)
    values = MODEL.central[:, None] * np.linspace(0.5, 1.5, 20)
    rows = np.arange(len(MODEL.inputs), dtype=np.int64)
    whole, _ = present_values(compiled, values, rows, MODEL.central, range(20))
    part, _ = present_values(compiled, values, rows, MODEL.central, range(7, 13))

    assert np.array_equal(whole[:, 7:13], part)


def test_inputs_without_a_row_stay_at_their_constants():
    compiled = compile_model(MODEL, with_cash=False)
    nowhere = np.full(len(MODEL.inputs), -1, dtype=np.int64)
    npv, _ = present_values(compiled, np.zeros((0, 3)), nowhere, MODEL.central, range(3))

    assert npv == pytest.approx(np.tile(option_npvs(MODEL, MODEL.central)[:, None], 3))


def test_an_empty_case_is_worth_nothing():
    compile_kernels()
    model = build_model(small_case(), from_experience)
    rows = np.full(len(model.inputs), -1, dtype=np.int64)
    npv, cash = present_values(
        compile_model(model, with_cash=True), np.zeros((0, 2)), rows, model.central, range(2)
    )

    assert npv.tolist() == cash.tolist() == [[0.0, 0.0]] * 3
