from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil.guide import questions

GUIDE = reverse("experience:guide")


def question_url(question_id):
    return reverse("experience:question", args=[question_id])


@pytest.fixture
def reader(client_as):
    return client_as("commissioner")


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("url", [GUIDE, question_url("P1-B1")])
def test_signed_out_is_sent_to_sign_in(client, db, url):
    assert client.get(url)["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("person", ["outsider", "supplier_user", "inspector"])
def test_every_member_of_an_organisation_reads_it(client_as, person):
    client = client_as(person)

    assert client.get(GUIDE).status_code == 200
    assert client.get(question_url("P4-C2")).status_code == 200


def test_nothing_is_taken_by_post(reader):
    assert reader.post(GUIDE).status_code == 405
    assert reader.post(question_url("P1-B1")).status_code == 405


def test_all_questions_stand_under_their_rooms(reader):
    text = text_of(reader.get(GUIDE))

    assert "90 questions" in text
    assert "Governance, leadership and stakeholder management" in text
    assert "own synthesis" in text
    assert all(question_url(one.id) in text for one in questions())


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"kind": "consultancy"}, 28),
        ({"room": "future"}, 10),
        ({"room": "contract", "kind": "consultancy"}, 3),
        ({"gate": "extend-or-exit", "kind": "consultancy"}, 4),
        ({"kind": "estate", "room": "cellar", "gate": "never"}, 90),
    ],
)
def test_the_questions_are_narrowed(reader, asked, count):
    assert reader.get(GUIDE, asked).context["count"] == count


def test_a_gate_says_what_it_decides_and_where_nothing_is_asked(reader):
    text = text_of(reader.get(GUIDE, {"gate": "extend-or-exit", "kind": "consultancy"}))

    assert "before “Extend, change or exit”" in text
    assert "Nothing is asked here of consultancy before this decision." in text


def test_a_room_without_questions_before_a_gate_says_so(reader):
    text = text_of(reader.get(GUIDE, {"gate": "extend-or-exit", "room": "governance"}))

    assert "Nothing is asked here before this decision." in text


def test_the_kind_goes_along_to_the_question(reader):
    assert f"{question_url('P1-C1')}?kind=custody" in text_of(
        reader.get(GUIDE, {"kind": "custody"})
    )


def test_a_question_is_shown_whole(reader):
    text = text_of(reader.get(question_url("P1-C4")))

    assert "<title>P1-C4: Who stays police" in text
    assert "Why it matters" in text
    assert "A list of roles kept and roles designated" in text
    assert "Designation treated as a formality after award." in text
    assert "Role and shift tables" in text
    assert "Police Reform Act 2002, section 39" in text
    assert "Contract signature" in text
    assert "own synthesis" in text


def test_a_lesson_leads_to_its_case_and_sources(reader):
    text = text_of(reader.get(question_url("P1-B3")))
    case = reverse("experience:case", args=["lincolnshire-g4s-2012"])

    assert f"{case}#worked-7" in text
    assert f"{case}#sources" in text
    assert "Went wrong" in text


def test_a_recalled_rule_asks_to_be_checked(reader):
    assert "Check this" in text_of(reader.get(question_url("P3-B1")))
    assert "Check this" not in text_of(reader.get(question_url("P1-B3")))


def test_what_is_missing_is_said(reader):
    assert "No published fact was found" in text_of(reader.get(question_url("P2-B3")))
    assert "No lesson of the experience base" in text_of(reader.get(question_url("P2-K4")))
    assert "No law or official guidance" in text_of(reader.get(question_url("P5-B5")))


def test_tools_are_named_with_those_not_built_yet(reader):
    assert reverse("experience:classes") in text_of(reader.get(question_url("P2-K5")))
    assert "Custody model (not built yet)" in text_of(reader.get(question_url("P1-C5")))
    assert "Exit plan:" in text_of(reader.get(question_url("P6-B1")))
    assert "answered in writing" in text_of(reader.get(question_url("P1-K1")))


@pytest.mark.parametrize(
    ("question_id", "kind", "before", "after"),
    [
        ("P1-B1", "", None, "P1-B2"),
        ("P1-C6", "custody", "P1-C5", "P1-B1"),
        ("P6-K2", "", "P6-K1", None),
        ("P1-B7", "custody", "P1-B6", "P1-C1"),  # not asked of custody: among all
        ("P1-B2", "estate", "P1-B1", "P1-B3"),
    ],
)
def test_before_and_after(reader, question_id, kind, before, after):
    context = reader.get(question_url(question_id), {"kind": kind}).context

    assert (context["before"].id if context["before"] else None) == before
    assert (context["after"].id if context["after"] else None) == after


def test_every_question_has_its_page(reader):
    for one in questions():
        response = reader.get(question_url(one.id))

        assert response.status_code == 200
        assert response.content.count(b"<h1") == 1


def test_an_unknown_question_is_not_there(reader):
    assert reader.get(question_url("P9-X9")).status_code == 404


def test_few_queries(reader, django_assert_max_num_queries):
    reader.get(GUIDE)
    with django_assert_max_num_queries(12):
        reader.get(GUIDE)
    with django_assert_max_num_queries(12):
        reader.get(question_url("P1-B3"))
