"""What every page of the contract room shows around its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from counterfoil.access import Capability
from counterfoil_web.contracts.models import Contract
from counterfoil_web.contracts.reckonings import Ledger, ledger_of
from counterfoil_web.contracts.store import contract_for
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import Crumb, workspace_context

ROOM = "contract"


@dataclass(frozen=True)
class Opened:
    """A contract that somebody may look into, and as what."""

    seen: Seen
    contract: Contract

    @property
    def is_authority(self) -> bool:
        """Whether it is seen by the authority or its overseers, not by the supplier."""
        return self.seen.may(Capability.VIEW_PARTNERSHIP)

    def url(self, name: str, *args: object) -> str:
        """The address of one of its pages."""
        words = [arg if isinstance(arg, int) else str(arg) for arg in args]
        return address_of(f"contracts:{name}", self.seen.partnership.ref, self.contract.key, *words)


def opened(
    request: HttpRequest,
    ref: str,
    key: str,
    capability: Capability = Capability.VIEW_CONTRACT_FIGURES,
) -> Opened:
    """The contract of an address, checked for one capability. Raises: Http404, Refused."""
    seen = partnership_for(request.acting, ref, capability)
    return Opened(seen, contract_for(seen, key))


def with_terms(one: Opened) -> Ledger:
    """The contract's ledger. Raises: Http404 while it has no agreed terms."""
    ledger = ledger_of(one.contract, one.seen.acting.today)
    if ledger is None:
        raise Http404("The contract has no agreed terms yet.")
    return ledger


def contract_page(
    one: Opened, title: str, *, crumbs: list[Crumb] | None = None, **more: Any
) -> dict[str, Any]:
    """The context of a page of a contract. crumbs: those between the contract and the page.

    `contract_url` is the address under which its pages stand: rows of links are written from it,
    for to reverse each costs a long list more than all else.
    """
    home = one.url("overview")
    first = [
        ("Contracts", address_of("contracts:list", one.seen.partnership.ref)),
        (one.contract.title, home),
    ]
    return workspace_context(
        one.seen,
        room=ROOM,
        page_title=title,
        page_caption=one.contract.title,
        crumbs=[*first, *(crumbs or [])],
        contract=one.contract,
        contract_url=home,
        one=one,
        **more,
    )
