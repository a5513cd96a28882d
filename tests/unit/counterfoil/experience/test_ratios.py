from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.experience import RatioKind, RatioReading, partnership
from counterfoil.experience.ratios import context_notes, ratio_entries, standing_caution

ENTRIES = [entry for ratio in RatioKind for entry in ratio_entries(ratio)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_fits_its_case(entry):
    record = partnership(entry.case)

    assert entry.kind is record.kind
    assert entry.why.endswith(".")
    assert {source.url for source in entry.sources} <= {source.url for source in record.sources}


def test_a_case_has_one_entry_a_ratio():
    pairs = [(entry.case, entry.ratio) for entry in ENTRIES]

    assert len(pairs) == len(set(pairs))


def test_denominators_are_the_figures_of_the_cases():
    by_case = {entry.case: entry for entry in ENTRIES if entry.include}
    lincolnshire = partnership("lincolnshire-g4s-2012").savings_promised
    sscl = partnership("met-sscl-2015")

    assert by_case["lincolnshire-g4s-2012"].readings[0].denominator_gbp == (
        lincolnshire.gbp // lincolnshire.period_years
    )
    assert by_case["cleveland-steria-2010"].readings[0].denominator_gbp == (
        partnership("cleveland-steria-2010").savings_promised.gbp
    )
    assert by_case["met-sscl-2015"].readings[0].denominator_gbp == sscl.value_gbp


def test_an_included_entry_needs_its_footing_and_sources():
    entry = next(entry for entry in ENTRIES if entry.include)

    for missing in ({"readings": ()}, {"sources": ()}, {"period": None}, {"standing": None}):
        with pytest.raises(InvalidValue, match=entry.id):
            replace(entry, **missing)


@pytest.mark.parametrize(("above", "below"), [(1, 0), (-1, 1), (1, -1)])
def test_a_ratio_needs_pounds_below_the_line(above, below):
    with pytest.raises(InvalidValue):
        RatioReading(
            numerator_gbp=above,
            numerator_is="above",
            denominator_gbp=below,
            denominator_is="below",
            derived=False,
        )


def test_what_others_found_is_kept_apart():
    savings = context_notes(RatioKind.REPORTED_TO_PROMISED_SAVING)
    costs = context_notes(RatioKind.FINAL_TO_ANNOUNCED_COST)

    assert len(savings) == 3
    assert [note.source.date for note in costs] == ["2016-05-20"]


@pytest.mark.parametrize("ratio", RatioKind)
def test_each_ratio_has_its_standing_caution(ratio):
    assert "likely to flatter" in standing_caution(ratio)
