"""What the fields of terms and records hold."""

from __future__ import annotations

from counterfoil.contract.charges import Charge, PriceBand
from counterfoil.contract.records import RECORD_KINDS
from counterfoil.contract.terms import Contract
from counterfoil.contractfile.shapes import CHARGE_KINDS, Holds, Percent, shapes_of


def test_every_kind_of_charge_has_its_word():
    assert set(CHARGE_KINDS) == {one.kind for one in Charge.__subclasses__()}


def test_every_field_of_every_term_and_record_has_a_form():
    seen, waiting = set(), [Contract, *CHARGE_KINDS.values(), *RECORD_KINDS]
    while waiting:
        kind = waiting.pop()
        if kind in seen or kind is Charge:
            continue
        seen.add(kind)
        for shape in shapes_of(kind):
            if shape.holds in (Holds.ONE, Holds.MANY):
                waiting.append(shape.of)
    assert len(seen) > len(CHARGE_KINDS) + len(RECORD_KINDS) + 8


def test_a_band_without_an_end_needs_no_end():
    by_name = {one.name: one for one in shapes_of(PriceBand)}
    assert by_name["above"].required
    assert not by_name["up_to"].required
    assert by_name["rate_gbp"].is_money
    assert by_name["above"].percent is Percent.NEVER
