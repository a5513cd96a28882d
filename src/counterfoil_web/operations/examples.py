"""Loads the example partnerships for the try-out: version, draft, contracts and outcomes of each.

One is carried on to a decision that waits, so that every role finds work. Each is real history,
told from published figures; here they belong to the organisations of the try-out. Each is loaded
whole or not at all, and one that is there is left as people have made it, so loading can be stopped
and done again.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django_scopes import scopes_disabled

import counterfoil
from counterfoil.access import Grain, Marking, Participation
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.guide import gates
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.try_out import TryOut, make_try_out_accounts
from counterfoil_web.appraisals.store import open_draft_from
from counterfoil_web.appraisals.versions_store import make_version_from_case, text_of_version
from counterfoil_web.operations.example_contracts import load_contracts
from counterfoil_web.operations.example_outcomes import load_outcomes
from counterfoil_web.operations.example_procurements import load_procurement
from counterfoil_web.operations.example_tenders import load_tender
from counterfoil_web.operations.worked_example import WORKED_EXAMPLE, acting_in, carry_on
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.partnership_store import Party, create
from counterfoil_web.records import log

Say = Callable[[str], None]

_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
_GATE_AFTER_STAGE = {"SOC": "outline", "OBC": "outline", "FBC": "full"}
_REASON = "As published figures tell it"
_SUMMARY = (
    "An example from published figures. It shows how the case of a real partnership looks here; it "
    "is no case that a force or its commissioner approved."
)


class Example(NamedTuple):
    """A case that comes with Counterfoil, and the reference its partnership has everywhere."""

    folder: Path
    ref: str


def examples() -> tuple[Example, ...]:
    """The examples in order of their names."""
    root = Path(counterfoil.__file__).parent / "content" / "examples"
    folders = sorted(found.parent for found in root.glob("*/case.yaml"))
    return tuple(Example(folder, reference_of(folder.name)) for folder in folders)


def reference_of(name: str) -> str:
    """The reference of an example: always the same, so that its address can be written down.

    >>> reference_of("cleveland-custody-2017") == reference_of("cleveland-custody-2017")
    True
    """
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in sha256(name.encode()).digest()[:8])


def load_examples(say: Say) -> int:
    """Make the accounts of the try-out and load what is not there yet; how many were loaded."""
    try_out = make_try_out_accounts()
    wanted = examples()
    with scopes_disabled():
        held = Partnership.objects.filter(ref__in=[one.ref for one in wanted])
        there = {one.ref: one for one in held}
        missing = [one for one in wanted if one.ref not in there]
        for place, one in enumerate(missing, 1):
            say(f"loading example {place} of {len(missing)}: {one.folder.name}")
            load(one, try_out)
        for one in wanted:
            if one.ref in there:
                load_contracts(there[one.ref], one.folder.name, try_out)
                load_outcomes(there[one.ref], one.folder.name, try_out)
                load_tender(there[one.ref], one.folder.name, try_out)
                load_procurement(there[one.ref], one.folder.name, try_out)
    return len(missing)


@transaction.atomic
def load(example: Example, try_out: TryOut) -> Partnership:
    """One example: partnership, parties, readers, version 1, a draft, and what its rooms hold."""
    case = load_case_or_raise(example.folder)
    lead = acting_in(try_out, "commercial_lead")
    partnership = create(lead, _values(example, case), _parties(case, try_out))
    _open_to_readers(partnership, try_out, lead)
    if example.folder.name == WORKED_EXAMPLE:
        version = carry_on(partnership, case, try_out, reason=_REASON)
    else:
        version = make_version_from_case(
            partnership,
            case,
            submitted_by=lead.user,
            reason=_REASON,
            authors=[lead.user, try_out.people["finance_partner"]],
            acting=lead,
        )
    open_draft_from(
        lead,
        partnership,
        text_of_version(version),
        source=f"version {version.number}",
        based_on=version,
    )
    load_contracts(partnership, example.folder.name, try_out)
    load_outcomes(partnership, example.folder.name, try_out)
    load_tender(partnership, example.folder.name, try_out)
    load_procurement(partnership, example.folder.name, try_out)
    return partnership


def _values(example: Example, case: BusinessCase) -> dict[str, object]:
    stage = _GATE_AFTER_STAGE.get(case.stage.value, "outline")
    known = {gate.slug for gate in gates()}
    return {
        "ref": example.ref,
        "title": case.title[:200],
        "kind": case.kind.value,
        "summary": _SUMMARY,
        "marking": Marking.OFFICIAL,
        "stage": stage if stage in known else gates()[0].slug,
        "is_example": True,
    }


def _parties(case: BusinessCase, try_out: TryOut) -> list[Party]:
    parts = [("force", Participation.LEAD_FORCE), ("policing_body", Participation.POLICING_BODY)]
    if case.kind is PartnershipKind.CUSTODY:
        parts.append(("supplier", Participation.SUPPLIER))
    return [Party(organisation=try_out.organisations[key], part=part) for key, part in parts]


def _open_to_readers(partnership: Partnership, try_out: TryOut, lead: Acting) -> None:
    """Inspectorate and auditor may read all of it."""
    for key in ("inspectorate", "auditor"):
        access = Access.objects.create(
            partnership=partnership,
            organisation=try_out.organisations[key],
            grain=Grain.FULL_READ,
            starts=lead.today,
            granted_by=lead.user,
            reason="For the try-out",
        )
        log.write(
            lead,
            "access-granted",
            record=f"partnership/{partnership.ref}",
            partnership=partnership,
            after={"organisation": str(access.organisation), "grain": str(Grain.FULL_READ)},
        )
