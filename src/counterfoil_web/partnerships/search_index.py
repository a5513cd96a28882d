"""The table that search looks in. Whatever can be found puts itself here when it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil.folded_text import folded
from counterfoil_web.partnerships import search_words
from counterfoil_web.partnerships.models import Partnership, SearchEntry, SearchWord

_MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that can be found, as the app that keeps it tells it."""

    kind: str
    record: str
    partnership: Partnership
    title: str
    text: str
    url: str
    capability: Capability = Capability.VIEW_PARTNERSHIP


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchKind:
    """A kind of thing that search finds. rebuild: yields all there are."""

    kind: str
    words: str
    rebuild: Callable[[], Iterable[Document]]


_kinds: dict[str, SearchKind] = {}


def register_kind(kind: str, words: str, rebuild: Callable[[], Iterable[Document]]) -> None:
    """Name a kind of thing that can be found: “Answers”, “Versions of the case”."""
    _kinds[kind] = SearchKind(kind=kind, words=words, rebuild=rebuild)


def kinds() -> tuple[SearchKind, ...]:
    """Every kind, in the order in which apps registered them."""
    return tuple(_kinds.values())


@transaction.atomic
def put(
    *,
    kind: str,
    record: str,
    partnership: Partnership,
    title: str,
    text: str,
    url: str,
    capability: Capability = Capability.VIEW_PARTNERSHIP,
) -> None:
    """Have a thing be found, in place of what was there under the same record.

    capability: what somebody must be able to do in the partnership to find it. Sealed values have
    no place here.
    """
    entry, _made = SearchEntry.objects.update_or_create(
        record=record,
        defaults=_values(
            Document(
                kind=kind,
                record=record,
                partnership=partnership,
                title=title,
                text=text,
                url=url,
                capability=capability,
            )
        ),
    )
    search_words.keep(entry)


def withdraw(record: str) -> None:
    """Have a thing not be found any more."""
    SearchEntry.objects.filter(record=record).delete()


@transaction.atomic
def rebuild_all() -> int:
    """Fill the table anew from every app's own records; gives how many things can be found."""
    with scopes_disabled():
        SearchWord.objects.all().delete()
        SearchEntry.objects.all().delete()
        documents = (document for kind in kinds() for document in kind.rebuild())
        made = SearchEntry.objects.bulk_create(
            (SearchEntry(record=document.record, **_values(document)) for document in documents),
            batch_size=500,
        )
        search_words.keep_new(made)
    return len(made)


def _values(document: Document) -> dict[str, object]:
    text = document.text[:_MOST_TEXT]
    title = folded(document.title)
    return {
        "partnership": document.partnership,
        "kind": document.kind,
        "title": document.title[:300],
        "text": text,
        "address": document.url,
        "capability": document.capability.value,
        "folded_title": f" {title}",
        "folded": f" {title} {folded(text)}",
        "changed_at": timezone.now(),
    }
