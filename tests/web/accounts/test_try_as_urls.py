"""The addresses of the try-out."""

from __future__ import annotations

from django.urls import reverse


def test_the_pages_have_their_addresses():
    assert reverse("try_as:list") == "/try-as/"
    assert reverse("try_as:enter", args=["auditor"]) == "/try-as/auditor/"
