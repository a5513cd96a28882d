"""Words of the running contract's registers."""

from __future__ import annotations

from counterfoil.contractfile.shapes import shapes_of
from counterfoil_web.procurements.contract_register_words import CONTRACT_KINDS, LONG
from counterfoil_web.procurements.kinds import KINDS


def test_every_field_of_its_own_has_a_label_and_each_long_one_is_there():
    own = {"id", "entered_on", "entered_by", "source", "supersedes", "note"}
    fields = {kind: {one.name for one in shapes_of(KINDS[kind])} - own for kind in CONTRACT_KINDS}
    assert {kind: set(words.labels) for kind, words in CONTRACT_KINDS.items()} == fields
    assert set(LONG) <= set().union(*fields.values())
