"""The parts of an address that name a partnership and a room of it."""

from __future__ import annotations


class RefConverter:
    """Eight letters and figures, none of them mistaken for another."""

    regex = "[23456789abcdefghjkmnpqrstvwxyz]{8}"

    def to_python(self, value: str) -> str:
        """The reference as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The reference as it goes into an address."""
        return value


class RoomConverter(RefConverter):
    """One of the guide's six rooms."""

    regex = "strategy|sourcing|governance|contract|outcomes|future"
