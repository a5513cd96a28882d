"""What is decided at each gate of the guide."""

from __future__ import annotations

from counterfoil.access import DecisionKind
from counterfoil.guide import gates
from counterfoil_web.decisions.gates import KINDS_AT_GATE, ON_A_CASE, stage_after


def test_every_gate_of_the_guide_has_its_decisions():
    assert list(KINDS_AT_GATE) == [gate.slug for gate in gates()]
    assert {kind for kinds in KINDS_AT_GATE.values() for kind in kinds} == set(DecisionKind)


def test_the_gates_of_a_case_lead_from_one_to_the_next():
    assert stage_after("strategic-outline", DecisionKind.STRATEGIC_CASE) == "outline"
    assert stage_after("full", DecisionKind.FULL_CASE) == "signature"
    assert stage_after("extend-or-exit", DecisionKind.ENDING) == "ended"


def test_cases_are_decided_on_versions_and_changes_are_not():
    assert DecisionKind.OUTLINE_CASE in ON_A_CASE
    assert DecisionKind.CHANGE not in ON_A_CASE
