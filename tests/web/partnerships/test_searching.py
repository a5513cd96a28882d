"""What is found, by whom."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.searching import find
from tests.web.partnerships.conftest import QUESTION


def found_by(world, username, query, **options):
    today = timezone.localdate()
    acting = acting_for(world.people[username], wanted=None, today=today)
    with organisation_scope(acting.organisation, today):
        return find(acting, query, **options)


def kinds(found):
    return {count.kind: count.count for count in found.counts}


def test_an_answer_is_found_with_its_match_marked(world, answered):
    found = found_by(world, "commercial_lead", "DEPUTY constáble", kind="answer")

    (hit,) = found.hits
    assert hit.partnership == "Custody services"
    assert "<mark>deputy</mark> chief <mark>constable</mark>" in hit.excerpt


def test_welsh_names_and_apostrophes_are_found_however_they_are_typed(world):
    world.partnership.title = "Gwasanaethau Llŷn a’r Fro"
    world.partnership.save()

    for query in ("llyn", "LLŶN", "a'r fro", "ar fro"):
        assert kinds(found_by(world, "commissioner", query))["partnership"] == 1


def test_an_outsider_finds_nothing_of_it(world, answered):
    assert "answer" not in kinds(found_by(world, "outsider", "deputy chief constable"))
    assert "partnership" not in kinds(found_by(world, "outsider", "custody services"))


def test_who_may_know_of_a_partnership_and_not_read_it_does_not_find_its_answers(world, answered):
    assert kinds(found_by(world, "evaluator", "custody services")).get("partnership") == 1
    assert "answer" not in kinds(found_by(world, "evaluator", "deputy chief constable"))


def test_an_administrator_finds_no_partnership(world, answered):
    found = kinds(found_by(world, "administrator", "custody services"))

    assert not {"partnership", "answer"} & set(found)


@pytest.mark.parametrize(
    ("grain", "kinds_found"),
    [("full_read", {"answer"}), ("summary", set()), ("decisions", set())],
)
def test_a_grant_finds_as_far_as_it_reads(world, answered, grain, kinds_found):
    with scopes_disabled():
        row = Access.objects.get(
            partnership=world.partnership, organisation=world.organisations["inspectorate"]
        )
        row.grain = grain
        row.save()

    assert set(kinds(found_by(world, "inspector", "deputy chief constable"))) == kinds_found


def test_an_ended_grant_finds_nothing_at_once(world, answered):
    with scopes_disabled():
        row = Access.objects.get(
            partnership=world.partnership, organisation=world.organisations["inspectorate"]
        )
        row.revoked_at = timezone.now()
        row.save()

    assert kinds(found_by(world, "inspector", "deputy chief constable")) == {}


def test_questions_of_the_guide_and_real_partnerships_are_found(world):
    found = kinds(found_by(world, "outsider", "custody"))

    assert found["question"] > 5
    assert found["case"] > 3


def test_a_match_in_the_title_comes_first(world, answered):
    world.partnerships["business"].summary = "It says custody in the text alone"
    world.partnerships["business"].save()

    hits = found_by(world, "commercial_lead", "custody", kind="partnership").hits

    assert [hit.title for hit in hits] == [
        "<mark>Custody</mark> services",
        "Business support services",
    ]


def test_the_pages_marking_is_that_of_what_it_shows(world, answered):
    assert found_by(world, "commercial_lead", "deputy constable").marking.sensitive
    assert not found_by(world, "outsider", "custody").marking.sensitive


@pytest.mark.parametrize("query", ["", "   ", "%", '""', "'"])
def test_nothing_is_looked_for_without_a_word(world, query):
    found = found_by(world, "commercial_lead", query)

    assert (found.total, found.hits) == (0, ())


def test_three_queries_whatever_is_found(world, answered, django_assert_max_num_queries):
    today = timezone.localdate()
    acting = acting_for(world.people["commercial_lead"], wanted=None, today=today)
    with (
        organisation_scope(acting.organisation, today),
        django_assert_max_num_queries(3),
    ):
        assert find(acting, "custody").total > 5


def test_a_question_answered_is_found_by_its_id(world, answered):
    assert kinds(found_by(world, "commercial_lead", QUESTION)) == {"answer": 1, "question": 1}
