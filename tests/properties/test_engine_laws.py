"""Laws that hold for any sound case."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from counterfoil.appraisal.amounts import Flat
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import BusinessCase, Driver, Uncertainty
from counterfoil.appraisal.flows import line_flows, option_npvs
from counterfoil.appraisal.model import build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.appraisal.simulation import run_trials
from counterfoil.appraisal.validation import case_faults
from counterfoil.quantities.distributions import Uniform
from tests.agreement.plain_appraisal import stated_level
from tests.fixtures.small_cases import NOW, cost
from tests.strategies_of_cases import sound_cases


def with_floor(case: BusinessCase) -> BusinessCase:
    """The same case with a guaranteed saving, so that public cash is worked out as well."""
    options = tuple(
        replace(option, guaranteed_saving_gbp=1.0) if option.id == "partner" else option
        for option in case.options
    )
    return replace(case, options=options)


@settings(max_examples=50)
@given(case=sound_cases(chance=True))
def test_the_fast_kernel_gives_what_the_plain_flows_give(case):
    model = build_model(with_floor(case), from_experience)
    trials = run_trials(model, trials=6, seed=3)
    place = {item.name: number for number, item in enumerate(model.inputs)}

    for k in range(6):
        values = model.central
        for row, name in enumerate(trials.names):
            values[place[name]] = trials.kept_inputs[row, k]
        flows = line_flows(model, values)
        scale = float(np.abs(flows.real_gbp).sum() + np.abs(flows.cash_gbp).sum())
        cash = np.zeros(len(case.options))
        for line, row in zip(model.lines, flows.cash_gbp, strict=True):
            cash[line.option] += line.sign * line.vat * line.public_share * row.sum()
        close = {"rel": 1e-9, "abs": 1e-7 + 1e-12 * scale}
        assert trials.npv_gbp[:, k] == pytest.approx(option_npvs(model, values), **close)
        assert trials.public_cash_gbp[:, k] == pytest.approx(cash, **close)


@settings(max_examples=15)
@given(case=sound_cases(chance=True))
def test_threads_change_no_byte(case):
    model = build_model(with_floor(case), from_experience)
    one, two, five = (run_trials(model, trials=301, seed=7, workers=n) for n in (1, 2, 5))

    for other in (two, five):
        assert one.npv_gbp.tobytes() == other.npv_gbp.tobytes()
        assert one.public_cash_gbp.tobytes() == other.public_cash_gbp.tobytes()
        assert one.kept_inputs.tobytes() == other.kept_inputs.tobytes()


@settings(max_examples=15)
@given(case=sound_cases(chance=True))
def test_another_uncertain_figure_leaves_the_rest_as_they_were(case):
    before = run_trials(build_model(case, from_experience), trials=50, seed=7)
    added = cost("partner", "added", Flat(gbp=5.0), shares=(("council", 1.0),))
    added = replace(added, uncertainty=Uncertainty(distribution=Uniform(low=0.0, high=2.0)))
    extra = Driver(
        id="aaa",
        title="A",
        unit="a",
        uncertainty=Uncertainty(distribution=Uniform(low=0.0, high=2.0)),
    )
    larger = replace(case, lines=(added, *case.lines), drivers=(extra, *case.drivers))
    after = run_trials(build_model(larger, from_experience), trials=50, seed=7)

    rows = [after.names.index(name) for name in before.names]
    assert set(after.names) - set(before.names) == {"line.partner/added", "driver.aaa"}
    assert np.array_equal(after.kept_inputs[rows], before.kept_inputs)
    assert after.npv_gbp[:2] == pytest.approx(before.npv_gbp[:2], rel=1e-12)


@settings(max_examples=25)
@given(case=sound_cases(chance=True))
def test_a_sound_case_has_no_errors_and_only_finite_figures(case):
    assert [str(f.place) + f.what for f in case_faults(case) if f.severity == "error"] == []
    answer = appraise(case, trials=200, seed=1)

    assert answer.chances is not None
    numbers = [
        *(x for option in answer.options for x in (option.npv_gbp, option.npsv_gbp)),
        *(x for option in answer.options for line in option.lines for x in line.real_gbp),
        *(x for chance in answer.chances.options for x in chance.npsv.histogram_edges_gbp),
        *(x for bar in answer.tornado for x in (bar.npsv_at_low_gbp, bar.npsv_at_high_gbp)),
        *(share.share for share in answer.variance_shares),
        *(share.rank_correlation for share in answer.variance_shares),
    ]
    assert np.all(np.isfinite(numbers))
    assert sum(chance.chance_best for chance in answer.chances.options) == pytest.approx(1.0)
    for share in answer.variance_shares:
        assert 0.0 <= share.share <= 1.0
        assert -1.0 <= share.rank_correlation <= 1.0 + 1e-12


@settings(max_examples=25)
@given(case=sound_cases())
def test_the_order_of_lines_changes_no_figure(case):
    turned = replace(case, lines=case.lines[::-1], risks=case.risks[::-1])
    first, second = appraise(case, simulate=False), appraise(turned, simulate=False)

    for one, other in zip(first.options, second.options, strict=True):
        scale = abs(one.present_cost_gbp) + abs(one.present_benefit_gbp)
        assert one.npv_gbp == pytest.approx(other.npv_gbp, rel=1e-9, abs=1e-6 + 1e-11 * scale)
        assert {line.key for line in one.lines} == {line.key for line in other.lines}


@settings(max_examples=25)
@given(case=sound_cases())
def test_splits_of_benefits_add_up_to_the_benefits(case):
    for option in appraise(case, simulate=False).options:
        benefits = [line for line in option.lines if line.heading == "benefit"]
        for split in (option.benefits_by_commitment, option.benefits_by_nature):
            for field, series in (("real_gbp", "real_gbp"), ("cash_gbp", "cash_gbp")):
                whole = sum(sum(getattr(line, series)) for line in benefits)
                parts = sum(getattr(part, field) for part in split.values())
                assert parts == pytest.approx(whole, rel=1e-9, abs=1e-4)


@settings(max_examples=30)
@given(case=sound_cases())
def test_twice_every_amount_is_twice_every_figure(case):
    def doubled(line):
        amount = line.amount
        field = {"Flat": "gbp", "OneOff": "gbp", "DriverRate": "gbp_per_unit"}.get(
            type(amount).__name__
        )
        if field:
            return replace(line, amount=replace(amount, **{field: 2 * stated_level(amount)}))
        if type(amount).__name__ == "Ramp":
            ramp = replace(amount, gbp_first=2 * amount.gbp_first, gbp_last=2 * amount.gbp_last)
            return replace(line, amount=ramp)
        return line

    def twice(record):
        return replace(record, values=tuple(2 * value for value in record.values))

    # What a list or a band table prices is doubled there.
    bands = tuple(
        replace(
            table,
            bands=replace(
                table.bands,
                bands=tuple(replace(b, rate_gbp=2 * b.rate_gbp) for b in table.bands.bands),
            ),
        )
        for table in case.bands
    )
    profiles = tuple(twice(p) if p.id == "pounds" else p for p in case.profiles)
    larger = replace(
        case, lines=tuple(map(doubled, case.lines)), bands=bands, profiles=profiles, risks=()
    )
    small = appraise(replace(case, risks=()), simulate=False)

    for one, other in zip(small.options, appraise(larger, simulate=False).options, strict=True):
        scale = abs(one.present_cost_gbp) + abs(one.present_benefit_gbp)
        assert other.npv_gbp == pytest.approx(2 * one.npv_gbp, rel=1e-9, abs=1e-6 + 1e-11 * scale)


@settings(max_examples=15)
@given(case=sound_cases(chance=True))
def test_the_counterfactual_never_differs_from_itself(case):
    chances = appraise(case, trials=100, seed=2).chances

    assert chances is not None
    own = next(option for option in chances.options if option.option == NOW.id)
    assert own.npsv.histogram_edges_gbp == (0.0, 0.0)
    assert (own.npsv.mean_gbp, own.chance_negative) == (0.0, 0.0)
