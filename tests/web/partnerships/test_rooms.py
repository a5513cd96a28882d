"""What the answers say of each room."""

from __future__ import annotations

from datetime import date, timedelta

from counterfoil import guide
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.partnerships import answers, challenges
from counterfoil_web.partnerships.answers import AnswerValues
from counterfoil_web.partnerships.rooms import answer_notes, rooms_of

DUE = date(2026, 12, 1)


def note(partnership, room):
    return next(one for one in answer_notes(partnership) if one.room == room)


def ask(world, enter, question, **values):
    return answers.save_answer(
        enter("commercial_lead"),
        question,
        AnswerValues(**{"state": AnswerState.ASKED, **values}),
        revision=0,
    )


def test_a_room_without_answers(world, enter):
    enter("commercial_lead")
    count = len(guide.questions(room="governance", kind="custody"))
    told = note(world.partnership, "governance")

    assert told.done == f"0 of {count} questions answered"
    assert told.to_do == f"{count} without an answer"
    assert told.whose_move == "Anybody’s"
    assert told.due is None


def test_whose_move_it_is_follows_the_earliest_day(world, enter, answered):
    manager, lead = world.people["contract_manager"], world.people["commercial_lead"]
    ask(world, enter, "P3-C2", owner=manager, due=DUE + timedelta(days=9))
    ask(world, enter, "P3-C3", owner=lead, due=DUE)
    ask(world, enter, "P3-C4", state=AnswerState.NOT_YET, text="The board sits in May")
    told = note(world.partnership, "governance")

    assert told.done == "1 of 9 questions answered"
    assert told.to_do == "2 asked of an owner and not written, 1 “not yet” and 5 without an answer"
    assert (told.whose_move, told.due) == ("Commercial lead, for P3-C3", DUE)


def test_a_challenge_is_the_owners_move(world, enter, answered):
    challenges.challenge(enter("finance_officer"), answered, agrees=False, text="No")
    told = note(world.partnership, "governance")

    assert told.to_do.startswith("1 challenged")
    assert told.whose_move == "Contract manager, for P3-C1"


def test_six_rooms_in_order_without_a_query_once_worked_out(
    world, enter, answered, django_assert_num_queries
):
    rooms_of(enter("commercial_lead").partnership, current="", today=DUE)
    again = enter("commercial_lead").partnership
    with django_assert_num_queries(0):
        rooms = rooms_of(again, current="governance", today=DUE)

    assert [room.slug for room in rooms] == [room.slug for room in guide.rooms()]
    assert [room.slug for room in rooms if room.current] == ["governance"]


def test_a_day_that_has_passed_is_overdue(world, enter):
    ask(world, enter, "P3-C2", owner=world.people["contract_manager"], due=DUE)
    seen = enter("commercial_lead")

    def governance(today):
        rooms = rooms_of(seen.partnership, current="", today=today)
        return next(room for room in rooms if room.slug == "governance")

    assert (governance(DUE).due, governance(DUE).overdue) == ("Due today", False)
    assert governance(DUE + timedelta(days=1)).overdue


def test_only_a_move_of_somebody_in_particular_stands_beside_a_room(world, enter):
    ask(world, enter, "P3-C2", owner=world.people["contract_manager"], due=DUE)
    rooms = rooms_of(enter("commercial_lead").partnership, current="", today=DUE)
    moves = {room.slug: room.next_move for room in rooms}

    assert moves["governance"] == "Contract manager, for P3-C2"
    assert moves["outcomes"] == ""
    assert rooms[0].moves
