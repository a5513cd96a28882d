"""Long lists cut into pages, and the addresses of the other pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: Any, size: int = PAGE_SIZE) -> Page:
    """The page that the address asks for; the nearest there is when it asks for none that is."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def pagination(request: HttpRequest, page: Page) -> SafeString:
    """Links to the other pages as HTML; empty when one page holds everything."""
    if page.paginator.num_pages == 1:
        return mark_safe("")
    kept = request.GET.copy()
    kept.pop("page", None)
    others = escape(f"?{kept.urlencode()}&page=" if kept else "?page=")
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    items = "".join(_item(others, number, page.number) for number in shown)
    before, after = "", ""
    if page.has_previous():
        before = before_html(
            mark_safe(f"{others}{page.previous_page_number()}"), "Previous", "page"
        )
    if page.has_next():
        after = after_html(mark_safe(f"{others}{page.next_page_number()}"), "Next", "page")
    numbers = f'<ul class="govuk-pagination__list">{items}</ul>'
    return pages_html(before, numbers, after, label="Pagination")


def pages_html(*parts: str, label: str) -> SafeString:
    """The links of a long list, of parts that are HTML."""
    return mark_safe(
        f'<nav class="govuk-pagination" aria-label="{escape(label)}">\n'
        + "\n".join(filter(None, parts))
        + "\n</nav>"
    )


def before_html(address: str, words: str, things: str) -> SafeString:
    """The link to what stands before: “Previous page”, “Newer events”."""
    return mark_safe(
        '<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" '
        f'href="{conditional_escape(address)}" rel="prev">{_BACK}{_title(words, things)}</a></div>'
    )


def after_html(address: str, words: str, things: str) -> SafeString:
    """The link to what comes after."""
    return mark_safe(
        '<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" '
        f'href="{conditional_escape(address)}" rel="next">{_title(words, things)}{_ON}</a></div>'
    )


def counted(page: Page, noun: str, plural: str) -> str:
    """Which of how many are shown.

    A page of some says “1 to 50 of 120 partnerships”; a page of all says “3 partnerships”.
    """
    total = page.paginator.count
    words = noun if total == 1 else plural
    if page.paginator.num_pages == 1:
        return f"{total:,} {words}"
    return f"{page.start_index():,} to {page.end_index():,} of {total:,} {words}"


def _item(others: str, number: int | str, current: int) -> str:
    if not isinstance(number, int):
        return _ELLIPSIS
    here, is_here = "", ""
    if number == current:
        here, is_here = " govuk-pagination__item--current", ' aria-current="page"'
    return (
        f'<li class="govuk-pagination__item{here}"><a class="govuk-link govuk-pagination__link" '
        f'href="{others}{number}" aria-label="Page {number}"{is_here}>{number}</a></li>'
    )


def _title(words: str, things: str) -> str:
    return (
        f'<span class="govuk-pagination__link-title">{escape(words)}'
        f'<span class="govuk-visually-hidden"> {escape(things)}</span></span>'
    )


def _icon(name: str, drawing: str) -> str:
    return (
        f'<svg class="govuk-pagination__icon govuk-pagination__icon--{name}" '
        'xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" '
        f'focusable="false" viewBox="0 0 15 13"><path d="{drawing}"></path></svg>'
    )


_BACK = _icon(
    "prev",
    "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984"
    "l4.2931-4.293-1.414-1.414z",
)
_ON = _icon(
    "next",
    "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 "
    "6.7441-6.4062-6.7246-6.7266z",
)
_ELLIPSIS = '<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>'
