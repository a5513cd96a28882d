"""Who may look, and what every page says around its own words."""

from __future__ import annotations

import pytest

from counterfoil_web.procurements.pages import procurement_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("commissioner", 200),
        ("auditor", 200),
        ("evaluator", 403),
        ("supplier_user", 404),
        ("outsider", 404),
    ],
)
def test_who_may_look(who, status, procurement, client_as, page):
    for rest in ("", "clarifications/", "conflicts/"):
        assert client_as(who).get(page(rest)).status_code == status


def test_signed_out_nobody_looks(procurement, client, page):
    answer = client.get(page())
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]


def test_nothing_is_found_before_there_is_a_plan(world, client_as, page):
    lead = client_as("commercial_lead")
    assert lead.get(page()).status_code == 200
    for rest in ("law/", "timetable/", "notices/", "clarifications/", "records/", "folder.zip"):
        assert lead.get(page(rest)).status_code == 404


def test_a_page_says_what_is_made_up_and_where_it_stands(procurement, opened_by):
    with opened_by("auditor") as one:
        context = procurement_page(one, "Notices", crumbs=[("More", "/more/")])
    assert context["illustrative"].startswith("A procurement made up")
    assert [words for words, _ in context["crumbs"]] == ["Procurement", "More"]
    assert context["base"].endswith("/procurement/")
    assert not context["may_write"]
