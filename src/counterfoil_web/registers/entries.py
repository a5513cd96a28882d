"""What somebody enters in a register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Entry:
    """A record as typed: its own fields as text, where it comes from and a note.

    supersedes: the key of the record that it puts right; note: then why.
    """

    kind: str
    texts: Mapping[str, Any]
    source: str = ""
    note: str = ""
    supersedes: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What the record says beside its own fields.

        >>> Entry("lesson", {}, "Review").told
        {'source': 'Review', 'note': '', 'supersedes': ''}
        """
        return {"source": self.source, "note": self.note, "supersedes": self.supersedes}
