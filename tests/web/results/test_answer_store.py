from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil import __version__
from counterfoil.appraisal.appraise import appraise
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.results import answer_store
from counterfoil_web.results.answer_store import (
    answer_key,
    drawing,
    headline,
    keep_answer,
    kept_answer,
)
from counterfoil_web.results.models import KeptAnswer
from tests.web.results.conftest import TRIALS


def test_an_answer_is_worked_out_once(appraised, monkeypatch):
    version = appraised.versions[0]
    with scopes_disabled():
        first = kept_answer(version, whole=True)
        monkeypatch.setattr(answer_store, "appraise", None)
        again = kept_answer(version, whole=True)

    assert (
        again.answer == first.answer == appraise(case_of(version), fingerprint=version.fingerprint)
    )
    row = KeptAnswer.objects.get()
    assert (row.trials, row.engine_version) == (TRIALS, __version__)


def test_versions_that_say_the_same_share_one_answer(appraised):
    with scopes_disabled():
        keep_answer(appraised.versions[0])
        keep_answer(appraised.versions[0])
        keep_answer(appraised.versions[1])

    assert KeptAnswer.objects.count() == 2


def test_what_an_answer_is_made_from_is_in_its_key(monkeypatch):
    keys = {answer_key("a"), answer_key("b"), answer_key("a", 7)}
    monkeypatch.setattr(answer_store, "__version__", "other")

    assert len({*keys, answer_key("a")}) == 4


def test_the_headline_of_a_version(appraised):
    with scopes_disabled():
        found = headline(appraised.versions[1])

    answer = appraise(case_of(appraised.versions[1]))
    assert found["id"] == answer.preferred
    assert found["npsv_gbp"] == pytest.approx(answer.option(answer.preferred).npsv_gbp)
    assert "in 80% of trials" in found["sentence"]


def test_no_such_drawing(db):
    assert drawing("0" * 64) is None
