from __future__ import annotations

from counterfoil.casefile.case_fields import CASE
from counterfoil_web.appraisals.case_fields_html import (
    case_columns,
    edition_columns,
    field_groups,
    field_label,
)


def test_every_field_of_the_case_is_in_the_form_but_its_version():
    names = {column.name for column in case_columns({})}

    assert set(CASE.names()) - names == {"version"}


def test_editions_are_chosen_from_those_that_are_published():
    columns = {column.name: column for column in edition_columns({"editions.forces": "2026-11"})}

    assert "2026" in columns["editions.discount_rates"].words
    assert "editions.forces" in columns


def test_a_field_has_a_label_a_hint_and_its_text():
    groups = field_groups({"title": "Custody <2027>"}, {}, {}, {}, writable=True)
    html = "".join(group.html for group in groups)

    assert '<label class="govuk-label govuk-label--s" for="c-case-title">' in html
    assert "Custody &lt;2027&gt;" in html
    assert 'id="hint-price_base"' in html


def test_labels_are_words():
    labels = {column.name: field_label(column) for column in case_columns({})}

    assert labels["narrative.economic"] == "Economic case"
    assert labels["editions.discount_rates"] == "Discount rates"
    assert labels["simulation.seed"] == "Seed"
