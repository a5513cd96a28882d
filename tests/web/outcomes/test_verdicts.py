"""The bridge and the verdict are those of the folder, worked out once, or say why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil_web.outcomes.verdicts import bridge_of, sources_of, statement_of, verdict_of
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


def test_the_same_figures_as_the_folder(opened_by):
    there = told.verdict()
    with opened_by("auditor") as one:
        found, _ = bridge_of(one.outcomes)
        assert (found.parts, found.details) == (there.bridge.parts, there.bridge.details)
        verdict, _ = verdict_of(one.outcomes)
        assert (verdict.confidence, verdict.evidence) == (there.confidence, there.evidence)
        assert verdict_of(one.outcomes)[0] is verdict
        assert verdict.bridge is found
        told_ = statement_of(one.outcomes, verdict, "OFFICIAL")
        assert len(told_.fingerprint) == 64


def test_without_a_case_there_is_trouble_with_its_mend(opened_by):
    with opened_by("auditor") as one:
        held = replace(one.outcomes, ledger=replace(one.ledger, case=None), key="no case")
        for found, trouble in (bridge_of(held), verdict_of(held)):
            assert found is None
            assert "held to no version of a case" in trouble.what
        assert not any(name.startswith("case/") for name in sources_of(held))
