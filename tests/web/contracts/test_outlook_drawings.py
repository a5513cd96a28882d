"""The server's drawing of a chart."""

import pytest
from django.http import Http404

from counterfoil.contract.backtest import backtest
from counterfoil.reports.backtest_chart import backtest_chart
from counterfoil.reports.chart_style import Chart
from counterfoil_web.contracts.outlook_drawings import definitions, drawing
from tests.web.contracts.conftest import DOCUMENT, figures


def test_it_is_drawn_at_two_sizes_and_no_other():
    found = {"The agreed terms": backtest(DOCUMENT, figures())}
    response = drawing(lambda width: backtest_chart(found, width), "narrow")
    assert b'width="300"' in response.content
    assert response["Content-Type"] == "image/svg+xml"
    with pytest.raises(Http404):
        drawing(lambda width: backtest_chart(found, width), "huge")


def test_definitions_are_data_for_scripts_in_which_no_text_ends_the_element():
    chart = Chart(id="c", title="", sentence="", spec={"title": "</script>"}, headings=(), rows=())
    html = definitions("past", chart, chart)
    assert 'id="past-wide"' in html
    assert 'id="past-narrow"' in html
    assert html.count("</script>") == 2
