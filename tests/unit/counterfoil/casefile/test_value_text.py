from __future__ import annotations

import pytest

from counterfoil.casefile.value_text import cell_text


@pytest.mark.parametrize("number", [0.1, 1e-9, 123456789.123, 2**53 + 2.0, 1e22, -0.5])
def test_numbers_keep_every_digit(number):
    assert float(cell_text(number)) == number


def test_words_stay_and_nothing_is_blank():
    assert [cell_text(value) for value in ("yes", True, False, None)] == ["yes", "yes", "no", ""]
