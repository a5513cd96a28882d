"""Several cases stand side by side, then each is told in a sentence."""

from __future__ import annotations

import pytest

from counterfoil.reports.cases_table import cases_text
from tests.fixtures.hand_made_answer import APPRAISAL, CASE, NOT_REVIEWED


@pytest.mark.parametrize("width", [80, 140])
def test_each_case_has_a_row_and_a_sentence(width):
    text = cases_text([(CASE, APPRAISAL, NOT_REVIEWED)] * 2, width=width)

    assert max(map(len, text.splitlines())) <= width
    assert text.count("Custody: Custody partner") == 2
    assert text.count("£30.0k to £1.10m") == 2
    assert " ".join(text.split()).count("is worth between £30,000 and £1.1 million") == 2
    assert text.count("Not reviewed") == 2
