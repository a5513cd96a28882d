"""Addresses chosen by their words lead where Django’s own way leads."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.urls import Resolver404, URLResolver, get_resolver, include, path, re_path
from django.urls.resolvers import RoutePattern

from counterfoil_web.project.by_words import by_words


def _page(_request, **_named):
    return HttpResponse()


PAGES = [
    path("", _page, name="home"),
    path("log/", _page, name="log"),
    path("log/<int:number>/", _page, name="event"),
    path("things/<str:ref>/", _page, name="thing"),
    path("things/<str:ref>/<slug:room>/", _page, name="room"),
    path("things/<str:ref>/acts/", _page, name="acts"),
    path("things/<str:ref>/acts/<int:number>/take/", _page, name="take"),
    path("<slug:any>/here/", _page, name="any"),
    path("deep/<path:rest>", _page, name="deep"),
    re_path(r"^old/(?:a|b)/", _page, name="old"),
    path("within/", include(([path("<int:n>/", _page, name="one")], "within"))),
    path("", include(([path("log/last/", _page, name="last")], "shadowed"))),
]
ADDRESSES = [
    *("", "log/", "log/7/", "log/last/", "log", "log/x/y/", "things/a/", "things/a/acts/"),
    *("things/a/acts", "things/a/acts/3/take/", "things/a/acts/x/take/", "things/a/plans/"),
    *("things/a/b/c/", "x/here/", "log/here/", "deep/a/b/c", "old/a/", "old/c/", "within/3/"),
    *("within/x/", "nowhere/", "/", "//", "things//acts/", "\u1e81/"),
]


def _found(resolver, address):
    try:
        match = resolver.resolve(address)
    except Resolver404:
        return None
    return match.view_name, match.args, match.kwargs, match.route, match.namespaces


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_leads_where_it_led(address):
    plain = URLResolver(RoutePattern("", is_endpoint=False), PAGES)

    assert _found(by_words(PAGES), address) == _found(plain, address)


def test_every_page_of_the_application_is_still_found():
    (whole,) = get_resolver().url_patterns
    plain = URLResolver(RoutePattern("", is_endpoint=False), whole.url_patterns)
    asked = {address for address, *_ in _samples(plain)}

    assert len(asked) > 200
    assert [one for one in asked if _found(whole, one) != _found(plain, one)] == []


def _samples(resolver, before=""):
    """An address for each pattern, with something in each place of a converter."""
    for one in resolver.url_patterns:
        words = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _samples(one, words)
        else:
            for given in ("7", "abcd2345", "00000000-0000-4000-8000-000000000000"):
                parts = [given if "<" in part else part for part in words.split("/")]
                yield ("/".join(parts), one.name)


def test_few_patterns_are_tried():
    with pytest.raises(Resolver404) as refused:
        by_words(PAGES).resolve("nowhere/")

    tried = [str(way[-1].pattern) for way in refused.value.args[0]["tried"]]
    assert tried == ["<slug:any>/here/", "deep/<path:rest>", "^old/(?:a|b)/"]


def test_unknown_words_are_not_kept():
    resolver = by_words(PAGES)
    for number in range(50):
        with pytest.raises(Resolver404):
            resolver.resolve(f"nowhere-{number}/a/b-{number}/")

    assert len(resolver._chosen) == 1
