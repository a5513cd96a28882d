"""A sheet of text keeps to its width, to the reader's encoding, and to what was typed."""

from __future__ import annotations

import pytest

from counterfoil.reports.terminal import Sheet, bar, interval


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_is_longer_than_the_width(width):
    sheet = Sheet(width=width)
    sheet.headline("A title that goes on and on " * 4, "Not reviewed")
    sheet.paragraph("words " * 60)
    sheet.table(["Option", "A", "B"], [["an option with a long name " * 3, "£1.2m", "−£3.4m"]])
    sheet.drawn([("a label that is long " * 4, "50%", "█" * 10)], words=width // 2)

    assert max(map(len, sheet.text().splitlines())) <= width


def test_ascii_stands_in_where_the_encoding_has_no_more():
    sheet = Sheet(width=60, unicode=False)
    sheet.table(["Heddlu Gwŷr", "Central"], [["−£1.2m – £3m", "×"]])
    sheet.paragraph("█▌ ├─●─┤ … “said”")

    text = sheet.text()

    assert text.isascii()
    assert "-GBP 1.2m - GBP 3m" in text
    assert '## |-o-| ~ "said"' in text


def test_what_a_user_typed_is_never_markup_or_a_control():
    sheet = Sheet(width=60, colour=True)
    sheet.paragraph("[bold]not bold[/bold] :smile: \x1b[31mred\x07")

    assert "[bold]not bold[/bold] :smile: [31mred" in sheet.text()


def test_plain_text_holds_no_escape_codes():
    sheet = Sheet(width=60)
    sheet.heading("A heading")

    assert "\x1b" not in sheet.text()


def test_a_bar_is_in_proportion():
    assert bar(1.0, 2.0, 10) == "█" * 5
    assert bar(3.0, 2.0, 10) == "█" * 10
    assert bar(-1.0, 2.0, 10) == ""
    assert bar(1.0, 0.0, 10) == ""


def test_an_interval_shows_its_ends_the_central_figure_and_nought():
    # 21 cells from −10 to 10: a cell for each pound.
    drawn = interval(-5.0, 2.0, 8.0, scale=(-10.0, 10.0), width=21)

    assert (drawn.index("├"), drawn.index("│"), drawn.index("●"), drawn.index("┤")) == (
        5,
        10,
        12,
        18,
    )


def test_an_interval_of_no_width_is_its_central_figure():
    assert interval(0.0, 0.0, 0.0, scale=(0.0, 0.0), width=5) == "●    "
