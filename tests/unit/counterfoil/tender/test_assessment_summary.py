"""Summaries for all who were assessed, and none while any line of any is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from counterfoil.errors import BadInput, NoAnswer
from counterfoil.tender.assessment_summary import (
    assessed,
    complete_summaries,
    draft_summaries,
    draft_summary,
)
from counterfoil.tender.award import rank
from counterfoil.tender.bids import BidDecision, Irregularity, Trouble
from counterfoil.tender.contest import Contest
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import entries_of, ranking
from counterfoil.tender.low_bids import PriceDecision, PriceVerdict
from counterfoil.tender.plan import Criterion
from counterfoil.tender.scores import Consensus
from counterfoil.tender.summary_lines import CriteriaPublished
from tests.fixtures.tenders import DAY, a_dossier, at, supplier

AT = "the tender notice, documents 3 and 4"
LATE = Irregularity(
    id="late",
    entered_on=DAY,
    bid="c",
    trouble=Trouble.LATE,
    what="It came an hour late.",
    decision=BidDecision.LEFT_OUT,
    reason="Nothing outside the bidder's control held it up.",
    decided_by="commercial lead",
)
DECIDED = PriceDecision(
    id="d1",
    entered_on=DAY,
    bid="c",
    verdict=PriceVerdict.STAYS_IN,
    shown=True,
    reason="Its rota shows how nights are paid for.",
    decided_at=at(15, 27),
    decided_by="commercial lead",
)
"""c is 29.8% below the mean of the others, and the small tender's limit is 15%."""


def whole(*added, names="abc"):
    return a_dossier(*(supplier(name) for name in names), DECIDED, *added)


def test_each_assessed_supplier_gets_its_own_and_the_winners():
    dossier = whole()
    found = complete_summaries(dossier, ranking(dossier), criteria_at=AT)

    assert [(one.bid, one.won, tuple(part.bid for part in one.parts)) for one in found] == [
        ("a", True, ("a",)),
        ("b", False, ("b", "a")),
        ("c", False, ("c", "a")),
    ]


def test_one_missing_line_holds_all_back_and_each_is_named():
    dossier = whole(names="ab")
    with pytest.raises(BadInput) as caught:
        complete_summaries(dossier, ranking(dossier), criteria_at=AT)

    assert {str(one.where) for one in caught.value.problems} == {"summary for c, bid c"}
    assert "regulation 31(2)(a) is not met: the name of the supplier" in {
        one.what for one in caught.value.problems
    }


def test_where_the_criteria_can_be_read_is_taken_from_the_record():
    published = CriteriaPublished(
        id="p", entered_on=DAY, where="notice 7", published_on=date(2026, 10, 1)
    )
    dossier = whole(published)
    found = complete_summaries(dossier, ranking(dossier))
    (line,) = (one for one in found[0].parts[0].lines if one.paragraph == "(2)(d)(ii)")

    assert line.text == "notice 7"


def test_a_score_without_where_in_the_tender_is_no_explanation():
    dossier = whole()
    records = tuple(
        replace(one, considered=" ") if isinstance(one, Consensus) and one.id == "c-b-care" else one
        for one in dossier.records
    )
    dossier = Dossier(plan=dossier.plan, records=records)
    (problem,) = draft_summary(dossier, ranking(dossier), "b", criteria_at=AT).problems

    assert "by reference to relevant information in the tender" in problem.what
    assert problem.where == "summary for b, bid b care"
    assert "considered" in problem.mend


def test_a_disregarded_tender_gets_none():
    dossier = whole(LATE)
    order = ranking(dossier)

    assert assessed(order) == ("a", "b")
    with pytest.raises(NoAnswer, match="disregarded before it was marked"):
        draft_summary(dossier, order, "c")


def test_one_that_fell_at_a_threshold_is_told_which():
    dossier = whole()
    entries, _ = entries_of(dossier)
    quality = dossier.plan.criteria[0]
    care = replace(quality.criteria[0], minimum=Fraction(3))
    raised: tuple[Criterion, ...] = (
        replace(quality, criteria=(care, quality.criteria[1])),
        dossier.plan.criteria[1],
    )
    contest = Contest(plan=dossier.plan.with_criteria(raised), entries=entries)
    dossier = Dossier(plan=contest.plan, records=dossier.records)
    summary = draft_summary(dossier, rank(contest.plan, entries), "c", criteria_at=AT)

    assert summary.problems == ()
    assert summary.parts[0].lines[-1].text == "2 for care, below the minimum of 3"


def test_without_a_winner_there_is_none():
    dossier = whole()
    with pytest.raises(NoAnswer, match="no bid wins outright"):
        draft_summary(dossier, rank(dossier.plan, ()), "a")


def test_a_low_price_that_nobody_decided_on_holds_all_back():
    dossier = a_dossier(*(supplier(name) for name in "abc"))
    with pytest.raises(BadInput) as caught:
        complete_summaries(dossier, ranking(dossier), criteria_at=AT)

    (problem,) = caught.value.problems
    assert (problem.where, problem.what[:25]) == ("bid c", "its price looks too low, ")


def test_all_at_once_are_those_one_by_one():
    dossier = whole()
    found = ranking(dossier)

    assert draft_summaries(dossier, found, criteria_at=AT) == tuple(
        draft_summary(dossier, found, bid, criteria_at=AT) for bid in assessed(found)
    )
    with pytest.raises(NoAnswer, match="it was disregarded before it was marked"):
        draft_summary(dossier, found, "z")
