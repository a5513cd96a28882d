"""Who acts in a request, in which organisation, in which roles, and what that lets them do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from counterfoil.access import (
    Capability,
    OrganisationKind,
    Refusal,
    Role,
    allowed,
    capabilities_of,
)
from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.accounts.scope import organisation_scope

View = Callable[..., HttpResponseBase]


class Refused(PermissionDenied):
    """An act that a rule forbids; the page names the rule."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


@dataclass(frozen=True)
class Acting:
    """A person acting in one organisation. `others`: the further organisations they belong to."""

    user: User
    organisation: Organisation
    roles: frozenset[Role]
    today: date
    others: tuple[Organisation, ...] = ()

    @cached_property
    def capabilities(self) -> frozenset[Capability]:
        """What the roles together allow, before any partnership or rule of separation."""
        return capabilities_of(self.roles)

    @property
    def organisation_kind(self) -> OrganisationKind:
        """The kind of the organisation acted for."""
        return OrganisationKind(self.organisation.kind)

    def can(self, capability: Capability | str) -> bool:
        """Whether a role held here gives the capability."""
        return Capability(capability) in self.capabilities


def require(acting: Acting, capability: Capability) -> None:
    """For what is not about one partnership: refuse unless a role allows it. Raises: Refused."""
    refusal = allowed(capability, roles=acting.roles, organisation_kind=acting.organisation_kind)
    if refusal is not None:
        raise Refused(refusal)


def require_role(acting: Acting, capability: Capability) -> None:
    """For pages across partnerships: refuse unless a role held here gives the capability.

    What may be seen of each partnership is for the queries of the page. Raises: Refused.
    """
    if not acting.can(capability):
        refusal = allowed(
            capability, roles=acting.roles, organisation_kind=acting.organisation_kind
        )
        assert refusal is not None
        raise Refused(refusal)


def acting_view(view: View) -> View:
    """A page for people who belong to an organisation, run within what it may see."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        acting: Acting | None = getattr(request, "acting", None)
        if acting is None:
            return redirect("accounts:nowhere")
        with organisation_scope(acting.organisation, acting.today):
            response = view(request, *args, **kwargs)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response = response.render()
            return response

    return checked
