from __future__ import annotations

from counterfoil.guide import gates


def test_a_gate_says_what_it_decides_and_what_follows():
    for number, gate in enumerate(gates(), 1):
        assert gate.number == number
        assert gate.decides.startswith(("Whether", "Which"))
        assert gate.then.endswith(".")
        assert len(gate.short_name) <= 14
