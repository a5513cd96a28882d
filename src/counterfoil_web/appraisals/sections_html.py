"""The sections of a draft as a list of tasks, written straight as HTML: it stands on every case."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.appraisals.sections import Section


def sections_html(groups: Iterable[tuple[str, list[Section]]], ref: str) -> SafeString:
    """Every section in its group, with a link to it, what it holds and how far it is."""
    case = reverse("appraisals:case", args=[ref])
    return mark_safe(
        "".join(
            f'<h3 class="govuk-heading-s app-task-group">{escape(title)}</h3>'
            f'<ul class="govuk-task-list">{"".join(_item(one, case) for one in sections)}</ul>'
            for title, sections in groups
        )
    )


def _item(one: Section, case: str) -> str:
    table = one.table
    counted = f"{one.rows} row{'' if one.rows == 1 else 's'}. " if _counts(one) else ""
    return (
        '<li class="govuk-task-list__item govuk-task-list__item--with-link">'
        '<div class="govuk-task-list__name-and-hint">'
        f'<a class="govuk-link govuk-task-list__link" href="{case}draft/{table}/" '
        f'aria-describedby="about-{table} state-{table}">{escape(one.title)}</a>'
        f'<div id="about-{table}" class="govuk-task-list__hint">{counted}{escape(one.about)}</div>'
        f'</div><div class="govuk-task-list__status" id="state-{table}">{_state(one)}</div></li>'
    )


def _counts(one: Section) -> bool:
    return one.table != "case" and bool(one.rows)


def _state(one: Section) -> str:
    words = escape(one.state_words)
    if not one.colour:
        return words
    return f'<strong class="govuk-tag govuk-tag--{one.colour}">{words}</strong>'
