"""Choices above a list."""

from __future__ import annotations

from counterfoil_web.partnerships.choices_html import choices_html
from tests.web.govuk.parsed_html import attributes_of, text_of

CHOICES = (("a", "One & <b>"), ('"', "Two"))


def test_the_chosen_one_is_selected_and_words_are_text():
    html = choices_html(CHOICES, '"')

    assert attributes_of(html, "option") == [{"value": "a"}, {"value": '"', "selected": ""}]
    assert text_of(html) == "One & <b> Two"


def test_nothing_need_be_chosen():
    assert "selected" not in choices_html(CHOICES, "")
