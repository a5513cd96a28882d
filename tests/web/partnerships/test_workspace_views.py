"""Overview, rooms and gates."""

from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil import guide
from tests.web.partnerships.conftest import QUESTION, text_of

ROOMS = [room.slug for room in guide.rooms()]


@pytest.fixture
def url(world):
    def made(name, *more):
        return reverse(f"partnerships:{name}", args=[world.partnership.ref, *more])

    return made


def test_signed_out_outsider_and_wrong_role(client, client_as, url):
    for address in (url("workspace"), url("room", "contract"), url("gate-questions", "outline")):
        assert client.get(address).status_code == 302
        assert client_as("outsider").get(address).status_code == 404
        assert client_as("administrator").get(address).status_code == 403


def test_the_overview_tells_where_it_stands(client_as, answered, url):
    words = text_of(client_as("commissioner").get(url("workspace")))

    for part in (
        "Promise Not begun",
        "Record Not begun",
        "Reckoning Not begun",
        "Lead force: Example force",
        "1 of 9 questions answered",
        "Which questions it asks, and how they stand",
        "OFFICIAL-SENSITIVE: COMMERCIAL",
    ):
        assert part in words


def test_who_reads_no_rooms_gets_a_page_of_what_they_may_know(client_as, url):
    evaluator = text_of(client_as("evaluator").get(url("workspace")))
    assert "opens this summary of the partnership and not its rooms" in evaluator

    supplier = text_of(client_as("supplier_user").get(url("workspace")))
    assert "Your organisation is the supplier." in supplier
    assert "Strategy and objectives" not in supplier


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_asks_its_questions(client_as, url, room):
    words = text_of(client_as("inspector").get(url("room", room)))

    assert guide.room(room).purpose in words
    for question in guide.questions(room=room, kind="custody"):
        assert question.text in words


def test_a_room_where_nothing_is_asked_says_so(world, client_as):
    kinds = {"business", "custody", "consultancy"}
    empty = [(r, k) for r in ROOMS for k in kinds if not guide.questions(room=r, kind=k)]
    for room, kind in empty:
        address = reverse("partnerships:room", args=[world.partnerships[kind].ref, room])
        assert guide.nothing_asked(room, kind) in text_of(client_as("commissioner").get(address))


def test_the_strategy_room_leads_to_the_case(client_as, url):
    assert "Open the business case" in text_of(
        client_as("commercial_lead").get(url("room", "strategy"))
    )
    assert "Open the business case" not in text_of(
        client_as("commercial_lead").get(url("room", "future"))
    )


def test_a_gate_tells_what_is_answered_and_missing_in_words(client_as, answered, url):
    gate = guide.question(QUESTION).gates[0]
    words = text_of(client_as("commissioner").get(url("gate-questions", gate)))
    asked = len(guide.questions_for_gate(gate, "custody"))

    assert (
        f"{asked} questions are asked before this decision: 1 answered, 0 weak, "
        f"{asked - 1} missing."
    ) in words
    assert f"Missing: {asked - 1}" in words
    assert "%" not in words


def test_no_such_gate(client_as, url):
    assert client_as("commissioner").get(url("gate-questions", "nowhere")).status_code == 404


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("workspace", ()),
        ("room", ("governance",)),
        ("gate-questions", ("outline",)),
        ("question", (QUESTION,)),
        ("answer", (QUESTION,)),
        ("answer-versions", (QUESTION,)),
        ("history", ()),
        ("sharing", ()),
        ("change", ()),
    ],
)
def test_no_page_asks_the_database_more_than_twelve_times(
    client_as, answered, url, name, more, django_assert_max_num_queries
):
    client = client_as("commercial_lead")
    client.get(url(name, *more))
    with django_assert_max_num_queries(12):
        assert client.get(url(name, *more)).status_code == 200


@pytest.mark.parametrize("address", ["/", "/partnerships/", "/search/?q=custody"])
def test_nor_do_the_pages_above_them(client_as, answered, address, django_assert_max_num_queries):
    client = client_as("commercial_lead")
    client.get(address)
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200
