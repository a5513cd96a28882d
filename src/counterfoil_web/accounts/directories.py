"""The directories by which people of an organisation sign in with OpenID Connect, from a file.

The file is JSON, one entry for each directory:

    {"force": {"name": "Force directory",
               "server_url": "https://login.example/tenant/v2.0",
               "client_id": "…", "client_secret_file": "/etc/counterfoil/force.secret",
               "roles_claim": "roles",
               "roles": {"Counterfoil.CommercialLead": ["commercial_lead"]},
               "asks_second_factor": true}}

This module is read by the settings, so it must not import models.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from counterfoil.access import Role
from counterfoil.errors import InvalidValue

_ID = re.compile(r"[a-z0-9-]{1,60}")
_NEEDED = ("name", "server_url", "client_id")
_KNOWN = {
    *_NEEDED,
    "client_secret",
    "client_secret_file",
    "roles_claim",
    "roles",
    "asks_second_factor",
    "sign_in_origins",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """One directory, and what its groups or app roles mean here.

    roles: from what the claim says to the roles it gives; anything else in the claim gives none.
    asks_second_factor: whether the directory itself asks for one, so that we need not.
    """

    id: str
    name: str
    server_url: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    roles_claim: str = "roles"
    roles: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    asks_second_factor: bool = False
    sign_in_origins: tuple[str, ...] = ()

    @property
    def origins(self) -> tuple[str, ...]:
        """Where a browser is sent to sign in: what the page's policy must let forms lead to."""
        parts = urlsplit(self.server_url)
        return (f"{parts.scheme}://{parts.netloc}", *self.sign_in_origins)

    def roles_of(self, claims: Mapping[str, Any]) -> tuple[Role, ...]:
        """The roles that a person's claims give, each once, in the order of the table of roles.

        >>> entry = {"name": "D", "server_url": "https://d.example", "client_id": "c",
        ...          "roles": {"Leads": ["commercial_lead", "evaluator"]}}
        >>> one = read_directories({"d": entry})[0]
        >>> [str(role) for role in one.roles_of({"roles": ["Leads", "Guests"]})]
        ['commercial_lead', 'evaluator']
        """
        said = claims.get(self.roles_claim, ())
        names = [said] if isinstance(said, str) else list(said) if said else []
        given = {role for name in names for role in self.roles.get(str(name), ())}
        return tuple(role for role in Role if role in given)


def directories_from(file: str) -> tuple[Directory, ...]:
    """The directories of a file; none when no file is named. Raises: InvalidValue."""
    if not file:
        return ()
    path = Path(file)
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _wrong(f"{path.name} cannot be read: {error}", "directories") from error
    return read_directories(entries, path.parent)


def read_directories(entries: Any, folder: Path | None = None) -> tuple[Directory, ...]:
    """The directories of what a file says. Raises: InvalidValue, naming the entry and the field."""
    if not isinstance(entries, dict):
        raise _wrong("the file is not a list of entries by id", "directories")
    return tuple(_directory(key, entry, folder) for key, entry in entries.items())


def provider_settings(directories: Iterable[Directory]) -> dict[str, Any]:
    """What allauth needs: proof keys always, and never an account by its email address."""
    apps = [
        {
            "provider_id": one.id,
            "name": one.name,
            "client_id": one.client_id,
            "secret": one.client_secret,
            "settings": {
                "server_url": one.server_url,
                "oauth_pkce_enabled": True,
                "email_authentication": False,
                "verified_email": False,
            },
        }
        for one in directories
    ]
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}


def _directory(key: str, entry: Any, folder: Path | None) -> Directory:
    where = f"directories, {key}"
    if not _ID.fullmatch(key):
        raise _wrong("an id is small letters, figures and hyphens, 60 at most", where)
    if not isinstance(entry, dict):
        raise _wrong("an entry is fields and their values", where)
    unknown = sorted(set(entry) - _KNOWN)
    missing = [name for name in _NEEDED if not entry.get(name)]
    if unknown or missing:
        said = [f"{name} is not a field" for name in unknown]
        raise _wrong("; ".join([*said, *(f"{name} is missing" for name in missing)]), where)
    if not _secure(entry["server_url"]):
        raise _wrong("server_url does not begin with https://", where)
    return Directory(
        id=key,
        name=str(entry["name"]),
        server_url=str(entry["server_url"]).rstrip("/"),
        client_id=str(entry["client_id"]),
        client_secret=_secret(entry, folder, where),
        roles_claim=str(entry.get("roles_claim", "roles")),
        roles=_roles(entry.get("roles", {}), where),
        asks_second_factor=entry.get("asks_second_factor") is True,
        sign_in_origins=tuple(map(str, entry.get("sign_in_origins", ()))),
    )


def _secure(url: object) -> bool:
    """HTTPS, or this very machine, for a trial."""
    parts = urlsplit(str(url))
    return parts.scheme == "https" or parts.hostname in ("127.0.0.1", "localhost")


def _secret(entry: Mapping[str, Any], folder: Path | None, where: str) -> str:
    if "client_secret_file" not in entry:
        return str(entry.get("client_secret", ""))
    path = (folder or Path()) / str(entry["client_secret_file"])
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise _wrong(f"client_secret_file cannot be read: {error.strerror}", where) from error


def _roles(entry: Any, where: str) -> Mapping[str, tuple[Role, ...]]:
    if not isinstance(entry, dict):
        raise _wrong("roles is not a list of claims and the roles they give", where)
    known = set(Role)
    given: dict[str, tuple[Role, ...]] = {}
    for claim, names in entry.items():
        listed = [names] if isinstance(names, str) else names
        wrong = [name for name in listed if name not in known]
        if wrong:
            raise _wrong(f"{wrong[0]!r} under roles, {claim} is not a role", where)
        given[str(claim)] = tuple(Role(name) for name in listed)
    return MappingProxyType(given)


def _wrong(what: str, where: str) -> InvalidValue:
    return InvalidValue(
        what=what, where=where, mend="write it as the page “Sign in with your directory” shows"
    )
