"""Where a tender stands at each stage of the example, and whose move it is."""

import pytest

from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.seats_store import seats_of
from counterfoil_web.tenders.stages import State, now_of, stands, steps_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stage", "now", "line"),
    [
        ("locked", ["Interests declared", "Bids received"], "Locked. Bids are due on 23 November"),
        ("received", ["Bids opened"], "Bids are due and not opened yet"),
        ("opened", ["Marking"], "Bids are being marked"),
        ("marked", ["Moderation"], "Bids are being marked"),
        ("agreed", ["Moderation"], "Bids are being moderated"),
        ("quality_locked", ["Prices"], "Quality is locked, prices are sealed"),
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
