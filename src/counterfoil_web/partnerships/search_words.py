"""The words by which search finds an entry: kept beside it, and looked up by an index.

A term of a search stands at the beginning of a word, so that it is looked up as a range of words:
from `cust` to just before `cusu`. Of a phrase its longest word is looked up, and the phrase is
then looked for in the texts of the entries that this leaves. What is found is what reading every
text would find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import BinaryField, Q, QuerySet, TextField
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from counterfoil_web.partnerships.models import SearchEntry, SearchWord
from counterfoil_web.records.prepared_query import Given

MOST_BYTES = 60
"""How much of a word is kept; of a longer one the rest is looked for in texts."""

_AFTER_ALL = b"\xff"
"""Above every byte of UTF-8: a word with it at the end comes after all that begin with the word."""
_ROWS_AT_ONCE = 5_000
_ENTRIES_AT_ONCE = 500


class Lookup(NamedTuple):
    """The range of words that a term is looked up by, both ends in it.

    certain: it finds no more than the term does, so that no text need be read.
    """

    low: bytes
    high: bytes
    certain: bool


def words_of(folded_text: str) -> set[bytes]:
    """The words of a folded text as they are kept."""
    return {word.encode()[:MOST_BYTES] for word in folded_text.split()}


def lookup(term: str) -> Lookup:
    """How a folded term, of one word or more, is looked up."""
    *whole, begun = (word.encode() for word in term.split())
    longest = max([*whole, begun], key=len)
    kept = longest[:MOST_BYTES]
    is_prefix = longest is begun and len(begun) < MOST_BYTES
    certain = not whole and len(begun) <= MOST_BYTES
    return Lookup(kept, kept + _AFTER_ALL if is_prefix else kept, certain)


def shape_of(terms: Iterable[str]) -> tuple[bool, ...]:
    """What decides the SQL by which terms are found: for each, whether its lookup is certain."""
    return tuple(lookup(term).certain for term in terms)


def given_for(terms: Iterable[str]) -> dict[str, Any]:
    """The values of terms, for a query made by `holding`."""
    given: dict[str, Any] = {}
    for number, term in enumerate(terms):
        low, high, _ = lookup(term)
        given |= {f"low_{number}": low, f"high_{number}": high, f"term_{number}": f" {term}"}
    return given


def holding(entries: QuerySet[SearchEntry], shape: tuple[bool, ...]) -> QuerySet[SearchEntry]:
    """The entries that hold every term of this shape; which terms is given with the query."""
    for number, certain in enumerate(shape):
        within = SearchWord.objects.filter(
            word__gte=Given(f"low_{number}", BinaryField()),
            word__lte=Given(f"high_{number}", BinaryField()),
        )
        entries = entries.filter(pk__in=within.values("entry_id"))
        if not certain:
            entries = entries.filter(holds("folded", number))
    return entries


def holds(field: str, number: int) -> Q:
    """Whether a folded text holds a term: as `contains`, without what that does for wild cards."""
    return Q(GreaterThan(StrIndex(field, Given(f"term_{number}", TextField())), 0))


def keep(entry: SearchEntry) -> None:
    """Have an entry be found by the words it has now, and by no other."""
    had = {bytes(word): pk for pk, word in entry.words.values_list("pk", "word")}
    has = words_of(entry.folded)
    gone = [pk for word, pk in had.items() if word not in has]
    if gone:
        SearchWord.objects.filter(pk__in=gone).delete()
    new = sorted(has - had.keys())
    SearchWord.objects.bulk_create(
        (SearchWord(entry=entry, word=word) for word in new), batch_size=_ROWS_AT_ONCE
    )


def keep_new(entries: list[SearchEntry]) -> None:
    """Have entries be found that have no words yet."""
    for start in range(0, len(entries), _ENTRIES_AT_ONCE):
        SearchWord.objects.bulk_create(
            _rows(entries[start : start + _ENTRIES_AT_ONCE]), batch_size=_ROWS_AT_ONCE
        )


def _rows(entries: Iterable[SearchEntry]) -> Iterator[SearchWord]:
    for entry in entries:
        for word in sorted(words_of(entry.folded)):
            yield SearchWord(entry=entry, word=word)
