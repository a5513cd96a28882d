"""What stands around every page of a partnership, as HTML: where one is, whose it is, its rooms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.rooms import RoomView, drawn

_EXAMPLE = ' <strong class="govuk-tag govuk-tag--purple">Example</strong>'
_ARCHIVED = ' <strong class="govuk-tag govuk-tag--grey">Archived</strong>'


def head_html(
    partnership: Partnership,
    kind_words: str,
    parties: Iterable[tuple[str, str]],
    crumbs: Iterable[tuple[str, str]],
) -> SafeString:
    """The way to the page, and the partnership with its parties; every text is escaped."""
    title = escape(partnership.title)
    way = [
        _crumb(address_of("partnerships:list"), "Partnerships"),
        _crumb(address_of("partnerships:workspace", partnership.ref), title),
        *(_crumb(escape(url), conditional_escape(words)) for words, url in crumbs),
    ]
    taking_part = "".join(
        f'<li><span class="app-identity__part">{escape(part)}:</span> {escape(name)}</li>'
        for part, name in parties
    )
    example = _EXAMPLE if partnership.is_example else ""
    archived = _ARCHIVED if partnership.archived_at else ""
    return mark_safe(
        '<nav class="govuk-breadcrumbs" aria-label="Breadcrumb">'
        f'<ol class="govuk-breadcrumbs__list">{"".join(way)}</ol></nav>\n'
        '<section class="app-identity" aria-label="The partnership">'
        f'<p class="app-identity__title">{title}</p>'
        f'<p class="app-identity__facts">{escape(kind_words)}{example}{archived}</p>'
        f'<ul class="app-identity__parties">{taking_part}</ul></section>'
    )


def side_html(
    ref: str, rooms: Iterable[RoomView], places: Sequence[Mapping[str, Any]], *, overview: bool
) -> SafeString:
    """The side navigation; empty for who may open nothing of the partnership.

    overview: whether the page is that of the whole partnership.
    """
    inside = drawn(rooms)
    if not inside and not places:
        return mark_safe("")
    first = _place(address_of("partnerships:workspace", ref), "Overview", current=overview)
    others = (
        _place(one["url"], one["name"], current=one["current"], after_rooms=number == 0)
        for number, one in enumerate(places)
    )
    return mark_safe(
        '<nav class="moj-side-navigation app-rooms" aria-label="Rooms of the partnership">'
        f'<ul class="moj-side-navigation__list">{first}\n{inside}\n{"".join(others)}</ul></nav>'
    )


def _crumb(address: str, words: str) -> str:
    """An item of the way; both are HTML."""
    return (
        '<li class="govuk-breadcrumbs__list-item">'
        f'<a class="govuk-breadcrumbs__link" href="{address}">{words}</a></li>'
    )


def _place(address: str, words: str, *, current: bool, after_rooms: bool = False) -> str:
    active = " moj-side-navigation__item--active" if current else ""
    here = ' aria-current="location"' if current else ""
    parted = " app-rooms__place" if after_rooms else ""
    return (
        f'<li class="moj-side-navigation__item{active}{parted}">'
        f'<a href="{escape(address)}"{here}>{escape(words)}</a></li>'
    )
