from __future__ import annotations

import pytest

from counterfoil.appraisal.business_case import ReferenceClassUse, Uncertainty
from counterfoil.casefile.uncertainty_text import read_uncertain, write_uncertain
from counterfoil.errors import InvalidValue
from counterfoil.quantities.distributions import Uniform


@pytest.mark.parametrize(
    "chance",
    [
        Uniform(low=0.5, high=2),
        ReferenceClassUse(kind="custody", ratio="final_to_announced_cost"),
        ReferenceClassUse(kind="custody", ratio="r", lowest=-1e-7, highest=1e16),
    ],
)
def test_what_is_written_reads_back(chance):
    assert read_uncertain(write_uncertain(Uncertainty(distribution=chance))) == chance


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("reference_class()", "is not one of kind, ratio, lowest, highest"),
        ("reference_class(kind=business)", "its kind or its ratio is missing"),
        ("reference_class(kind=a, kind=b)", "is not one of kind, ratio, lowest, highest"),
        ("reference_class(kind=a, ratio=b c)", "is not one of kind, ratio, lowest, highest"),
        ("reference_class(kind=a, ratio=b, lowest=nan)", "'nan' is not a plain number"),
        ("reference_clas(kind=a, ratio=b)", "no distribution is called"),
        ("about 5", "is not of the form"),
    ],
)
def test_other_texts_are_told(text, what):
    with pytest.raises(InvalidValue, match=what):
        read_uncertain(text)
