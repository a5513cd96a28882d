"""A made-up partnership has everything that a real one gathers in its life."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.appraisals.models import Draft, DraftTable
from counterfoil_web.decisions.models import Act, Decision
from counterfoil_web.operations.seeding.cases import made_up_cases
from counterfoil_web.operations.seeding.partnerships import make_partnerships, reference
from counterfoil_web.operations.seeding.people import make_nation
from counterfoil_web.partnerships.models import Access, Answer, Partnership, SearchEntry

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def made():
    with scopes_disabled():
        yield make_partnerships(make_nation(2), 0, 5, made_up_cases(2))


def test_everything_about_five_partnerships(made):
    assert Partnership.objects.count() == 5
    assert Partnership.history.count() == 5
    assert Access.objects.count() == 5 * 4
    assert Answer.objects.count() == 5 * 12
    assert Draft.objects.count() == 2
    assert DraftTable.objects.filter(name="lines").count() == 2
    assert Decision.objects.filter(state="approved").count() == 5
    assert Decision.objects.filter(state="waiting").count() == 2
    assert Act.objects.count() == 10
    assert SearchEntry.objects.count() == 5 * 3
    assert [entry.kind for entry in made.entries].count("case-submitted") == 10


def test_each_says_that_it_is_made_up(made):
    assert all("made up" in one.title for one in made.partnerships)


def test_references_are_the_same_at_every_seeding(made):
    assert [one.ref for one in made.partnerships] == [reference(1, n) for n in range(1, 6)]
