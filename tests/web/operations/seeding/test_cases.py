"""Made-up cases are the templates, one for each kind and version, with figures worked out."""

from __future__ import annotations

import pytest

from counterfoil.casefile.case_text import text_of_document
from counterfoil_web.operations.seeding.cases import made_up_cases

pytestmark = pytest.mark.slow


def test_each_kind_has_its_versions_with_a_print_of_their_own():
    cases = made_up_cases(2)

    assert set(cases) == {"business", "custody", "consultancy"}
    assert len({one.fingerprint for made in cases.values() for one in made}) == 6
    for made in cases.values():
        for number, one in enumerate(made, 1):
            assert one.text.fields["version"] == str(number)
            assert text_of_document(one.document).fields == one.text.fields
            assert one.summary["options"] >= 2
