"""Words for every field and state, none of them for a field that is not there."""

from __future__ import annotations

from dataclasses import fields

from counterfoil.contractfile.shapes import shapes_of
from counterfoil.procurement.coverage import Standing
from counterfoil.procurement.notices import NoticeState
from counterfoil.procurement.plan import PlannedStep, ProcurementPlan
from counterfoil_web.procurements.kinds import KINDS
from counterfoil_web.procurements.words import FIELD_WORDS, KIND_WORDS, STANDINGS, STATES


def test_labels_and_hints_are_of_fields_that_are_there():
    for kind, words in KIND_WORDS.items():
        names = {one.name for one in shapes_of(KINDS[kind])}
        assert set(words.labels) <= names, kind
        assert set(words.hints) <= names, kind
    known = {one.name for one in (*fields(ProcurementPlan), *fields(PlannedStep))}
    assert set(FIELD_WORDS) <= known


def test_every_state_and_standing_has_words():
    assert set(STATES) == set(NoticeState)
    assert set(STANDINGS) == set(Standing)
