"""Every chart can be drawn, and the drawing holds what the definition says."""

from __future__ import annotations

import struct
from xml.etree import ElementTree

import pytest

from counterfoil.reports.chart_images import png, svg
from counterfoil.reports.chart_style import NARROW, framed, rule_at
from counterfoil.reports.charts import charts_of
from tests.fixtures.hand_made_answer import APPRAISAL

pytestmark = pytest.mark.slow

CHARTS = {chart.id: chart for chart in charts_of(APPRAISAL, NARROW)}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_as_svg_that_a_strict_page_may_hold(name):
    chart = CHARTS[name]

    root = ElementTree.fromstring(svg(chart.spec, "one"))

    assert root.tag == f"{SVG}svg"
    assert root.get("aria-hidden") == "true"
    assert float(root.get("width")) <= NARROW + 10
    everything = list(root.iter())
    assert not [one for one in everything if one.get("style") or one.tag == f"{SVG}script"]
    assert not [one for one in everything if one.tag == f"{SVG}image"]
    words = "".join(root.itertext())
    assert "NaN" not in words
    assert "undefined" not in words


def test_labels_are_drawn_in_words():
    words = svg(CHARTS["tornado"].spec, "one")

    assert "Detentions" in words
    assert "input at its P10" in words
    assert "£" in words


def test_two_drawings_in_a_page_share_no_identifier():
    spec = CHARTS["distribution"].spec
    one, other = svg(spec, "one"), svg(spec, "other")

    def identifiers(text):
        found = ElementTree.fromstring(text).iter()
        return {element.get("id") for element in found if element.get("id")}

    assert not identifiers(one) & identifiers(other)


def test_a_picture_has_two_pixels_to_the_point():
    picture = png(framed([rule_at(0.0)], width=300, height=40, description="A line."))

    assert picture.startswith(b"\x89PNG")
    width, _ = struct.unpack(">II", picture[16:24])
    assert 600 <= width <= 620


@pytest.mark.parametrize(("typed", "drawn"), [("\U0001f600", "□"), ("\x07", ""), ("\ufffe", "")])
def test_a_shortened_label_of_any_characters_is_drawn(typed, drawn):
    mark = {"type": "text", "limit": 90, "text": {"expr": "datum.label"}}
    spec = framed([{"mark": mark}], width=300, height=40, description="A label.")
    spec["data"] = {"values": [{"label": f"{typed * 3} van, and what it costs in a year"}]}

    words = "".join(ElementTree.fromstring(svg(spec, "one")).itertext())

    assert words.strip().startswith(f"{drawn * 3} van".strip())


def test_nothing_is_fetched():
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"url": "https://example.org/data.csv"},
        "mark": "bar",
    }

    with pytest.raises(ValueError, match=r"(?i)not allowed|denied|base url"):
        svg(spec, "one")
