"""Prepared queries of a partnership's records, asked within what one organisation may see.

Their SQL is written once in a process, as that of every `PreparedQuery`; who acts, for which
organisation and on which day are values of it like others.
"""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.db.models import BigIntegerField, DateField
from django.db.models.expressions import RawSQL
from django_scopes import get_scope, scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.scope import visible_partnerships
from counterfoil_web.records.prepared_query import Given, PreparedQuery

ORGANISATION = Given("organisation", BigIntegerField())
PERSON = Given("person", BigIntegerField())
TODAY = Given("today", DateField())
PARTNERSHIP = Given("partnership", BigIntegerField())


class KeptQuery(PreparedQuery[Any]):
    """A prepared query within the scope of the organisation that acts."""

    def __call__(self, acting: Acting, **values: Any) -> list[Any]:  # type: ignore[override]
        """The rows. values: by name; who acts, for whom and when is known already."""
        return self._ask(
            {
                "organisation": acting.organisation.pk,
                "person": acting.user.pk,
                "today": acting.today,
                **values,
            }
        )

    def _write(self) -> Any:
        with scope(visible=_visible()):
            return super()._write()


class QueryOfOne(PreparedQuery[Any]):
    """A prepared query of one partnership, which is seen already: it was found within a scope."""

    def __call__(self, partnership: Any, **values: Any) -> list[Any]:  # type: ignore[override]
        """The rows. values: by name; the partnership is `PARTNERSHIP`.

        Raises: ScopeError outside of any scope, as every query of such records does.
        """
        return self.of(partnership.pk, **values)

    def of(self, partnership_id: int, **values: Any) -> list[Any]:
        """The same, of a partnership whose number is at hand."""
        held = get_scope()
        if held.get("_enabled", True) and "visible" not in held:
            raise ScopeError("A partnership’s records are asked for outside of a scope.")
        return self._ask({"partnership": partnership_id, **values})

    def _write(self) -> Any:
        with scopes_disabled():
            return super()._write()


@lru_cache(maxsize=1)
def _visible() -> RawSQL:
    """The scope of the organisation that will act, on the day it will act."""
    rows = visible_partnerships(SimpleNamespace(pk=ORGANISATION), TODAY)  # type: ignore[arg-type]
    sql, places = rows.query.sql_with_params()
    return RawSQL(sql, places)
