from __future__ import annotations

import io
import zipfile

from counterfoil.reports.live_chart import chart_words
from tests.fixtures.live_sheets import answer, workbook_bytes


def part(name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as parts:
        return parts.read(name).decode()


def test_the_alternative_text_says_what_is_drawn_and_where_its_figures_are():
    words = chart_words(answer())

    assert words.startswith("Line chart of the net cost of each option by year, 2022-23 to 2027-28")
    assert words.endswith("The table above it holds the figures.")
    assert f'descr="{words.split(",")[0]}' in part("xl/drawings/drawing1.xml")


def test_each_option_is_a_line_that_follows_its_cells():
    chart = part("xl/charts/chart1.xml")

    assert chart.count("<c:ser>") == 3
    assert "Answer!$D$" in chart
    assert len({chart.split("<a:prstDash val=")[n][:8] for n in (1, 2)}) == 2
