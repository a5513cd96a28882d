"""Outcomes for the walk through every address: the custody example, held to the walk's contract."""

from __future__ import annotations

from counterfoil_web.contracts.models import Contract
from counterfoil_web.outcomes.models import OutcomePlan


def hold_to(contract: Contract) -> OutcomePlan:
    """A second plan, as the first but for the contract, so that there is a day on which it ends."""
    plan = OutcomePlan.objects.get(partnership=contract.partnership, number=1)
    lines = [one for one in plan.text.splitlines() if not one.startswith("contract:")]
    return OutcomePlan.objects.create(
        partnership=contract.partnership,
        number=2,
        text="\n".join([*lines, f"contract: {contract.key}"]),
        next_text=plan.next_text,
        version=plan.version,
        contract=contract,
        fingerprint="0" * 64,
        reason="A contract was signed",
        proposed_by=plan.proposed_by,
        agreed_by=plan.agreed_by,
    )
