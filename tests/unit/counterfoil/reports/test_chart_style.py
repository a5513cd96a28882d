"""The common style tells every series apart without colour."""

from __future__ import annotations

from counterfoil.reports.chart_style import (
    COLOURS,
    DASHES,
    SHAPES,
    framed,
    headed,
    palette,
    pounds_axis,
    row_labels,
    rule_at,
)


def test_five_series_differ_in_dash_and_in_shape_as_well_as_in_colour():
    for scale in palette([f"option {k}" for k in range(5)]):
        assert len({str(one) for one in scale["range"]}) == 5
    assert len(COLOURS) == len(DASHES) == len(SHAPES) == 5


def test_a_sixth_series_has_a_colour_too():
    colour, _, _ = palette([f"option {k}" for k in range(6)])

    assert len(colour["range"]) == 6


def test_a_chart_has_a_description_and_a_white_ground():
    spec = framed([rule_at(0.0)], width=300, height=100, description="Nothing to see.")

    assert spec["description"] == "Nothing to see."
    assert spec["background"] == "white"
    assert headed(spec, "Pounds")["title"]["text"] == "Pounds"
    assert "title" not in spec


def test_a_label_is_drawn_over_its_own_white_rim():
    rim, label = row_labels([("a", "Custody partner")], 300)

    assert rim["mark"]["stroke"] == "white"
    assert "stroke" not in label["mark"]
    assert label["data"]["values"] == [{"row": "a", "label": "Custody partner"}]


def test_a_narrow_axis_has_fewer_ticks():
    assert pounds_axis("Worth", 300)["tickCount"] < pounds_axis("Worth", 880)["tickCount"]
