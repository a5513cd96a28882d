from __future__ import annotations

import pytest

from counterfoil.experience import Outcome, Stage, UnknownPartnership, partnership, partnerships
from counterfoil.partnership_kind import PartnershipKind


def test_thirty_partnerships_of_three_kinds():
    counts = {kind: len(partnerships(kind=kind)) for kind in PartnershipKind}

    assert counts == {"business": 9, "custody": 13, "consultancy": 8}
    assert len({record.id for record in partnerships()}) == 30


# Read off the published sources that each case names.
def test_figures_are_carried_over():
    cleveland = partnership("cleveland-steria-2010")
    assert cleveland.value_gbp == 175_000_000
    assert cleveland.savings_promised.gbp == 50_000_000
    assert cleveland.savings_reported.gbp == 70_000_000
    assert cleveland.savings_reported.basis == "reported_by_client"

    custody = partnership("cleveland-reliance-custody-2007")
    assert custody.savings_promised.gbp == 2_074_000
    assert custody.savings_promised.basis == "non_cashable"
    assert custody.savings_reported.gbp == 238_000 + 483_000

    hampshire = partnership("hampshire-deloitte-2015")
    assert hampshire.value_gbp == 1_963_661 + 190_641


def test_conflicts_and_recalled_items_are_kept():
    assert "Value 200m vs 228m vs 229m" in partnership("lincolnshire-g4s-2012").conflicts
    assert partnership("cheshire-custody-pfi-2005").recalled == (
        "supplier name Global Solutions Ltd",
    )


def test_every_record_has_sources_and_a_standing():
    for record in partnerships():
        assert all(source.url.startswith("http") for source in record.sources)
        assert record.confidence in {"high", "medium", "low"}


def test_filters_narrow_together():
    found = partnerships(kind=PartnershipKind.CUSTODY, outcome=Outcome.ENDED_EARLY)

    assert [record.id for record in found] == ["cheshire-custody-pfi-2005"]
    assert partnerships(kind=PartnershipKind.CUSTODY, outcome=Outcome.COMPLETED) == ()


def test_a_stage_keeps_those_with_a_lesson_on_it():
    found = partnerships(stage=Stage.EVALUATION)

    assert [record.id for record in found] == [
        "beds-cambs-herts-g4s-2013",
        "cleveland-mitie-custody-2017",
    ]


def test_a_status_is_matched_exactly():
    assert [record.id for record in partnerships(status="rejected")] == [
        "beds-cambs-herts-g4s-2013"
    ]


@pytest.mark.parametrize(
    ("asked", "mend"),
    [
        ("mfss", "name mfss-capgemini-2012"),
        ("met-sscl-2025", "name met-sscl-2015"),
        ("zzzz", "list the ids with `counterfoil experience`"),
    ],
)
def test_an_unknown_id_is_told_with_the_nearest(asked, mend):
    with pytest.raises(UnknownPartnership) as caught:
        partnership(asked)

    assert mend in caught.value.mend
