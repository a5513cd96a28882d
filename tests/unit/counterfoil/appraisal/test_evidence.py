from __future__ import annotations

import dataclasses

import pytest

from counterfoil.appraisal.evidence import Basis, Evidence, Source
from counterfoil.citation import Confidence


def test_a_figure_without_evidence_is_an_assumption_of_the_author():
    assert Evidence() == Evidence(basis=Basis.ASSUMED, sources=(), note="")


def test_evidence_cannot_be_altered():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Source(id="a", title="A").title = "B"  # type: ignore[misc]


def test_the_words_are_those_of_the_case_files():
    assert [*Basis] == ["published", "derived", "assumed", "illustrative"]
    assert [*Confidence] == ["confirmed", "recalled"]
