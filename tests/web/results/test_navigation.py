from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.results.navigation import charts_base, results_context
from counterfoil_web.results.subjects import draft_subject, version_subject


@pytest.fixture
def pages(drafted):
    def of(person, number=None):
        seen = partnership_for(drafted.acting(person), drafted.ref)
        subject = draft_subject(seen) if number is None else version_subject(seen, number)
        return results_context(subject, "lines", "Lines")

    with scopes_disabled():
        yield of


def test_a_version_has_a_review_and_a_draft_has_none(pages):
    version, draft = pages("inspector", 2), pages("inspector")

    assert "Review" in [one["title"] for one in version["pages"]]
    assert "Review" not in [one["title"] for one in draft["pages"]]
    assert [one["title"] for one in version["pages"] if one["current"]] == ["Lines"]


def test_the_draft_can_be_kept_by_those_who_may_change_it(pages):
    assert pages("commercial_lead")["may_edit"]
    assert not pages("inspector")["may_edit"]


def test_addresses_that_others_are_put_after(drafted, pages):
    context = pages("inspector", 2)

    assert context["figures"] == drafted.url("figures/")
    assert charts_base(context["subject"]) == f"/partnerships/{drafted.ref}/case/charts/"
    assert context["crumbs"][-1] == ("Version 2", drafted.url())
