"""Nothing of a tender is shown before its time, and marks to those alone who may read them."""

from __future__ import annotations

import pytest

from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.scores import Consensus, ModerationOpened, QualityLocked, Score
from counterfoil.tender.sight import Sight
from tests.fixtures.tenders import a_dossier


def shown(kind, *, reads_marks, without=None):
    dossier = a_dossier() if without is None else a_dossier(without=without)
    records = [one for one in a_dossier().records if isinstance(one, kind)]
    assert records
    sight = Sight(dossier, reads_marks=reads_marks)
    return {sight.shows(one) for one in records}


@pytest.mark.parametrize(
    ("kind", "reads_marks", "without", "expected"),
    [
        (Score, True, None, {True}),
        (Score, True, ModerationOpened, {False}),  # blind until moderation opens
        (Score, False, None, {False}),
        (Consensus, True, QualityLocked, {True}),
        (Consensus, False, QualityLocked, {False}),
        (Consensus, False, None, {True}),  # settled: anybody who may read the tender
        (BidsOpened, False, None, {True}),
    ],
)
def test_what_is_shown_and_when(kind, reads_marks, without, expected):
    assert shown(kind, reads_marks=reads_marks, without=without) == expected
