"""The kinds of record of a register, their fields and what those say, in the words of pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import Http404

_COMMON = {
    "id": "Id",
    "source": "Where it comes from",
    "note": "Note",
    "entered_on": "Entered on",
    "entered_by": "Entered by",
    "supersedes": "Puts right",
}
_ASKED = re.compile(r"(how|what|where|which|who|whose|why|when|whether|since|out of)\b")
_HAS_ARTICLE = re.compile(r"(the|a|an|another|any|its)\b")
_IS_NO_NOUN = re.compile(r"(it|or)\b|.*(\b(at|by|for|from|on)$|:)")


@dataclass(frozen=True, kw_only=True)
class KindWords:
    """A kind of record. labels, hints: by field, where the field's own name does not say it."""

    plural: str
    one: str
    about: str
    labels: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)

    @property
    def with_article(self) -> str:
        """What one of it is.

        >>> KindWords(plural="Invoices", one="invoice", about="").with_article
        'an invoice'
        """
        return f"{'an' if self.one[0] in 'aeiou' else 'a'} {self.one}"


@dataclass(frozen=True)
class RegisterWords:
    """A room's records in words. common: labels of fields of many kinds. values: what they say."""

    kinds: Mapping[str, KindWords]
    values: Mapping[str, str]
    common: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> KindWords:
        """A kind in words; one that has none by its own name."""
        found = self.kinds.get(kind)
        if found is not None:
            return found
        name = kind.replace("_", " ")
        return KindWords(plural=f"{name[:1].upper()}{name[1:]}s", one=name, about="")

    def label_of(self, kind: str, name: str) -> str:
        """A field's label.

        >>> RegisterWords({}, {}).label_of("claim", "amount_gbp")
        'Amount'
        """
        words = self.of(kind).labels.get(name) or self.common.get(name) or _COMMON.get(name)
        return words or name.removesuffix("_gbp").replace("_", " ").capitalize()

    def hint_of(self, kind: str, name: str) -> str:
        """What helps to fill a field in; blank for nothing."""
        return self.of(kind).hints.get(name, "")

    def value_words(self, text: str) -> str:
        """A value of few in words; with none of its own, as it is named.

        >>> RegisterWords({}, {"removed": "They take no part"}).value_words("fixed_price")
        'Fixed price'
        """
        return self.values.get(text) or text.replace("_", " ").capitalize()

    def kind_asked_for(self, kind: str) -> str:
        """The kind of an address. Raises: Http404 for none."""
        if kind not in self.kinds:
            raise Http404("There is no such kind of record.")
        return kind


def asked(label: str, verb: str = "Enter") -> str:
    """What is asked for when a field is left empty.

    >>> asked("Month"), asked("How many"), asked("VAT"), asked("The answer")
    ('Enter the month', 'Enter how many', 'Enter the VAT', 'Enter the answer')
    >>> asked("Nature", "Choose"), asked("Declared on")
    ('Choose the nature', 'Enter: declared on')
    """
    words = label if label[:2].isupper() else label[:1].lower() + label[1:]
    if _ASKED.match(words) or _HAS_ARTICLE.match(words):
        return f"{verb} {words}"
    if _IS_NO_NOUN.match(words):
        return f"{verb}: {words}"
    return f"{verb} the {words}"
