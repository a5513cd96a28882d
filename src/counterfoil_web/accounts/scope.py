"""What an organisation may see: the scope that every query of a partnership's records must have."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django_scopes import scope, scopes_disabled

from counterfoil_web.accounts.models import Organisation


def visible_partnerships(organisation: Organisation, today: date) -> QuerySet[Any]:
    """The ids of partnerships with a live access row for the organisation, as a subquery."""
    access = apps.get_model("partnerships", "Access")
    with scopes_disabled():
        return (
            access.objects.filter(
                Q(ends=None) | Q(ends__gte=today),
                organisation_id=organisation.pk,
                starts__lte=today,
                revoked_at=None,
            )
            .order_by()
            .values("partnership_id")
        )


def organisation_scope(organisation: Organisation, today: date) -> AbstractContextManager[Any]:
    """For a page, a command or a job: see just what the organisation may see."""
    context: AbstractContextManager[Any] = scope(visible=visible_ids(organisation, today))
    return context


def visible_ids(organisation: Organisation, today: date) -> RawSQL:
    """The same ids, as a part of other queries whose SQL is written once: a page has ten of it."""
    return _subquery(organisation.pk, today)


@lru_cache(maxsize=1024)
def _subquery(organisation_id: int, today: date) -> RawSQL:
    sql, values = visible_partnerships(
        Organisation(pk=organisation_id), today
    ).query.sql_with_params()
    return RawSQL(sql, values)
