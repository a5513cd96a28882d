"""The parts of these pages that never change while the application runs, drawn once and kept.

Cases and questions come with the library and are the same for every reader, so that nothing of a
reader, an organisation or a request may enter what is drawn here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

MOST_KEPT = 2_000
"""Every case, question, choice of questions and lesson by stage fits; about 20 MB at the most."""


@lru_cache(maxsize=MOST_KEPT)
def drawn(template: str, facts: Callable[..., dict[str, Any]], *key: Hashable) -> SafeString:
    """The template with what `facts(*key)` gives it. facts: a function of a module."""
    return mark_safe(render_to_string(template, facts(*key)))
