"""The schema of procurement.yaml takes what its reader takes, and refuses what it refuses."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from jsonschema import Draft7Validator

from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurementfile.folder import FILE
from counterfoil.procurementfile.json_schema import procurement_schema
from counterfoil.procurementfile.template import template_plan
from tests.fixtures.case_folders import changed
from tests.fixtures.editors import as_editors_read
from tests.fixtures.procurement_plans import a_plan

TEXT = write_fields_yaml(a_plan())


def schema_takes(text: str) -> bool:
    schema = Draft7Validator(procurement_schema())
    return schema.is_valid(yaml.load(text, Loader=as_editors_read()))


def reader_takes(text: str) -> bool:
    return read_fields_yaml(text, FILE, ProcurementPlan)[0] is not None


@pytest.mark.parametrize(
    "plan", [a_plan(), template_plan(date(2026, 11, 2))], ids=lambda one: one.id
)
def test_what_is_written_passes(plan):
    Draft7Validator.check_schema(procurement_schema())
    assert schema_takes(write_fields_yaml(plan))


@pytest.mark.parametrize(
    ("old", "new", "taken"),
    [
        ("route: open", "route: closed", False),
        ("gross_gbp: 1200000", "gross_gbp: £1200000", False),
        ("gross_gbp: 1200000\n", "", False),
        ("begins_on: 2026-11-02", "begins_on: 2 November 2026", False),
        ("begins_on: 2026-11-02", "begins_on: 2026-11-02\nengages: perhaps", False),
        ("begins_on: 2026-11-02", "begins_on: 2026-11-02\nclosing_time: 9", False),
        ("begins_on: 2026-11-02", "begins_on: 2026-11-02\nclosing_time: 17:30", True),
        ("begins_on: 2026-11-02", "begins_on: 2026-11-02\ntendering: {urgent: no}", True),
        ("begins_on: 2026-11-02", "begins_on: 2026-11-02\ntendering: {urgent: no, x: 1}", False),
    ],
)
def test_schema_and_reader_agree(old, new, taken):
    text = changed(TEXT, old, new)

    assert reader_takes(text) is taken
    assert schema_takes(text) is taken
