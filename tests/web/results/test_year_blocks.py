from __future__ import annotations

import pytest

from counterfoil_web.results.year_blocks import year_blocks


@pytest.mark.parametrize(
    ("years", "letters", "sizes"),
    [
        # (510 - 110) / (8 x 4.6 + 6) = 9.3: nine years of £345,678 side by side
        (5, 8, [5]),
        (9, 8, [9]),
        (10, 8, [5, 5]),
        # (510 - 110) / (12 x 4.6 + 6) = 6.5: six years of -£12,345,678
        (25, 12, [5, 5, 5, 5, 5]),
        (40, 12, [6, 6, 6, 6, 5, 6, 5]),
        # never fewer than three, however long the figure
        (4, 40, [2, 2]),
    ],
)
def test_the_years_stand_in_even_runs_that_a_sheet_holds(years, letters, sizes):
    blocks = year_blocks(years, letters)

    assert sorted(len(block) for block in blocks) == sorted(sizes)
    assert [year for block in blocks for year in block] == list(range(years))
