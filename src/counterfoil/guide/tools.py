"""What in Counterfoil helps to answer a question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A part of Counterfoil, the room where it stands, and what it does."""

    id: str
    room: str
    name: str
    does: str
    built: bool

    @property
    def words(self) -> str:
        """The tool as a page names it.

        >>> Tool(id="exit-plan", room="future", name="Exit plan", does="…", built=False).words
        'Exit plan (not built yet)'
        """
        return self.name if self.built else f"{self.name} (not built yet)"
