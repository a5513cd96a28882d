"""Where a tender stands at each stage of the example, and whose move it is."""

import pytest

from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.seats_store import seats_of
from counterfoil_web.tenders.stages import LEAD, OFFICERS, State, now_of, stands, steps_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stage", "now", "line"),
    [
        ("locked", ["Interests declared", "Bids received"], "Locked. Bids are due on 23 November"),
        ("received", ["Bids opened"], "Bids are due and not opened yet"),
        ("opened", ["Marking"], "Bids are being marked"),
        ("marked", ["Moderation"], "Bids are being marked"),
        ("agreed", ["Moderation"], "Bids are being moderated"),
        ("quality_locked", ["Prices"], "Quality is locked, prices are not opened"),
        ("priced", ["Award"], "Prices are opened"),
    ],
)
def test_the_tender_waits_for_what_comes_next(tender_at, opened_by, clock, stage, now, line):
    clock("2026-10-01 09:00")
    tender_at(stage)
    with opened_by("commercial_lead") as one:
        held = one.competition
        steps = steps_of(held, list(seats_of(one.tender)))
    assert [step.title for step in now_of(steps)] == now
    assert stands(held).startswith(line)


def test_a_late_bid_without_a_decision_holds_the_tender_up(tender_at, opened_by, clock):
    clock("2026-10-01 09:00")
    tender_at("received")
    with opened_by("commercial_lead") as one:
        steps = {step.title: step for step in steps_of(one.competition, [], [SeatKind.EVALUATOR])}
    assert steps["Bids received"].state is State.DONE
    assert steps["People"].told == "0 parts given, 6 still to give"
    assert steps["Marking"].place == "marking/"
    assert not steps["Award"].is_now


@pytest.mark.parametrize(
    ("stage", "sealed", "state", "told", "whose"),
    [
        ("received", "", State.LATER, "None of 4 received yet", LEAD),
        ("received", "ab", State.LATER, "2 of 4 received, sealed", LEAD),
        ("quality_locked", "", State.NOW, "None of 4 received yet", LEAD),
        (
            "quality_locked",
            "abce",
            State.NOW,
            "4 of 4 received, sealed. Two officers may open them now",
            OFFICERS,
        ),
    ],
)
def test_the_step_of_prices_says_what_came_in(
    tender_at, opened_by, clock, stage, sealed, state, told, whose
):
    """Five bids came in; D was late and left out, so that four have a price to be opened."""
    clock("2026-10-01 09:00")
    tender_at(stage)
    with opened_by("commercial_lead") as one:
        steps = {each.title: each for each in steps_of(one.competition, [], sealed=set(sealed))}
    prices = steps["Prices"]
    assert (prices.state, prices.told, prices.whose) == (state, told, whose)
