"""Which events somebody may see: their own organisation's, and those of partnerships it may read.

A partnership's events are for those whose role lets them read its history. An administrator, who
sees no partnership, sees the organisation's other events: accounts, sign-in, exports of the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BooleanField, CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Substr
from django_scopes import scopes_disabled

from counterfoil.access import Capability, Grain, Participation, Standing
from counterfoil.folded_text import folded, holds_all, search_terms
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.hidden_records import KIND as ASKED_FOR
from counterfoil_web.partnerships.kept_queries import ORGANISATION, TODAY
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.records.models import Event
from counterfoil_web.records.prepared_query import Given, PreparedQuery

_READING_PARTS = [
    part for part in Participation if Standing(participation=part).reads is Grain.FULL_READ
]
_BEFORE_REF = "partnership/"
_AT_ONCE = 50
"""Partnerships whose titles one query asks for that is written once."""


class Named(NamedTuple):
    """A partnership whose history is open: what the log says of it."""

    ref: str
    title: str
    marking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What an organisation's reader may see in the log on a day.

    reads_histories: whether the reader's role reads the history of the partnerships that are open
    to the organisation. keeps_installation: whether they see what was done for no organisation.
    """

    organisation_id: int
    today: date
    reads_histories: bool
    keeps_installation: bool = False

    @property
    def events(self) -> RawSQL:
        """The condition that an event must meet to be seen, asked of each event in turn."""
        return _events(self)

    @property
    def of_anyone(self) -> Sight:
        """The same for an organisation and a day that are given when a prepared query is asked."""
        return replace(self, organisation_id=ORGANISATION, today=TODAY)  # type: ignore[arg-type]

    @property
    def values(self) -> dict[str, Any]:
        """What such a query is given."""
        return {"organisation": self.organisation_id, "today": self.today}

    def few_refs(self, most: int) -> list[str] | None:
        """The partnerships whose history is open, by reference; None with more than so many."""
        if not self.reads_histories:
            return []
        refs = _few(self.of_anyone, most)(**self.values)
        return None if len(refs) > most else refs

    def events_of(self, refs: Sequence[Any]) -> Q:
        """The condition of `events` with each partnership named, for an index."""
        return self._others() | about_any(refs) if refs else self._others()

    def partnerships(self, refs: Iterable[str]) -> list[Named]:
        """Those of these partnerships whose history is open. One query."""
        wanted = sorted({ref for ref in refs if ref})
        if not self.reads_histories or not wanted:
            return []
        if len(wanted) > _AT_ONCE:
            return list(map(Named._make, _open_of(self, wanted)))
        asked = _kept_open(self.of_anyone)
        return list(map(Named._make, asked(**refs_given(wanted, _AT_ONCE), **self.values)))

    def titles_of(self, refs: Iterable[str]) -> dict[str, str]:
        """The titles of those of these partnerships whose history is open, by reference."""
        return {one.ref: one.title for one in self.partnerships(refs)}

    def refs_named(self, words: str) -> list[str]:
        """The partnerships with that reference, or whose title holds the words. One query."""
        if not self.reads_histories:
            return []
        rows = self._open_to().values_list("partnership__ref", "partnership__title")
        named = dict(rows)
        if words in named:
            return [words]
        terms = search_terms(words)
        return [ref for ref, title in named.items() if terms and holds_all(folded(title), terms)]

    def _others(self) -> Q:
        """The organisation's own events, and with the keeper of the installation those of none."""
        own = Q(organisation_id=self.organisation_id)
        if not self.reads_histories:
            own &= Q(partnership_ref="")
        if self.keeps_installation:
            own |= Q(organisation=None, partnership_ref="")
        return own

    def _open_to(self) -> QuerySet[Access]:
        """The rows by which the organisation reads all of a partnership, history included.

        Their conditions go further than the scope's, so the scope is not asked a second time.
        """
        with scopes_disabled():
            return Access.objects.filter(
                Q(ends=None) | Q(ends__gte=self.today),
                Q(part__in=_READING_PARTS) | Q(part="", grain=Grain.FULL_READ),
                organisation_id=self.organisation_id,
                revoked_at=None,
                starts__lte=self.today,
            ).order_by()


def about_any(refs: Iterable[Any]) -> Q:
    """Events about these partnerships, and tries at their addresses by others.

    refs: or places for them in a prepared query, from `ref_places`.
    """
    named = list(refs)
    addresses = [
        Given(f"{_BEFORE_REF}{ref.name}", CharField())
        if isinstance(ref, Given)
        else f"{_BEFORE_REF}{ref}"
        for ref in named
    ]
    return Q(partnership_ref__in=named) | Q(kind=ASKED_FOR, record__in=addresses)


def ref_places(count: int) -> list[Given]:
    """Places for so many references in a prepared query."""
    return [Given(f"ref_{place}", CharField()) for place in range(count)]


def refs_given(refs: Sequence[str], count: int) -> dict[str, str]:
    """The values of so many places, the last reference in those that are left over."""
    given: dict[str, str] = {}
    for place in range(count):
        ref = refs[min(place, len(refs) - 1)]
        given[f"ref_{place}"] = ref
        given[f"{_BEFORE_REF}ref_{place}"] = f"{_BEFORE_REF}{ref}"
    return given


def sight_of(acting: Acting) -> Sight:
    """What the one who acts may see in the log. It asks the database nothing yet."""
    return Sight(
        organisation_id=acting.organisation.pk,
        today=acting.today,
        reads_histories=acting.can(Capability.VIEW_HISTORY),
        keeps_installation=acting.user.runs_installation,
    )


@lru_cache(maxsize=1024)
def _events(sight: Sight) -> RawSQL:
    condition = sight._others()
    if sight.reads_histories:
        about = sight._open_to().filter(partnership__ref=OuterRef("partnership_ref"))
        ref = Substr(OuterRef("record"), len(_BEFORE_REF) + 1)
        guessed = sight._open_to().filter(partnership__ref=ref)
        condition |= ~Q(partnership_ref="") & Exists(about)
        condition |= Q(kind=ASKED_FOR, record__startswith=_BEFORE_REF) & Exists(guessed)
    return _written(Event.objects.filter(condition))


@lru_cache(maxsize=1024)
def _open(sight: Sight) -> RawSQL:
    is_open = Exists(sight._open_to().filter(partnership=OuterRef("pk")))
    with scopes_disabled():
        return _written(Partnership.objects.filter(is_open))


@lru_cache(maxsize=16)
def _few(sight: Sight, most: int) -> PreparedQuery[str]:
    def build() -> QuerySet[Any, Any]:
        named = sight._open_to().values_list("partnership__ref", flat=True).distinct()
        return named[: most + 1]

    return PreparedQuery(build)


@lru_cache(maxsize=16)
def _kept_open(sight: Sight) -> PreparedQuery[Any]:
    return PreparedQuery(lambda: _open_of(sight, ref_places(_AT_ONCE)))


def _open_of(sight: Sight, refs: Sequence[Any]) -> QuerySet[Partnership, Any]:
    with scopes_disabled():  # what is open is within the scope
        found = Partnership.objects.filter(_open(sight), ref__in=refs).order_by()
        return found.values_list(*Named._fields)


def _written(rows: QuerySet[Any]) -> RawSQL:
    """The condition of a query, its SQL written once: it takes longer than the rows of a page."""
    query = rows.query
    query.get_initial_alias()
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    sql, values = compiler.compile(query.where)
    return RawSQL(sql, values, output_field=BooleanField())
