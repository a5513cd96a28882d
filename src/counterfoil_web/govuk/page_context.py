"""What every page shows around its content: whose page it is, where one can go, who is signed in.

Nothing is worked out until a template asks, and a page is drawn whoever asks for it: signed out,
without an organisation, or before the request came as far as the accounts.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString

from counterfoil.access import Capability, Marking
from counterfoil_web.govuk.page_parts import (
    Destination,
    account_places_html,
    asset_url,
    footer_html,
    navigation_html,
    with_words,
)

PRODUCT_NAME = "Counterfoil"


# What the navigation offers: words, the page, and a capability of which one is needed.
_PLACES: tuple[tuple[str, str, tuple[Capability, ...]], ...] = (
    ("Home", "partnerships:home", ()),
    (
        "Partnerships",
        "partnerships:list",
        (Capability.VIEW_PARTNERSHIP, Capability.VIEW_SUMMARY, Capability.VIEW_CONTRACT_FIGURES),
    ),
    ("Decisions", "decisions:list", (Capability.VIEW_DECISIONS,)),
    ("Guide", "experience:guide", (Capability.READ_EXPERIENCE,)),
    ("Experience", "experience:cases", (Capability.READ_EXPERIENCE,)),
    ("Log", "oversight:log", (Capability.VIEW_LOG,)),
)
_ACCOUNT_PLACES: tuple[tuple[str, str, tuple[Capability, ...]], ...] = (
    ("People", "accounts:people", (Capability.MANAGE_PEOPLE,)),
    ("Organisation", "accounts:organisation", (Capability.MANAGE_ORGANISATION,)),
)


_INSTALLATION: tuple[str, str, tuple[Capability, ...]] = (
    "All organisations",
    "accounts:organisations",
    (),
)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """`layout` for every template; `marking` unless the view says another."""
    layout = Layout(request)
    return {"layout": layout, "marking": Marking.OFFICIAL if layout.acting else None}


class Layout:
    """The parts of a page that do not depend on what it is about."""

    product_name = PRODUCT_NAME

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._served_at = (get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
        self.acting: Any = getattr(request, "acting", None)

    @cached_property
    def signed_in(self) -> bool:
        """Whether somebody is signed in."""
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @property
    def organisation_name(self) -> str:
        """The organisation acted for; nothing before one is known."""
        return self.acting.organisation.name if self.acting else ""

    @property
    def brand_url(self) -> str:
        """The stylesheet of the organisation's own colour; nothing for the usual colours."""
        colour = self.acting.organisation.brand_colour if self.acting else ""
        return self._address("govuk:brand", colour.lstrip("#").lower()) if colour else ""

    @property
    def is_try_out(self) -> bool:
        """Whether this is the try-out, where anybody may be anybody."""
        return bool(getattr(settings, "TRY_OUT", False))

    @property
    def navigation(self) -> list[Destination]:
        """The main places, those that the reader's roles have a use for."""
        return self._destinations(_PLACES) if self.acting else []

    @property
    def navigation_html(self) -> SafeString | str:
        """The menu as HTML; nothing for who acts for no organisation."""
        if not self.acting:
            return ""
        parts = (tuple(self.navigation), self.product_name, self.home_url, self.search_url)
        navigation, searched = navigation_html(*parts), self.searched
        return with_words(navigation, searched) if searched else navigation

    @property
    def account_places_html(self) -> SafeString:
        """The places of accounts as HTML."""
        return account_places_html(tuple(self.account_places), self.switch_url)

    @property
    def footer_html(self) -> SafeString:
        """The words at the foot as HTML."""
        licences = asset_url("govuk/licences.txt")
        return footer_html(self.product_name, self.organisation_name, licences)

    @property
    def account_places(self) -> list[Destination]:
        """Places of those who look after the organisation's accounts."""
        if not self.acting:
            return []
        user = getattr(self._request, "user", None)
        keeps = bool(getattr(user, "runs_installation", False))
        return self._destinations((*_ACCOUNT_PLACES, *((_INSTALLATION,) if keeps else ())))

    @property
    def switch_url(self) -> str:
        """Where one changes the organisation acted for; nothing for members of one only."""
        return self._address("accounts:switch") if self.acting and self.acting.others else ""

    @property
    def try_as_url(self) -> str:
        """Where the try-out's accounts are chosen."""
        return self._address("try_as:list") if self.is_try_out else ""

    @property
    def home_url(self) -> str:
        """The first page."""
        return self._address("partnerships:home") or "/"

    @property
    def search_url(self) -> str:
        """Where the search box leads; nothing for those who may search nothing."""
        return self._address("partnerships:search") if self.acting else ""

    @property
    def searched(self) -> str:
        """What was searched for, to stand in the box again."""
        return self._request.GET.get("q", "") if self._request.path == self.search_url else ""

    @property
    def account_url(self) -> str:
        """A person's own account: name, ways to sign in, sessions, roles."""
        return self._address("accounts:you")

    @property
    def security_url(self) -> str:
        """Where a person looks after the ways they sign in."""
        return self._address("mfa_index")

    @property
    def sign_in_url(self) -> str:
        """Where one signs in."""
        return self._address("account_login")

    @property
    def sign_out_url(self) -> str:
        """Where the button for signing out posts."""
        return self._address("account_logout")

    @property
    def keep_alive_url(self) -> str:
        """Where the page says that its reader is still there."""
        return self._address("accounts:keep-alive")

    @property
    def timeout_seconds(self) -> int:
        """How long a session lasts without use; it is renewed at most once a minute."""
        return int(settings.SESSION_COOKIE_AGE) - 60

    def _address(self, name: str, *arguments: object) -> str:
        """The address of a page; nothing where an installation does not have it."""
        return _known_address(*self._served_at, name, arguments)

    def _destinations(
        self, places: tuple[tuple[str, str, tuple[Capability, ...]], ...]
    ) -> list[Destination]:
        path = self._request.path
        found = []
        for text, name, needed in places:
            url = self._address(name)
            if url and (not needed or any(self.acting.can(one) for one in needed)):
                here = path == url if url == self.home_url else path.startswith(url)
                found.append(Destination(text=text, url=url, current=here))
        return found


@lru_cache(maxsize=512)
def _known_address(
    urlconf: str,
    prefix: str,  # noqa: ARG001
    name: str,
    arguments: tuple[object, ...],
) -> str:
    """An address, kept: a page asks for some twenty, and they change only with their arguments.

    urlconf and prefix: what else an address depends on.
    """
    try:
        return reverse(name, urlconf=urlconf, args=arguments)
    except NoReverseMatch:
        return ""
