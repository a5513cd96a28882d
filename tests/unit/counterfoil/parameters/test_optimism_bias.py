from __future__ import annotations

import pytest

from counterfoil.citation import Citation, Confidence
from counterfoil.errors import InvalidValue
from counterfoil.parameters import Bound, NoBound, optimism_bound, project_types


# Mott MacDonald table 2, per cent.
@pytest.mark.parametrize(
    ("project_type", "cost_kind", "upper_pct", "lower_pct"),
    [
        ("non-standard buildings", "capex", 51, 4),
        ("non-standard buildings", "duration", 39, 2),
        ("standard buildings", "capex", 24, 2),
        ("standard buildings", "duration", 4, 1),
        ("non-standard civil engineering", "capex", 66, 6),
        ("standard civil engineering", "capex", 44, 3),
        ("standard civil engineering", "duration", 20, 1),
        ("equipment/development", "capex", 200, 10),
        ("equipment/development", "duration", 54, 10),
        ("outsourcing", "opex", 41, 0),
    ],
)
def test_bounds_are_the_published_ones(project_type, cost_kind, upper_pct, lower_pct):
    bound = optimism_bound("2002", project_type, cost_kind)

    assert (bound.upper, bound.lower) == (upper_pct / 100, lower_pct / 100)
    assert bound.confidence is Confidence.CONFIRMED
    assert "optimism bias" in bound.source.title


def test_letter_case_and_marks_between_words_do_not_matter():
    asked = optimism_bound("2002", "Equipment_Development", "capex")

    assert asked == optimism_bound("2002", "equipment/development", "capex")


def test_outsourcing_has_no_bound_on_duration():
    with pytest.raises(NoBound, match="no duration bound is published for outsourcing") as caught:
        optimism_bound("2002", "outsourcing", "duration")

    assert caught.value.mend == "apply the bound to opex"


def test_unknown_types_and_kinds_are_told_with_the_nearest():
    with pytest.raises(NoBound, match="name outsourcing"):
        optimism_bound("2002", "outsorcing", "opex")
    with pytest.raises(NoBound, match="name capex, opex, duration"):
        optimism_bound("2002", "outsourcing", "revenue")


def test_there_are_six_project_types():
    assert len(project_types("2002")) == 6


def test_a_lower_bound_above_the_upper_is_refused():
    source = Citation(title="A test", url="https://example.org")

    with pytest.raises(InvalidValue):
        Bound(upper=0.1, lower=0.2, source=source, confidence=Confidence.CONFIRMED)
