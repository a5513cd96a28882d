"""Long lists cut into pages, and the addresses of the other pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: Any, size: int = PAGE_SIZE) -> Page:
    """The page that the address asks for; the nearest there is when it asks for none that is."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def pagination(request: HttpRequest, page: Page) -> dict[str, Any] | None:
    """What the pagination component needs; None when one page holds everything."""
    if page.paginator.num_pages == 1:
        return None
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    parts: dict[str, Any] = {"items": [_item(request, page, number) for number in shown]}
    if page.has_previous():
        parts["previous"] = {"href": _address(request, page.previous_page_number())}
    if page.has_next():
        parts["next"] = {"href": _address(request, page.next_page_number())}
    return parts


def counted(page: Page, noun: str, plural: str) -> str:
    """Which of how many are shown.

    A page of some says “1 to 50 of 120 partnerships”; a page of all says “3 partnerships”.
    """
    total = page.paginator.count
    words = noun if total == 1 else plural
    if page.paginator.num_pages == 1:
        return f"{total:,} {words}"
    return f"{page.start_index():,} to {page.end_index():,} of {total:,} {words}"


def _item(request: HttpRequest, page: Page, number: int | str) -> dict[str, Any]:
    if not isinstance(number, int):
        return {"ellipsis": True}
    return {
        "number": number,
        "href": _address(request, number),
        "current": number == page.number,
    }


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
