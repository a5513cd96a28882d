"""The kinds of event that the log holds, in words."""

from __future__ import annotations

from django.core.cache import cache

from counterfoil_web.records.models import Event

_CACHED = "log-kinds"
_SECONDS = 300
_WORDS = {
    "export": "Copy taken out",
    "hidden-record-asked-for": "Record asked for that the person may not see",
    "seal-released": "Seal broken",
    "viewed-sealed": "Sealed value seen",
}


def kind_words(kind: str) -> str:
    """A kind in words; most kinds are words already.

    >>> kind_words("log-verified"), kind_words("export")
    ('Log verified', 'Copy taken out')
    """
    return _WORDS.get(kind) or kind.replace("-", " ").capitalize()


def kind_choices() -> list[tuple[str, str]]:
    """The kinds that the log holds, with words, in their order; some minutes old at most."""
    kinds = cache.get(_CACHED)
    if kinds is None:
        kinds = list(Event.objects.order_by("kind").values_list("kind", flat=True).distinct())
        cache.set(_CACHED, kinds, _SECONDS)
    return sorted(((kind, kind_words(kind)) for kind in kinds), key=lambda pair: pair[1].casefold())
