"""The parts of an address that number a person, a role, an invitation or an organisation."""

from __future__ import annotations

from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """A number that a record may have; a longer one is the address of nothing."""

    regex = "[0-9]{1,18}"
