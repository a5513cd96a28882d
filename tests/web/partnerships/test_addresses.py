"""What an address of a partnership may be."""

from __future__ import annotations

import re

import pytest
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404

from counterfoil import guide
from counterfoil_web.partnerships.addresses import RefConverter, RoomConverter
from counterfoil_web.partnerships.models import new_ref


def test_a_new_reference_fits_its_address():
    assert re.fullmatch(RefConverter.regex, new_ref())


@pytest.mark.parametrize("wrong", ["short", "ABCDEFGH", "abcdefgi", "abcdefg0", "abcdefghj"])
def test_nothing_else_does(wrong):
    with pytest.raises(Resolver404):
        resolve(f"/partnerships/{wrong}/")


def test_the_rooms_are_those_of_the_guide():
    assert RoomConverter.regex.split("|") == [room.slug for room in guide.rooms()]


def test_an_address_and_back():
    address = reverse("partnerships:room", args=["k3m9q2xw", "future"])

    assert address == "/partnerships/k3m9q2xw/future/"
    assert resolve(address).kwargs == {"ref": "k3m9q2xw", "room": "future"}
