"""An event of the log: who, in which organisation, when, what, on which record, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from counterfoil.errors import InvalidValue
from counterfoil.record.canonical import Json, digest

SEALABLE = ("before", "after", "reason")
"""The fields whose words can be withheld from a copy without breaking its chain."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened. Texts are as they were then: a person's later name does not alter a row.

    at: a moment with a time zone. person, organisation: lasting ids as text; empty when nobody,
    or no organisation, was known. before, after: what the record held, as plain JSON values.
    clearance: the seal under which the row was written, empty for none.
    """

    at: datetime
    kind: str
    record: str
    person: str = ""
    person_name: str = ""
    organisation: str = ""
    organisation_name: str = ""
    partnership: str = ""
    before: Json = None
    after: Json = None
    reason: str = ""
    clearance: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise InvalidValue(
                what="the moment has no time zone", where="an event", mend="give it one"
            )

    def sealable(self) -> dict[str, Json]:
        """The fields that can be withheld."""
        return {"before": self.before, "after": self.after, "reason": self.reason}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """An event as a copy of the log shows it: each sealable field with its salt, or as a digest.

    plain: the other fields as texts. opened: values by field, with salts. withheld: digests.
    """

    plain: Mapping[str, str]
    opened: Mapping[str, tuple[Json, str]] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)

    def body(self) -> str:
        """The digest of the event, the same whether fields are opened or withheld."""
        digests = {
            name: field_digest(name, *self.opened[name])
            if name in self.opened
            else self.withheld[name]
            for name in SEALABLE
        }
        return digest({**self.plain, **digests})


def disclosed(event: Event, salt: str, *, withheld: bool = False) -> Disclosed:
    """An event for a copy: with its sealable fields opened, or with their digests in their place.

    salt: the row's own 32 hexadecimal digits, drawn by chance and never shown as they are.
    """
    _check_salt(salt)
    plain = {
        "at": moment_text(event.at),
        "person": event.person,
        "person_name": event.person_name,
        "organisation": event.organisation,
        "organisation_name": event.organisation_name,
        "kind": event.kind,
        "record": event.record,
        "partnership": event.partnership,
        "clearance": event.clearance,
    }
    opened = {name: (value, field_salt(salt, name)) for name, value in event.sealable().items()}
    if not withheld:
        return Disclosed(plain=plain, opened=opened)
    return Disclosed(
        plain=plain,
        withheld={name: field_digest(name, *pair) for name, pair in opened.items()},
    )


def moment_text(at: datetime) -> str:
    """A moment in universal time to the millionth of a second.

    >>> moment_text(datetime(2026, 11, 22, 15, 4, tzinfo=UTC))
    '2026-11-22T15:04:00.000000Z'
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def field_salt(salt: str, name: str) -> str:
    """The salt of one field, so that showing one field tells nothing of another."""
    return digest([salt, name])[:32]


def field_digest(name: str, value: Json, salt: str) -> str:
    """What stands for a field in the event's digest."""
    return digest([name, salt, value])


def is_digest(text: object) -> bool:
    """Whether a text is 64 hexadecimal digits in small letters."""
    return isinstance(text, str) and _DIGEST.fullmatch(text) is not None


def _check_salt(salt: str) -> None:
    if _SALT.fullmatch(salt) is None:
        raise InvalidValue(
            what="the salt is not 32 hexadecimal digits",
            where="an event",
            mend="draw 16 bytes by chance and write them so",
        )
