from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.experience import Lean, RatioKind, TooFewCases, reference_class
from counterfoil.experience.reference_class import caution, chance_inside
from counterfoil.partnership_kind import PartnershipKind

SAVING = RatioKind.REPORTED_TO_PROMISED_SAVING
COST = RatioKind.FINAL_TO_ANNOUNCED_COST
BUSINESS = reference_class("business", SAVING)


def of_three_cases():
    return replace(BUSINESS, cases=(*BUSINESS.cases, BUSINESS.cases[0]))


# 5.0/3.6, 5.2/3.6, 70/50 and 70/59, in millions of pounds.
def test_business_savings_are_two_cases_with_two_readings_each():
    assert [case.case for case in BUSINESS.cases] == [
        "lincolnshire-g4s-2012",
        "cleveland-steria-2010",
    ]
    assert BUSINESS.ratios == pytest.approx((1.38889, 1.18644), abs=5e-6)
    favourable = [reading.value for reading in BUSINESS.readings(Lean.FAVOURABLE)]
    assert favourable == pytest.approx([1.44444, 1.4], abs=5e-6)
    assert BUSINESS.has_conflicts


def test_the_ratio_of_sums_is_not_the_mean_of_ratios():
    # cautious: 5.0m and 70m over 3.6m and 59m; favourable: 5.2m and 70m over 3.6m and 50m
    assert BUSINESS.ratio_of_sums() == pytest.approx(75 / 62.6)
    assert BUSINESS.ratio_of_sums(Lean.FAVOURABLE) == pytest.approx(75.2 / 53.6)


def test_the_cost_class_is_one_restated_contract():
    found = reference_class(PartnershipKind.BUSINESS, COST)

    assert found.ratios == pytest.approx((1.0856,), abs=5e-5)
    assert not found.has_conflicts
    assert found.note.startswith("1 case: it cannot support a distribution by itself")


def test_every_case_of_the_kind_is_used_or_left_out_with_a_reason():
    for kind, count in (("business", 9), ("custody", 13), ("consultancy", 8), ("any", 30)):
        for ratio in RatioKind:
            found = reference_class(kind, ratio)
            assert found.count + len(found.left_out) == count
            assert all(one.why.endswith(".") for one in found.left_out)


def test_what_was_left_out_shows_its_figures():
    left_out = {one.case: one for one in reference_class("business", COST).left_out}

    (reading,) = left_out["mfss-capgemini-2012"].readings
    assert reading.value == pytest.approx(898 / 650)
    assert "one partner's spend in one year" in left_out["mfss-capgemini-2012"].why


def test_kinds_are_pooled_only_when_asked():
    assert reference_class("custody", SAVING).count == 0
    assert reference_class("custody", SAVING).ratio_of_sums() is None
    assert reference_class("any", SAVING).ratios == BUSINESS.ratios


def test_fewer_than_three_cases_need_bounds():
    with pytest.raises(TooFewCases) as caught:
        BUSINESS.distribution()

    assert caught.value.exit_code == 4
    assert "lowest and the highest" in caught.value.mend
    assert 'kind "any"' in caught.value.mend
    with pytest.raises(TooFewCases):
        BUSINESS.distribution(lowest=0.0)


def test_no_case_gives_no_distribution_even_with_bounds():
    with pytest.raises(TooFewCases):
        reference_class("custody", SAVING).distribution(lowest=0.0, highest=2.0)


def test_with_bounds_each_gap_is_as_likely():
    found = BUSINESS.distribution(lowest=0.0, highest=2.0)

    # two cases make three gaps, so a third of the chance lies below the lower ratio
    assert found.quantile(1 / 3).item() == pytest.approx(70 / 59)
    assert found.quantile(2 / 3).item() == pytest.approx(50 / 36)
    assert found.support == (0.0, 2.0)


def test_one_case_with_bounds_is_wide():
    found = reference_class("business", COST).distribution(lowest=0.8, highest=2.0)

    assert found.quantile(0.5).item() == pytest.approx(234.5 / 216)


def test_bounds_must_enclose_the_ratios():
    with pytest.raises(InvalidValue, match="do not enclose"):
        BUSINESS.distribution(lowest=1.2, highest=2.0)
    with pytest.raises(InvalidValue, match="do not enclose"):
        BUSINESS.distribution(lowest=0.0, highest=1.3)


def test_three_cases_give_the_ratios_as_found():
    found = of_three_cases().distribution(lean=Lean.FAVOURABLE)

    assert found.values == pytest.approx((1.4, 52 / 36, 52 / 36))


def test_a_cautious_cost_is_the_highest_reading():
    cost = replace(BUSINESS, ratio=COST)

    assert cost.ratios == pytest.approx((52 / 36, 1.4))


# (n - 1)/(n + 1): the next of n + 1 alike cases is neither the least nor the greatest.
@pytest.mark.parametrize(
    ("count", "chance"), [(0, 0), (1, 0), (2, "1/3"), (3, "1/2"), (19, "9/10")]
)
def test_chance_inside_what_was_seen(count, chance):
    assert chance_inside(count) == Fraction(chance)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "No case can be compared"),
        (1, "1 case: it cannot support a distribution"),
        (2, "is only 1 in 3"),
        (3, "3 cases are few: the chance"),
        (19, "19 cases: the chance that the next alike case falls between"),
    ],
)
def test_the_caution_grows_with_scarcity(count, told):
    assert told in caution(count)


def test_the_note_warns_that_the_class_flatters():
    assert "likely to flatter" in BUSINESS.note
    assert "flatter" not in reference_class("custody", SAVING).note


def test_unknown_kinds_and_ratios_are_told():
    with pytest.raises(InvalidValue, match="name business, custody, consultancy, any"):
        reference_class("catering", SAVING)
    with pytest.raises(InvalidValue, match="final_to_announced_cost"):
        reference_class("business", "profit")
