"""The parts of pages that are the same for everybody: drawn once, and kept in memory.

They depend on the answer and on where it stands, and on nothing of the reader: whether somebody may
open a page is asked before, and what they may do on it stands outside of these parts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.results.answer_store import Kept
from counterfoil_web.results.navigation import addresses
from counterfoil_web.results.subjects import Subject

_MOST_CHARACTERS = 16_000_000
_PARTS: KeptInMemory[str] = KeptInMemory(_MOST_CHARACTERS, len)


def drawn_part(
    subject: Subject, name: str, template: str, context: Callable[[Kept], dict[str, Any]]
) -> SafeString:
    """A part of a page of this answer.

    name: which part. context: what the template is given of the kept answer, beside its page and
    its addresses; asked for only when the part is not there.
    """
    key = (name, subject.partnership.ref, subject.name, subject.answer_key)

    def draw() -> str:
        kept = subject.kept()
        whole = {"page": kept.page, **addresses(subject), **context(kept)}
        return render_to_string(template, whole)

    return drawn_once(key, draw)


def drawn_once(key: Hashable, draw: Callable[[], str]) -> SafeString:
    """HTML that a template draws, kept under everything that it depends on."""
    return mark_safe(_PARTS.made(key, draw))
