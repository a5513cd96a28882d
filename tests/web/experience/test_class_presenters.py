from __future__ import annotations

from counterfoil.experience import partnerships
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.experience.class_presenters import shown_ratios


def test_each_ratio_has_a_class_for_every_kind_and_one_pooled():
    for ratio in shown_ratios():
        assert [one.title for one in ratio.classes] == [
            "Business partnering",
            "Custody",
            "Consultancy",
            "All kinds pooled",
        ]
        assert [one.pooled for one in ratio.classes] == [False, False, False, True]


def test_every_case_of_a_kind_is_used_or_left_out():
    for ratio in shown_ratios():
        for kind, shown in zip(PartnershipKind, ratio.classes, strict=False):
            assert shown.count + len(shown.left_out) == len(partnerships(kind=kind))
            assert shown.count == len(shown.entries)


def test_sums_by_both_readings_where_sources_disagree():
    business = shown_ratios()[0].classes[0]

    # Pounds in millions. Cautious: 75.0 over 62.6. Favourable: 75.2 over 53.6.
    assert business.sums == "1.20 by the cautious readings, 1.40 by the favourable ones"
    assert shown_ratios()[0].classes[1].sums == ""


def test_a_class_without_conflicts_has_one_sum():
    cost = shown_ratios()[1]
    single = [one.sums for one in cost.classes if one.sums and "," not in one.sums]

    assert all(float(sums) > 0 for sums in single)
