"""The list of partnerships: which ones, in what order, and what is told of each."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil_web.partnerships import partnership_list
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.partnership_list import Filters, lines_of, listed_ids

EVERY = ["Business support services", "Change support", "Custody services"]


def listed(acting, filters):
    return lines_of(acting, listed_ids(acting, filters))


def titles(seen, **filters):
    return [row.title for row in listed(seen.acting, Filters(**filters))]


def test_the_list_is_filtered(world, enter):
    lead = enter("commercial_lead")

    assert titles(lead) == ["Business support services", "Change support", "Custody services"]
    assert titles(lead, kind="custody") == ["Custody services"]
    assert titles(lead, words="SUPPÔRT serv") == ["Business support services"]
    assert titles(lead, stage="outline") == []
    assert titles(lead, archived=True) == []


def test_the_list_of_who_may_know_less_is_shorter(enter):
    assert titles(enter("inspector")) == ["Custody services"]
    assert titles(enter("evaluator", Capability.VIEW_SUMMARY)) == [
        "Business support services",
        "Change support",
        "Custody services",
    ]


def test_three_queries_for_a_list(enter, django_assert_num_queries):
    lead = enter("commercial_lead")
    with django_assert_num_queries(3):
        rows = listed(lead.acting, Filters())

    assert rows[0].parties == (
        ("lead_force", "Example force"),
        ("policing_body", "Example policing body"),
    )


@pytest.mark.parametrize("words", ["100%", "a_b", "back\\slash", "'; --", "\x00"])
def test_signs_that_mean_something_to_a_database_are_only_letters(enter, words):
    assert titles(enter("commercial_lead"), words=words) in ([], EVERY)


def test_only_those_in_which_one_has_the_capability(enter):
    inspector = enter("inspector").acting

    assert len(listed_ids(inspector, Filters(), [Capability.EXPORT])) == 1
    assert listed_ids(inspector, Filters(), [Capability.EDIT_CASE]) == []


def test_a_grant_that_has_ended_lists_nothing(world, enter):
    inspector = enter("inspector").acting
    Access.objects.filter(organisation=inspector.organisation).update(ends="2021-01-01")

    assert listed_ids(inspector, Filters()) == []


def test_more_than_a_page_is_told_alike(world, enter, monkeypatch):
    """By a query with as many ids as there are, as a file of the whole list asks for it."""
    lead = enter("commercial_lead").acting
    few = listed(lead, Filters())
    monkeypatch.setattr(partnership_list, "PAGE_SIZE", 2)

    assert listed(lead, Filters()) == few


def test_archived_ones_are_a_list_of_their_own(enter):
    lead = enter("commercial_lead")
    lead.partnership.archived_at = "2026-01-01T00:00Z"
    lead.partnership.save()

    assert titles(lead, archived=True) == ["Custody services"]
    assert "Custody services" not in titles(lead)


def test_equal_titles_keep_one_order(world, enter):
    lead = enter("commercial_lead").acting
    with scopes_disabled():
        Partnership.objects.update(title="The same")

    assert listed_ids(lead, Filters()) == sorted(listed_ids(lead, Filters()))
