"""The form of one record."""

import pytest
from django.http import QueryDict

from counterfoil.contractfile.record_columns import RECORD_WORDS
from counterfoil.contractfile.templates import TemplateKind, template_contract
from counterfoil_web.contracts.records_forms import RecordForm, lines_form, with_more_lines
from counterfoil_web.contracts.records_names import names_of
from tests.web.contracts.conftest import DOCUMENT

NAMES = names_of(DOCUMENT)


def _lines(*lines):
    data = {"lines-TOTAL_FORMS": str(len(lines)), "lines-INITIAL_FORMS": "0"}
    for number, line in enumerate(lines):
        data |= {f"lines-{number}-{name}": text for name, text in line.items()}
    return data


@pytest.mark.parametrize("kind", list(RECORD_WORDS))
def test_every_kind_has_a_form(kind):
    names = names_of(template_contract(TemplateKind.CUSTODY_BY_AVAILABILITY))

    form = RecordForm(kind, names, fixed={})

    assert "source" in form.fields
    assert "lines" not in form.fields
    assert str(form)


def test_a_volume_is_read():
    given = {
        "volume": "detentions",
        "month": "April 2026",
        "count": "1,940",
        "figure": "verified",
        "source": "Custody log",
        "note": "",
    }

    form = RecordForm("volume", NAMES, given, fixed={})

    assert form.is_valid()
    assert form.texts == {
        "volume": "detentions",
        "month": "2026-04",
        "count": "1940",
        "figure": "verified",
    }


def test_what_is_missing_is_told_at_its_field():
    form = RecordForm("volume", NAMES, {"volume": "detentions", "figure": "verified"}, fixed={})

    assert form.errors["month"] == ["Enter the month"]
    assert form.errors["source"] == ["Say where it comes from"]


def test_what_is_fixed_has_no_field_and_cannot_be_sent():
    given = {
        "volume": "detentions",
        "month": "2026-04",
        "count": "5",
        "figure": "verified",
        "source": "Report",
    }

    form = RecordForm("volume", NAMES, given, fixed={"figure": "supplier"})

    assert form.is_valid()
    assert "figure" not in form.fields
    assert form.texts["figure"] == "supplier"


def test_putting_right_needs_a_reason():
    form = RecordForm("volume", NAMES, {}, fixed={}, corrects=True)

    assert form.errors["note"] == ["Say why it is put right"]


def test_empty_lines_of_an_invoice_are_left_out():
    line = {"of": "service", "title": "Service", "amount_gbp": "100,000.00"}
    held = lines_form(_lines(line, {}))

    assert held.is_valid()
    assert held.texts == [{"of": "service", "title": "Service", "amount_gbp": "100000.00"}]


def test_an_invoice_without_lines_is_refused():
    held = lines_form(_lines({}, {}))

    assert not held.is_valid()
    assert held.non_form_errors() == ["Enter at least one line of the invoice"]


def test_half_a_line_is_told_at_its_field():
    held = lines_form(_lines({"of": "service"}))

    assert not held.is_valid()
    assert set(held.errors[0]) == {"title", "amount_gbp"}


def test_more_lines_keep_what_was_sent():
    sent = QueryDict(mutable=True)
    sent.update(_lines({"of": "service"}))

    more = with_more_lines(sent)

    assert more["lines-TOTAL_FORMS"] == "5"
    assert more["lines-0-of"] == "service"
    broken = QueryDict("lines-TOTAL_FORMS=x", mutable=True)
    assert with_more_lines(broken)["lines-TOTAL_FORMS"] == "4"
