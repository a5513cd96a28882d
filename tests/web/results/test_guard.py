from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django_scopes import scopes_disabled

from counterfoil_web.results.guard import TABLES, lower_guard, raise_guard
from counterfoil_web.results.models import Review
from counterfoil_web.results.review_store import sign_review


@pytest.fixture
def review(appraised):
    with scopes_disabled():
        return sign_review(
            appraised.acting("finance_officer"),
            appraised.versions[1],
            {},
            remark="No exit cost",
            signed=False,
        )


@pytest.mark.parametrize(
    "statement",
    ["UPDATE results_review SET signed = (1 = 1)", "DELETE FROM results_review"],
)
def test_a_review_cannot_be_changed_even_by_hand(review, statement):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    with scopes_disabled():
        assert Review.objects.get() == review


def test_what_the_model_would_let_by_is_refused(review):
    with scopes_disabled(), pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(remark="Another")


def test_the_guard_can_be_lowered_and_raised_again(review):
    with scopes_disabled():
        lower_guard(connection)
        Review.objects.update(remark="Another")
        raise_guard(connection)
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.update(remark="A third")


@pytest.mark.django_db
def test_the_guard_stands_on_the_reviews():
    assert set(TABLES) == {Review._meta.db_table}
