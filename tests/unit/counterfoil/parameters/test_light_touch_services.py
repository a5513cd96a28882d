"""Codes against Schedule 1 of the Procurement Regulations 2024."""

from __future__ import annotations

import pytest

from counterfoil.parameters.light_touch_services import service_code


@pytest.mark.parametrize("code", ["75231200", "75231220", "79710000", "85100000"])
def test_detention_escort_security_and_health_are_light_touch(code):
    found = service_code(code)

    assert found is not None
    assert found.light_touch


@pytest.mark.parametrize("code", ["72000000", "79993100", "79411000"])
def test_technology_facilities_and_consultancy_are_not(code):
    found = service_code(code)

    assert found is not None
    assert not found.light_touch


def test_custody_of_securities_is_no_custody_of_people():
    found = service_code("66162000")

    assert found is not None
    assert "not police custody" in found.note
