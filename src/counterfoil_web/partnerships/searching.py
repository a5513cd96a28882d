"""Search: partnerships and what is in them as far as one may see, the guide, real cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, Case, IntegerField, Q, QuerySet, When
from django.utils.safestring import SafeString, mark_safe
from django_scopes import scopes_disabled

from counterfoil import experience, guide
from counterfoil.access import Capability, Marking, OrganisationKind, Role, highest_of
from counterfoil.folded_text import Piece, excerpt, folded, holds_all, search_terms
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import search_index
from counterfoil_web.partnerships.kept_queries import KeptQuery
from counterfoil_web.partnerships.models import SearchEntry
from counterfoil_web.partnerships.search_words import given_for, holding, holds, shape_of
from counterfoil_web.partnerships.store import Reach, reach_of, within
from counterfoil_web.records.prepared_query import Given

PAGE_SIZE = 20
MOST = 1_000
"""Rows of the index that one search gives; who needs more adds a word."""

QUESTIONS, CASES = "question", "case"
_PUBLIC_KINDS = ((QUESTIONS, "Questions of the guide"), (CASES, "Real partnerships"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: where it is and the words around the match."""

    kind: str
    title: SafeString
    url: str
    partnership: str
    excerpt: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """A kind of thing and how many were found."""

    kind: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: counts by kind, one page of hits, and the marking of that page."""

    counts: tuple[KindCount, ...]
    total: int
    page: Page
    hits: tuple[Hit, ...]
    marking: Marking


class _Entry(NamedTuple):
    """A row of the index, as a hit needs it."""

    pk: int
    kind: str
    title: str
    text: str
    address: str
    partnership: str
    marking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Something that everybody may find: a question, a case."""

    kind: str
    title: str
    text: str
    folded: str
    url_name: str
    id: str


def find(acting: Acting, query: str, *, kind: str = "", page: Any = 1) -> Found:
    """What is found by every word of the query, within what the one who acts may see.

    kind: only things of this kind. Two queries, whatever is found.
    """
    terms = search_terms(query)
    matches: list[tuple[str, int | _Known]] = []
    if terms:
        matches = [(kind, pk) for pk, kind in _rows(acting, terms)]
        matches += [(one.kind, one) for one in _known_to(acting, terms)]
    counted = Counter(kind for kind, _ in matches)
    wanted = [one for found, one in matches if kind in ("", found)]
    shown = Paginator(wanted, PAGE_SIZE).get_page(page)
    loaded = _loaded(acting, shown.object_list)
    named = kind_words()
    return Found(
        counts=tuple(
            KindCount(kind=name, words=words, count=counted[name])
            for name, words in named.items()
            if counted[name]
        ),
        total=len(matches),
        page=shown,
        hits=tuple(_hit(one, terms, named) for one in loaded),
        marking=highest_of(
            Marking(marking)
            for marking in {one.marking for one in loaded if isinstance(one, _Entry)}
        ),
    )


def kind_words() -> dict[str, str]:
    """Every kind of thing that search finds, in words."""
    own = {kind.kind: kind.words for kind in search_index.kinds()}
    return {**own, **dict(_PUBLIC_KINDS)}


def _rows(acting: Acting, terms: tuple[str, ...]) -> Iterable[tuple[int, str]]:
    """Id and kind of what holds every word and may be found, matches in titles first. One query."""
    kept: KeptQuery = _kept(acting.roles, acting.organisation_kind, shape_of(terms))
    return kept(acting, **given_for(terms))


@lru_cache(maxsize=512)
def _kept(roles: frozenset[Role], kind: OrganisationKind, terms: tuple[bool, ...]) -> KeptQuery:
    """What `_may_find` lets through lies in the scope already."""

    def build() -> QuerySet[Any]:
        in_title = Q()
        for number in range(len(terms)):
            in_title &= holds("folded_title", number)
        with scopes_disabled():
            rows = holding(SearchEntry.objects.all(), terms).filter(_may_find(roles, kind))
            below = Case(When(in_title, then=0), default=1, output_field=IntegerField())
            return rows.order_by(below, "-changed_at", "pk").values_list("pk", "kind")[:MOST]

    return KeptQuery(build)


def _loaded(acting: Acting, shown: Iterable[int | _Known]) -> list[_Entry | _Known]:
    """The rows of the index behind their ids, in the same order. One query."""
    listed = list(shown)
    ids = [one for one in listed if isinstance(one, int)]
    by_id: dict[int, _Entry] = {}
    if ids:
        given = zip(_PLACES, [*ids, *[0] * (PAGE_SIZE - len(ids))], strict=True)
        by_id = {row[0]: _Entry(*row) for row in _entries(acting, **dict(given))}
    loaded = (by_id.get(one) if isinstance(one, int) else one for one in listed)
    return [one for one in loaded if one is not None]


_PLACES = tuple(f"id_{number}" for number in range(PAGE_SIZE))
_entries = KeptQuery(
    lambda: SearchEntry.objects.filter(
        pk__in=[Given(name, BigIntegerField()) for name in _PLACES]
    ).values_list(
        *("pk", "kind", "title", "text", "address", "partnership__title", "partnership__marking")
    )
)


def _may_find(roles: frozenset[Role], kind: OrganisationKind) -> Q:
    """The rows whose capability is had in their partnership."""
    may = Q(pk__in=[])
    together: dict[Reach, list[str]] = {}
    for capability in Capability:
        if capability.value.startswith("view_"):
            found = reach_of([capability], roles, kind)
            if found.parts or found.grains:
                together.setdefault(found, []).append(capability.value)
    # What opens most stands first: nearly every row is let through or not by that.
    for found, capabilities in sorted(together.items(), key=lambda item: -len(item[1])):
        may |= Q(capability__in=capabilities) & within(found)
    return may


def _known_to(acting: Acting, terms: tuple[str, ...]) -> list[_Known]:
    if not terms or not acting.can(Capability.READ_EXPERIENCE):
        return []
    return [one for one in (*_questions(), *_cases()) if holds_all(one.folded, terms)]


@cache
def _questions() -> tuple[_Known, ...]:
    return tuple(
        _known(
            QUESTIONS,
            f"{question.id}: {question.text}",
            (question.why, *question.good, *question.pitfalls, *question.hold),
            "experience:question",
            question.id,
        )
        for question in guide.questions()
    )


@cache
def _cases() -> tuple[_Known, ...]:
    return tuple(
        _known(CASES, guide.case_name(case), _case_words(case), "experience:case", case.id)
        for case in experience.partnerships()
    )


def _known(kind: str, title: str, words: Iterable[str], url_name: str, id_: str) -> _Known:
    text = " ".join(words)
    return _Known(
        kind=kind,
        title=title,
        text=text,
        folded=f"{folded(title)} {folded(text)}",
        url_name=url_name,
        id=id_,
    )


def _case_words(case: experience.PartnershipRecord) -> Iterable[str]:
    """What a case is found by: what it covered, what became of it, what it teaches."""
    yield from case.forces
    yield case.supplier
    yield case.scope
    yield case.outcome
    yield from (lesson.lesson for lesson in case.lessons)


def _hit(one: _Entry | _Known, terms: tuple[str, ...], named: dict[str, str]) -> Hit:
    is_row = isinstance(one, _Entry)
    return Hit(
        kind=named.get(one.kind, ""),
        title=_html(excerpt(one.title, terms)),
        url=one.address if is_row else address_of(one.url_name, one.id),
        partnership=one.partnership if is_row and one.kind != "partnership" else "",
        excerpt=_html(excerpt(one.text, terms)),
    )


def _html(pieces: Iterable[Piece]) -> SafeString:
    """The pieces as HTML, what matched in a mark; every text is escaped."""
    told = (
        f"<mark>{escape(one.text)}</mark>" if one.marked else escape(one.text) for one in pieces
    )
    return mark_safe("".join(told))
