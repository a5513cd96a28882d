from __future__ import annotations

import pytest

from counterfoil.appraisal.business_case import ReferenceClassUse
from counterfoil.appraisal.reference_classes import from_experience, reference_class_notes
from counterfoil.errors import CounterfoilError
from counterfoil.experience import reference_class
from counterfoil.partnership_kind import PartnershipKind
from tests.fixtures.small_cases import small_case


def test_a_range_is_drawn_from_the_cases_between_the_bounds_stated():
    use = ReferenceClassUse(
        kind="business", ratio="reported_to_promised_saving", lowest=0.0, highest=2.0
    )

    ratios = sorted(reference_class("business", "reported_to_promised_saving").ratios)

    assert from_experience(use).support == (0.0, 2.0)
    assert list(from_experience(use).quantile([(k + 1) / 3 for k in range(2)])) == pytest.approx(
        ratios
    )


@pytest.mark.parametrize(
    "use",
    [
        ReferenceClassUse(kind="business", ratio="reported_to_promised_saving"),
        ReferenceClassUse(kind="nobody", ratio="reported_to_promised_saving"),
        ReferenceClassUse(kind="business", ratio="luck"),
        ReferenceClassUse(
            kind="business", ratio="reported_to_promised_saving", lowest=1.3, highest=2.0
        ),
    ],
    ids=["too few", "no such kind", "no such ratio", "bounds inside"],
)
def test_what_experience_cannot_give_is_refused_with_a_mend(use):
    with pytest.raises(CounterfoilError) as caught:
        from_experience(use)
    assert caught.value.mend


def test_the_notes_tell_of_the_cases_own_kind_and_of_all():
    notes = reference_class_notes(small_case(kind=PartnershipKind.BUSINESS))

    assert [(note.kind, note.ratio) for note in notes] == [
        ("business", "reported_to_promised_saving"),
        ("business", "final_to_announced_cost"),
        ("any", "reported_to_promised_saving"),
        ("any", "final_to_announced_cost"),
    ]
    for note in notes:
        assert note.count == len(note.cases) == len(note.ratios)
        assert note.caution
    assert notes[2].count >= notes[0].count
