"""The example competitions: sums by hand, and what each is there to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

import counterfoil
from counterfoil.procurement.notices import NoticeState, notices_due
from counterfoil.procurement.timetable import timetable
from counterfoil.procurementfile.folder import check_procurement_folder
from counterfoil.tender.assessment_summary import complete_summaries
from counterfoil.tender.bids import Receipt
from counterfoil.tender.entries import entries_of, ranking
from counterfoil.tender.low_bids import LowBidTest, low_bids, undecided
from counterfoil.tender.moderation import moderated_answers
from counterfoil.tender.plan import TieBy
from counterfoil.tender.reversals import reversals
from counterfoil.tenderfile.folder import read_tender_folder, whole_life_in

ROOT = Path(counterfoil.__file__).parent / "content" / "example_tenders"
NAMES = ("business-2027", "consultancy-2026", "custody-2027")


PROCUREMENTS = {
    "business-2027": ROOT / "business-2027" / "procurement",
    "consultancy-2026": ROOT / "consultancy-2026" / "procurement",
    "custody-2027": ROOT.parent / "example_procurements" / "cleveland-custody-2017",
}


class Held:
    """One competition, read once."""

    def __init__(self, name):
        self.folder = ROOT / name
        self.dossier = read_tender_folder(self.folder).dossier
        self.whole_life = whole_life_in(self.folder, self.dossier)
        self.prices = {
            bid: one.counted_gbp(self.dossier.plan.price.figure)
            for bid, one in self.whole_life.items()
        } or self.dossier.totals_gbp
        self.entries, _ = entries_of(self.dossier, prices_gbp=self.prices)
        self.ranking = ranking(self.dossier, prices_gbp=self.prices)


@pytest.fixture(scope="module")
def held():
    return {name: Held(name) for name in NAMES}


def order(ranked):
    return [one.bid for one in ranked.placed]


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_reversal_a_low_bid_a_divergence_and_a_tie(held, name):
    one = held[name]

    assert len(reversals(one.dossier.plan, one.entries)) == 1
    assert low_bids(one.dossier.plan.low_bids, one.prices)
    assert len([each for each in moderated_answers(one.dossier) if each.divergence]) == 1
    assert len(one.ranking.ties) == 1


@pytest.mark.parametrize(
    ("name", "answer", "marks", "agreed"),
    [
        ("business-2027", ("d", "handover"), (5, 5, 3), 5),
        ("consultancy-2026", ("b", "method"), (5, 3, 5), 5),
        ("custody-2027", ("b", "care"), (5, 3), 4),  # the third evaluator may not mark b
    ],
)
def test_the_answer_to_be_talked_over_is_two_marks_apart(held, name, answer, marks, agreed):
    (found,) = (one for one in moderated_answers(held[name].dossier) if one.divergence)

    assert (found.bid, found.criterion) == answer
    assert tuple(one.mark for one in found.scores.values()) == marks
    assert held[name].dossier.consensus[answer].mark == agreed


@pytest.mark.parametrize("name", NAMES)
def test_each_says_that_it_is_made_up_and_its_receipts_can_be_made_again(held, name):
    dossier = held[name].dossier
    files = [*held[name].folder.glob("*.csv")]

    assert dossier.plan.illustrative.startswith("Illustrative")
    assert all("Illustrative" in file.read_text(encoding="utf-8") for file in files)
    assert (
        "illustrative" in (held[name].folder / "README.md").read_text(encoding="utf-8").casefold()
    )
    for one in dossier.of(Receipt):
        data = f"Illustrative bid of Bidder {one.bid.upper()}\n".encode()
        assert (one.sha256, one.size) == (sha256(data).hexdigest(), len(data))


@pytest.mark.parametrize("name", ["business-2027", "consultancy-2026"])
def test_each_that_is_over_gives_every_assessed_supplier_a_whole_summary(held, name):
    one = held[name]
    found = complete_summaries(one.dossier, one.ranking, prices_gbp=one.prices)

    assert {each.bid for each in found} == {*order(one.ranking)}


# Custody: care 24, staffing 18, handover 12, social 6, price 40; marks of 5; lowest price £8m.


def test_custody_points_by_hand(held):
    """a: 14.4 + 14.4 + 7.2 + 3.6 + 40 × 8/10 = 71.6    b: 19.2 + 14.4 + 9.6 + 3.6 + 25.6 = 72.4
    c: 9.6 + 7.2 + 4.8 + 1.2 + 40 = 62.8               e: 24 + 14.4 + 12 + 1.2 + 20 = 71.6
    """
    found = held["custody-2027"].ranking

    assert [(one.bid, one.rank, one.result) for one in found.placed] == [
        ("b", 1, Fraction("72.4")),
        ("e", 2, Fraction("71.6")),
        ("a", 3, Fraction("71.6")),
        ("c", 4, Fraction("62.8")),
    ]
    assert [(one.bids, one.decided_by.by) for one in found.ties] == [(("a", "e"), TieBy.QUALITY)]
    assert [one.bid for one in found.out] == ["d"]


def test_custody_without_c_the_lowest_price_is_10m_and_a_wins(held):
    """a: 39.6 + 40 = 79.6; b: 46.8 + 32 = 78.8."""
    one = held["custody-2027"]
    (found,) = reversals(one.dossier.plan, one.entries)

    assert (found.without, found.winner, found.winner_then) == ("c", "b", "a")
    assert found.after.place("a").result == Fraction("79.6")
    assert found.after.place("b").result == Fraction("78.8")


def test_custody_one_answer_is_talked_over_and_one_evaluator_may_not_mark_b(held):
    found = moderated_answers(held["custody-2027"].dossier)

    assert [(one.bid, one.criterion) for one in found if one.divergence] == [("b", "care")]
    assert {one.bid for one in found if one.conflicted} == {"b"}
    assert not any("contract_manager" in one.scores for one in found if one.bid == "b")


def test_custody_two_prices_are_low_and_nothing_is_decided(held):
    """a: £10m against (12.5 + 8 + 16) / 3 = £12.167m: 1 - 60/73 = 13/73. c: £8m against £12m: a
    third; against (10 + 12.5 + 16) / 3 = £12.833m: 1 - 48/77 = 29/77. The limits are 15% and 20%.
    """
    one = held["custody-2027"]
    found = low_bids(one.dossier.plan.low_bids, one.prices)

    assert [(each.bid, each.below_percent) for each in found] == [
        ("a", Fraction(1300, 73)),
        ("c", Fraction(100, 3)),
        ("c", Fraction(2900, 77)),
    ]
    assert [each.where for each in undecided(one.dossier, one.prices)] == ["bid a", "bid c"]


# Business: service 24, handover 18, people 12, social 6; marks of 5; whole-life price 40.
# A call costs what a bid asks for it. 6,700 a month are expected, and each year 0% to 4% more,
# every growth as likely as another: year k has on average ((1.04^(k+1) - 1) / (0.04 (k+1))) times
# as many. By hand that is 1.02, 1.040533, 1.061616, 1.083265 and 1.105496: 5.310910 in five years.
CALLS = 6_700 * 12 * sum((1.04 ** (k + 1) - 1) / (0.04 * (k + 1)) for k in range(1, 6))
YEARLY_AND_A_CALL = {
    "a": (3_144_000, 10.0),
    "b": (3_900_000, 10.5),
    "c": (1_896_000, 13.0),
    "d": (3_144_000, 10.0),
}
"""Of each bid, its two yearly charges together and its rate for a call."""


def test_business_prices_over_the_whole_life_are_near_their_mean_by_hand(held):
    """On the sheet: 5 × £3,144,000 + 402,000 calls × £10 = £19,740,000, and so on."""
    one = held["business-2027"]
    found = one.whole_life

    assert pytest.approx(5.310910, abs=1e-6) == CALLS / 80_400
    for bid, (yearly, a_call) in YEARLY_AND_A_CALL.items():
        assert float(one.prices[bid]) == pytest.approx(5 * yearly + CALLS * a_call, rel=0.002)
        sheet = 5 * yearly + 402_000 * a_call
        assert found[bid].sheet_gbp == one.dossier.totals_gbp[bid] == sheet
        assert found[bid].worst_tenth_gbp > one.prices[bid] > sheet


def test_business_points_by_hand(held):
    """Quality a: 19.2 + 14.4 + 9.6 + 3.6 = 46.8   b: 24 + 14.4 + 9.6 + 4.8 = 52.8
    c: 9.6 + 7.2 + 7.2 + 2.4 = 26.4               d: 14.4 + 18 + 9.6 + 4.8 = 46.8
    Price: £15.031m, £19.990m and £23.983m by the means above: a 40 × 15.031 / 19.990 = 30.08.
    """
    one = held["business-2027"]
    quality = {"a": 46.8, "b": 52.8, "c": 26.4, "d": 46.8}
    price = {bid: 5 * yearly + CALLS * a for bid, (yearly, a) in YEARLY_AND_A_CALL.items()}

    assert order(one.ranking) == ["b", "a", "d", "c"]
    for place in one.ranking.placed:
        by_hand = quality[place.bid] + 40 * price["c"] / price[place.bid]
        assert float(place.result) == pytest.approx(by_hand, abs=0.05)
    (tie,) = one.ranking.ties
    assert (tie.bids, tie.decided_by.by) == (("a", "d"), TieBy.CRITERION)  # equal in quality too
    assert one.ranking.place("a").result == one.ranking.place("d").result


def test_business_without_c_a_wins(held):
    """a: 46.8 + 40 = 86.8; b: 52.8 + 40 × 19.990 / 23.983 = 86.14."""
    one = held["business-2027"]
    (found,) = reversals(one.dossier.plan, one.entries)

    assert (found.without, found.winner, found.winner_then) == ("c", "b", "a")
    assert found.after.place("a").result == Fraction("86.8")
    assert float(found.after.place("b").result) == pytest.approx(86.14, abs=0.05)


def test_business_the_low_bid_was_asked_answered_and_stays_in(held):
    """c: 1 - 15.031 / 20 = 24.8% below should cost; 1 - 15.031 / 21.321 = 29.5% below the mean."""
    one = held["business-2027"]
    found = low_bids(one.dossier.plan.low_bids, one.prices)

    assert [(each.bid, each.test) for each in found] == [
        ("c", LowBidTest.SHOULD_COST),
        ("c", LowBidTest.MEAN_OF_OTHERS),
    ]
    assert [float(each.below_percent) for each in found] == pytest.approx([24.8, 29.5], abs=0.2)
    assert undecided(one.dossier, one.prices) == ()
    assert "c" in order(one.ranking)


# Consultancy: method 24, team 18, skills 12, social 6; marks of 5; price 40 on a line through the
# mean: 40 × (1½ - price / mean). The mean of £240,000, £300,000, £432,800, £307,200 is £320,000.


def test_consultancy_points_by_hand(held):
    """a: 19.2 + 10.8 + 7.2 + 3.6 = 40.8, and 40 × (1.5 - 0.75) = 30
    b: 24 + 14.4 + 7.2 + 3.6 = 49.2, and 40 × (1.5 - 0.9375) = 22.5
    c: 9.6 + 7.2 + 9.6 + 2.4 = 28.8, and 40 × (1.5 - 1.3525) = 5.9
    e: 19.2 + 18 + 7.2 + 4.8 = 49.2, and 40 × (1.5 - 0.96) = 21.6
    """
    found = held["consultancy-2026"].ranking

    assert [(one.bid, one.rank, one.result) for one in found.placed] == [
        ("b", 1, Fraction("71.7")),
        ("a", 2, Fraction("70.8")),
        ("e", 3, Fraction("70.8")),
        ("c", 4, Fraction("34.7")),
    ]
    (tie,) = found.ties  # both have 4 for method, so lots were drawn before a witness
    assert (tie.bids, tie.decided_by.by) == (("a", "e"), TieBy.DRAWING_LOTS)


def test_consultancy_without_the_dearest_bid_a_wins(held):
    """The mean is then £282,400. a: 40.8 + 40 × (1.5 - 240 / 282.4) = 66.806;
    b: 49.2 + 40 × (1.5 - 300 / 282.4) = 66.707.
    """
    one = held["consultancy-2026"]
    (found,) = reversals(one.dossier.plan, one.entries)

    assert (found.without, found.winner, found.winner_then) == ("c", "b", "a")
    by_hand = Fraction("40.8") + 40 * (Fraction(3, 2) - Fraction(2_400, 2_824))
    assert found.after.place("a").result == by_hand
    assert float(found.after.place("b").result) == pytest.approx(66.707, abs=0.001)


def test_consultancy_the_low_bid_did_not_answer_and_is_disregarded(held):
    """d: £150,000 is 50% below £300,000, and 53.125% below £320,000, the mean of the others."""
    one = held["consultancy-2026"]
    found = low_bids(one.dossier.plan.low_bids, one.prices)

    assert [(each.bid, each.below_percent) for each in found] == [
        ("d", 50),
        ("d", Fraction("53.125")),
    ]
    (out,) = one.ranking.out
    assert (out.bid, "abnormally low" in out.reason) == ("d", True)


# The procurement of each, on a day on which two are over and one is at its moderation.
ON = date(2026, 11, 23)


@pytest.mark.parametrize("name", NAMES)
def test_tenders_close_on_the_day_that_the_procurement_says(held, name):
    found, _ = check_procurement_folder(PROCUREMENTS[name], ON)

    assert timetable(found.plan).on("tenders") == held[name].dossier.plan.bids_due.date()


@pytest.mark.parametrize(
    ("name", "warned_of"),
    [("business-2027", ["procurement.yaml, steps, standstill"]), ("consultancy-2026", [])],
)
def test_what_is_over_was_published_in_time(name, warned_of):
    """The one warning is of the day of the standstill that is a holiday in one part alone."""
    found, problems = check_procurement_folder(PROCUREMENTS[name], ON)

    assert [one.where for one in problems] == warned_of
    states = {
        one.kind.code: one.state for one in notices_due(timetable(found.plan), found.records, ON)
    }
    assert {states[code] for code in ("UK4", "UK6", "UK7")} == {NoticeState.PUBLISHED}
    assert not {NoticeState.LATE, NoticeState.PUBLISHED_LATE} & {*states.values()}


@pytest.mark.parametrize(
    ("name", "last"),
    [
        # From Tuesday 9 June: 9, 10, 11, 12, 16, 17, 18, 19. Monday the 15th was a holiday in
        # Scotland, which leaves a working day out for all.
        ("business-2027", date(2026, 6, 19)),
        # From Tuesday 4 August: 4, 5, 6, 7, 10, 11, 12, 13.
        ("consultancy-2026", date(2026, 8, 13)),
    ],
)
def test_the_standstill_is_eight_working_days_by_hand(name, last):
    found, _ = check_procurement_folder(PROCUREMENTS[name], ON)

    assert timetable(found.plan).on("standstill") == last
    undone = tuple(one for one in found.plan.steps if one.id not in ("standstill", "sign", "start"))
    made = timetable(replace(found.plan, steps=undone))
    assert made.on("standstill") == last
