"""What the terms name is what a record may be about."""

from counterfoil.contractfile.templates import TemplateKind, template_contract
from counterfoil_web.contracts.records_names import kinds_in, names_of
from tests.web.contracts.conftest import DOCUMENT


def test_the_terms_of_the_example_name_a_volume_and_a_measure():
    names = names_of(DOCUMENT)

    assert names["volume", "volume"] == {"detentions": "Detentions"}
    assert names["measurement", "measure"] == {"calls": "Calls answered in 10 seconds"}
    assert names["relief", "of"] == {"calls": "Calls answered in 10 seconds"}
    assert kinds_in(names) == {"volume", "measurement", "relief", "invoice"}


def test_a_consultancy_names_grades_milestones_and_a_fee():
    names = names_of(template_contract(TemplateKind.CONSULTANCY))

    assert names["days_worked", "grade"]
    assert names["acceptance", "milestone"]
    assert names["certified_saving", "charge"]


def test_custody_names_its_cells_and_indices():
    names = names_of(template_contract(TemplateKind.CUSTODY_BY_AVAILABILITY))

    assert set(names["unavailability", "unit_type"]) == {"standard", "observation"}
    assert names["index_value", "series"]
