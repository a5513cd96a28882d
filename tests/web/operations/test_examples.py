"""The examples are loaded whole, once, and go on where loading was stopped."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.accounts.models import User
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.decisions.models import Decision
from counterfoil_web.operations import examples as module
from counterfoil_web.operations.examples import examples, load_examples, reference_of
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.records.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def everywhere():
    with scopes_disabled():
        yield


def test_each_example_has_a_version_a_draft_upon_it_and_its_parties():
    said = []
    assert load_examples(said.append) == 3

    assert Partnership.objects.filter(is_example=True).count() == 3
    for partnership in Partnership.objects.all():
        version = Version.objects.get(partnership=partnership)
        draft = Draft.objects.get(partnership=partnership, closed_at=None)
        assert (version.number, draft.based_on, draft.readable) == (1, version, True)
        parts = Access.objects.filter(partnership=partnership).exclude(part="")
        expected = {"lead_force", "policing_body"}
        expected |= {"supplier"} if partnership.kind == "custody" else set()
        assert set(parts.values_list("part", flat=True)) == expected
    assert said[-1].startswith("loading example 3 of 3: ")
    assert {"partnership-created", "case-submitted", "draft-opened"} <= set(
        Event.objects.values_list("kind", flat=True)
    )


def test_loading_again_changes_nothing():
    load_examples(lambda words: None)
    Partnership.objects.filter(kind="custody").update(title="Changed by a visitor")
    before = (Event.objects.count(), User.objects.count(), Version.objects.count())

    assert load_examples(lambda words: None) == 0

    assert (Event.objects.count(), User.objects.count(), Version.objects.count()) == before
    assert Partnership.objects.get(kind="custody").title == "Changed by a visitor"


def test_stopped_half_way_through_an_example_it_goes_on_with_that_one(monkeypatch):
    real, calls = module.open_draft_from, []

    def stop_at_the_second(*words, **options):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*words, **options)

    monkeypatch.setattr(module, "open_draft_from", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        load_examples(lambda words: None)
    assert Partnership.objects.count() == Version.objects.count() == 1

    monkeypatch.setattr(module, "open_draft_from", real)
    assert load_examples(lambda words: None) == 2
    assert Partnership.objects.count() == Draft.objects.filter(closed_at=None).count() == 3
    assert Decision.objects.count() == 1


def test_references_stay_the_same_and_are_of_the_right_form():
    refs = [one.ref for one in examples()]

    assert refs == [reference_of(one.folder.name) for one in examples()]
    assert len(set(refs)) == 3
    assert all(set(ref) <= set("23456789abcdefghjkmnpqrstvwxyz") and len(ref) == 8 for ref in refs)
