"""What leaves a partnership of its lessons: what its owner chose, and nothing beside it."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.outcomes.lessons import SharingGrain
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.outcomes.lesson_store import share
from counterfoil_web.outcomes.shared_lessons_store import lessons_shared
from counterfoil_web.partnerships.models import Partnership

pytestmark = pytest.mark.django_db


def shared_at(opened_by, grain):
    with opened_by("commercial_lead") as one:
        lesson = one.outcomes.lessons[0]
        share(one.seen, lesson.id, grain, "Others buy the same.")
    (found,) = lessons_shared()
    assert found.happened == lesson.happened
    return found.partnership, found.force, bool(found.evidence)


def test_nothing_leaves_until_somebody_says_so(outcomes):
    assert lessons_shared() == ()


@pytest.mark.parametrize(
    ("grain", "seen"),
    [
        (SharingGrain.WITHOUT_NAMES, ("", "", False)),
        (SharingGrain.NAMED, ("Custody services", "Example force", False)),
        (SharingGrain.WITH_EVIDENCE, ("Custody services", "Example force", True)),
    ],
)
def test_each_grain_opens_what_it_says(opened_by, grain, seen):
    assert shared_at(opened_by, grain) == seen


def test_what_is_shared_no_longer_is_gone(opened_by):
    shared_at(opened_by, SharingGrain.NAMED)
    with opened_by("commercial_lead") as one:
        share(one.seen, one.outcomes.lessons[0].id, SharingGrain.NOT_SHARED, "It was wrong.")
    assert lessons_shared() == ()


def test_another_name_of_the_partnership_or_the_force_shows_at_once(opened_by):
    assert shared_at(opened_by, SharingGrain.NAMED) == ("Custody services", "Example force", False)
    with scopes_disabled():
        Partnership.objects.filter(title="Custody services").update(title="Custody and healthcare")
    Organisation.objects.filter(name="Example force").update(name="Renamed force")

    (found,) = lessons_shared()
    assert (found.partnership, found.force) == ("Custody and healthcare", "Renamed force")
