"""The custody example as if nothing in it were made up, so that its figures may be offered."""

from __future__ import annotations

from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil_web.outcomes.models import OutcomePlan
from counterfoil_web.outcomes.plan_reading import document


def as_if_true(partnership) -> OutcomePlan:
    """A second plan, as the first but for the words on what is made up."""
    plan = OutcomePlan.objects.get(partnership=partnership, number=1)
    lines = write_fields_yaml(document(plan.text)).split("illustrative:")[0]
    return OutcomePlan.objects.create(
        partnership=partnership,
        number=2,
        text=lines,
        next_text=plan.next_text,
        version=plan.version,
        contract=plan.contract,
        fingerprint="0" * 64,
        reason="Nothing in it is made up",
        proposed_by=plan.proposed_by,
        agreed_by=plan.agreed_by,
    )
