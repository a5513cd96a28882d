from __future__ import annotations

from counterfoil.appraisal.business_case import CorrelationGroup
from counterfoil.appraisal.correlation import group_correlations


def test_every_pair_has_the_groups_correlation_unless_it_is_named():
    group = CorrelationGroup(
        id="g", title="G", correlation=0.2, pairs=(("c", "a", -0.4), ("a", "elsewhere", 0.9))
    )

    assert group_correlations(group, ["a", "b", "c"]).tolist() == [
        [1.0, 0.2, -0.4],
        [0.2, 1.0, 0.2],
        [-0.4, 0.2, 1.0],
    ]


def test_a_group_of_nobody_is_an_empty_table():
    group = CorrelationGroup(id="g", title="G", correlation=0.2)

    assert group_correlations(group, []).shape == (0, 0)
