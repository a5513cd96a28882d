"""What a backup says of itself: when and by which version it was made, and what it holds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from counterfoil.errors import UnreadableInput

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One file of the backup."""

    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of one table, each a line with its values in the order of the columns."""

    columns: list[str]
    rows: int


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """A backup in short.

    steps: the migrations that made its tables. log_end: number and hash of the last row of the log.
    """

    made_at: str
    version: str
    database: str
    steps: list[tuple[str, str]]
    log_end: tuple[int, str]
    tables: dict[str, Table] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        """When the backup was made."""
        return datetime.fromisoformat(self.made_at)

    def written(self) -> bytes:
        """The manifest as its file holds it."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()


def read_manifest(content: bytes, where: str) -> Manifest:
    """The manifest in a file's content. Raises: UnreadableInput when it is none of ours."""
    try:
        told: dict[str, Any] = json.loads(content)
        if told["format"] > FORMAT:
            raise UnreadableInput(
                what="it was made by a later version of Counterfoil",
                where=where,
                mend="restore it with that version",
            )
        return Manifest(
            **{
                **told,
                "steps": [(app, name) for app, name in told["steps"]],
                "log_end": (told["log_end"][0], told["log_end"][1]),
                "tables": {name: Table(**table) for name, table in told["tables"].items()},
                "members": {name: Member(**one) for name, one in told["members"].items()},
            }
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableInput(
            what="its manifest cannot be read", where=where, mend="use another backup"
        ) from error
