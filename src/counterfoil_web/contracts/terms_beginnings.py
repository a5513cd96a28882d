"""What the terms of a new contract begin from: a template, or a document of one's own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from django.utils.text import slugify

from counterfoil.contractfile.templates import TemplateKind, template_text

OWN = "own"
LONGEST_KEY = 60
NOT_KEYS = ("new",)
"""What stands in an address where a contract's key would."""

BEGINNINGS = (
    (TemplateKind.BUSINESS.value, "Business support with guaranteed savings"),
    (TemplateKind.CUSTODY_BY_AVAILABILITY.value, "Custody priced by cells available"),
    (TemplateKind.CUSTODY_BY_DETENTION.value, "Custody priced by detention"),
    (TemplateKind.CONSULTANCY.value, "Consultancy with day rates and a contingent fee"),
    (OWN, "A document of your own"),
)
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_FIELD = r"^{name}:[ \t]*(.+?)[ \t]*$"


@dataclass(frozen=True)
class Beginning:
    """The key and title of a new contract, and the text that its draft begins with."""

    key: str
    title: str
    text: str


def from_template(kind: str, key: str, title: str) -> Beginning:
    """A template under a name of its own, its comments kept."""
    key = key or key_from(title)
    text = template_text(TemplateKind(kind))
    for name, value in (("id", key), ("title", json.dumps(title, ensure_ascii=False))):
        line = f"{name}: {value}"
        text = re.sub(rf"^{name}:.*$", lambda _, line=line: line, text, count=1, flags=re.MULTILINE)
    return Beginning(key, title, text)


def from_own(text: str, key: str, title: str) -> Beginning:
    """A document as somebody wrote it: its own id and title go before those typed."""
    stated = _stated(text, "title") or title
    return Beginning(_stated(text, "id") or key or key_from(stated), stated[:200], text)


def key_from(title: str) -> str:
    """A short name from a title.

    >>> key_from("Custody services, 2027 to 2032")
    'custody-services-2027-to-2032'
    """
    return slugify(title)[:LONGEST_KEY].strip("-")


def is_key(text: str) -> bool:
    """Whether a text can be a contract's key: it stands in addresses."""
    return len(text) <= LONGEST_KEY and text not in NOT_KEYS and bool(_KEY.fullmatch(text))


def _stated(text: str, name: str) -> str:
    found = re.search(_FIELD.format(name=name), text, re.MULTILINE)
    return found[1].strip("\"'") if found and not found[1].startswith(("#", ">", "|")) else ""
