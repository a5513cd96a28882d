"""Long lists asked for page by page: the same rows as the queryset gives, in two queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.paginator import Paginator
from django_scopes.exceptions import ScopeError

from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.partnerships.kept_pages import RowsInPages
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP
from counterfoil_web.partnerships.models import Answer
from counterfoil_web.records.prepared_query import Given

DAY = date(2026, 11, 22)
_answers = RowsInPages(
    lambda: (
        Answer.objects.filter(partnership_id=PARTNERSHIP, state=Given("state"))
        .select_related("owner")
        .order_by("question_id")
    )
)


@pytest.fixture
def answered(world):
    """Sixty answers of one partnership, within its scope."""
    with organisation_scope(world.people["commercial_lead"].memberships.get().organisation, DAY):
        Answer.objects.filter(partnership=world.partnership).delete()
        Answer.objects.bulk_create(
            Answer(
                partnership=world.partnership,
                question_id=f"X{at:02}",
                state="not_yet",
                written_by=world.people["commercial_lead"],
            )
            for at in range(60)
        )
        yield world.partnership


def test_pages_hold_every_row_in_order(answered, django_assert_num_queries):
    pages = Paginator(_answers.of(answered.pk, state="not_yet"), 50)
    with django_assert_num_queries(2):
        first = list(pages.page(1))
    assert [row.question_id for row in first] == [f"X{at:02}" for at in range(50)]
    assert [row.question_id for row in pages.page(2)] == [f"X{at:02}" for at in range(50, 60)]


def test_the_same_list_for_another_value_may_be_empty(answered):
    pages = Paginator(_answers.of(answered.pk, state="answered"), 50)
    assert pages.count == 0
    assert list(pages.page(1)) == []


def test_it_is_refused_outside_of_a_scope(world):
    with pytest.raises(ScopeError):
        _answers.of(world.partnership.pk, state="not_yet").count()
