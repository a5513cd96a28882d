"""The choices of a select as HTML, for the small forms above lists."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=128)
def choices_html(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """The options with that one selected. They are kept, and are the same for every reader."""
    return mark_safe(
        "".join(
            f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
            f"{escape(words)}</option>"
            for value, words in choices
        )
    )
