"""The date of a source in words: `{{ source.date|source_date }}`."""

from __future__ import annotations

from django import template

from counterfoil_web.experience.presenters import date_words

register = template.Library()


@register.filter
def source_date(text: str | None) -> str:
    """A day, a month or a year as the source gives it."""
    return date_words(text)
