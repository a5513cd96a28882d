"""Parts of a page that many readers share, drawn once for all that they depend on.

Each takes as its arguments all that its HTML depends on, and nothing that is one person's own: no
name, no words they typed, no token of a form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place to go: its words, its address, and whether the reader is there."""

    text: str
    url: str
    current: bool = False


@lru_cache(maxsize=512)
def navigation_html(
    places: tuple[Destination, ...], product_name: str, home_url: str, search_url: str
) -> SafeString:
    """The menu below the header, with an empty box for searching where one may search."""
    return render_to_string(
        "govuk/parts/navigation.html",
        {
            "places": places,
            "product_name": product_name,
            "home_url": home_url,
            "search_url": search_url,
        },
    )


_EMPTY_BOX = ' name="q" type="search" value=""'


def with_words(navigation: SafeString, searched: str) -> SafeString:
    """The menu for one reader alone: what was searched for stands in the box again."""
    filled = _EMPTY_BOX.replace('""', f'"{escape(searched)}"')
    return mark_safe(navigation.replace(_EMPTY_BOX, filled))


@lru_cache(maxsize=512)
def account_places_html(places: tuple[Destination, ...], switch_url: str) -> SafeString:
    """What the header offers to those who look after accounts, and who act for several."""
    return render_to_string(
        "govuk/parts/account_places.html", {"places": places, "switch_url": switch_url}
    )


@lru_cache(maxsize=512)
def footer_html(product_name: str, organisation_name: str, licences_url: str) -> SafeString:
    """The words at the foot of the page."""
    return render_to_string(
        "govuk/parts/footer.html",
        {
            "product_name": product_name,
            "organisation_name": organisation_name,
            "licences_url": licences_url,
        },
    )


def asset_url(path: str) -> str:
    """The address of a stylesheet, script or picture."""
    return _known_asset(str(settings.STATIC_URL), path)


@lru_cache(maxsize=256)
def _known_asset(static_url: str, path: str) -> str:  # noqa: ARG001
    """Kept, since the files that a process serves stay the same. static_url: by the mount point."""
    return str(staticfiles_storage.url(path))
