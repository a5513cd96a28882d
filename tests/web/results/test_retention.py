"""What of results is taken away, and what stays: nothing that a page still asks for."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil import __version__
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.records.retention import tidy
from counterfoil_web.results.models import ChartDrawing, KeptAnswer

NOW = timezone.now()


def _digest(words):
    return hashlib.sha256(words.encode()).hexdigest()


def _answer(name, days, *, version=__version__, page="{}"):
    return KeptAnswer.objects.create(
        key=_digest(name),
        trials=1,
        seed=1,
        engine_version=version,
        answer="{}",
        page=page,
        made_at=NOW - timedelta(days=days),
    )


@pytest.mark.django_db
def test_answers_of_another_version_of_counterfoil_go_and_those_of_this_stay():
    stays = {_answer("of a case", 900), _answer("new, of another", 0, version="0.0.1")}
    _answer("of another", 2, version="0.0.1")

    tidy(NOW)

    assert set(KeptAnswer.objects.all()) == stays


@pytest.mark.django_db
def test_a_drawing_stays_as_long_as_an_answer_shows_it():
    shown, old, young = (_digest(name) for name in ("shown", "old", "young"))
    _answer("of a case", 900, page=f'{{"charts": [{{"wide": "{shown}"}}]}}')
    for digest, days in ((shown, 900), (old, 31), (young, 29)):
        ChartDrawing.objects.create(
            digest=digest, definition="{}", made_at=NOW - timedelta(days=days)
        )

    tidy(NOW)

    assert set(ChartDrawing.objects.values_list("pk", flat=True)) == {shown, young}


def test_the_answer_of_a_draft_goes_a_day_after_the_draft_is_closed(drafted):
    draft = drafted.draft
    kept = _answer("of a draft", 900)
    KeptAnswer.objects.filter(pk=kept.pk).update(draft=draft)
    tidy(NOW)
    assert KeptAnswer.objects.filter(pk=kept.pk).exists()

    with scopes_disabled():
        Draft.objects.filter(pk=draft.pk).update(closed_at=NOW - timedelta(days=2))
    tidy(NOW)

    assert not KeptAnswer.objects.filter(pk=kept.pk).exists()
