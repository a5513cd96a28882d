"""What the pages of marking say of progress, the scale and what was declared."""

from __future__ import annotations

import pytest

from counterfoil_web.tenders.marking_presenters import (
    Progress,
    anchors,
    bidders_of,
    choices,
    declarations_of,
    declared_by_bidder,
    history,
    marks_word,
    progress,
)
from tests.fixtures.tenders import HUNDRED, NOUGHT_TO_FIVE
from tests.web.tenders.test_markers import marker_of


def test_a_choice_for_each_mark_with_what_it_means():
    found = choices(NOUGHT_TO_FIVE, "4")
    assert [one.mark for one in found if one.chosen] == ["4"]
    assert found[5].label == "Excellent"
    assert choices(HUNDRED, "") == []
    assert anchors(HUNDRED) == [("0 to 100", "Per cent", "A share")]
    assert (marks_word(1), marks_word(1200)) == ("1 mark", "1,200 marks")


@pytest.mark.django_db
def test_progress_and_declarations(tender_at, opened_by):
    tender_at("marked")
    with opened_by("contract_evaluator") as one:
        held = marker_of(one)
        assert progress(held) == Progress(marked=12, of=12, drafts=0, handed_in=4, criteria=4)
        assert [bid.name for bid in bidders_of(held)] == [f"Bidder {name}" for name in "ABCDE"]
        assert declarations_of(held)["B"].conflict
        assert declared_by_bidder(held) == 4
        assert history(held, held.answers["a", "care"]) == []
