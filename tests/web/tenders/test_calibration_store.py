"""Specimens and marks of them: one mark each, none in the award."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import BadInput, InvalidValue
from counterfoil_web.tenders.calibration_store import add_specimen, mark_specimen
from counterfoil_web.tenders.store import dossier_of

pytestmark = pytest.mark.django_db


def test_a_specimen_is_marked_once_by_each_and_counts_for_nothing(tender_at, opened_by):
    tender_at("opened")
    with opened_by("moderator") as one:
        seen, tender = one.seen, one.tender
        name, warnings = add_specimen(seen, tender, "care", "Checked hourly.", None, "")
        assert (name, warnings) == ("specimen-care", ())
        with pytest.raises(BadInput):
            add_specimen(seen, tender, "price", "x", None, "")
        mark_specimen(seen, tender, "healthcare_lead", name, Fraction(3), "Little is proved.")
        with pytest.raises(InvalidValue, match="marked this specimen already"):
            mark_specimen(seen, tender, "healthcare_lead", name, Fraction(4), "Again.")
        with pytest.raises(BadInput):
            mark_specimen(seen, tender, "custody_inspector", name, Fraction(9), "x")
        assert dossier_of(tender).scores == {}
