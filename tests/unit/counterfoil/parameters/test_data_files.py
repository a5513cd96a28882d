from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from counterfoil.parameters.data_files import (
    DATA_FOLDER,
    BrokenParameterData,
    parameter_ids,
    read_parameter,
)

SCHEMA = json.loads((DATA_FOLDER / "edition.schema.json").read_text(encoding="utf-8"))
EDITIONS = [path for path in DATA_FOLDER.glob("*/*.yaml") if path.name != "parameter.yaml"]

HEAD = "id: tide\ntitle: Tide\nunit: metres\nuse: tells when to sail\n"
EDITION = """\
edition: "2020"
in_force_from: 2020-01-01
in_force_to: null
publisher: Harbour office
source: {title: Tide tables, url: "https://example.org/tides", date: "2020"}
licence: {name: Open Government Licence v3.0, url: "https://example.org/licence"}
retrieved: 2020-01-02
confidence: confirmed
note: For the test.
tables:
  - id: heights
    title: Heights
    columns: [{name: height, kind: number, means: metres}]
    rows: [[4.5]]
"""


def write(folder: Path, **editions: str) -> Path:
    home = folder / "tide"
    home.mkdir()
    (home / "parameter.yaml").write_text(HEAD, encoding="utf-8")
    for name, text in editions.items():
        (home / f"{name.removeprefix('e')}.yaml").write_text(text, encoding="utf-8")
    return folder


def dates_as_text(value):
    if isinstance(value, dict):
        return {key: dates_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [dates_as_text(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_edition_file_has_the_published_shape(path):
    raw = dates_as_text(yaml.safe_load(path.read_text(encoding="utf-8")))

    assert list(Draft202012Validator(SCHEMA).iter_errors(raw)) == []


def test_the_schema_refuses_an_edition_without_source_or_confidence():
    raw = dates_as_text(yaml.safe_load(EDITION))
    without = {key: value for key, value in raw.items() if key not in ("source", "confidence")}

    assert list(Draft202012Validator(SCHEMA).iter_errors(raw)) == []
    assert len(list(Draft202012Validator(SCHEMA).iter_errors(without))) == 2


def test_the_parameters_are_there():
    assert parameter_ids(DATA_FOLDER) == (
        "bank_holidays",
        "cpi",
        "direct_award_grounds",
        "discount_rates",
        "forces",
        "gdp_deflator",
        "income_elasticity",
        "inflation_forecast",
        "light_touch_services",
        "optimism_bias",
        "procurement_notice_contents",
        "procurement_notices",
        "procurement_periods",
        "procurement_thresholds",
        "values_of_effects",
        "vat_standard_rate",
    )


def test_the_newer_edition_says_what_it_supersedes_and_the_older_one_ends_the_day_before(tmp_path):
    newer = (EDITION.replace('edition: "2020"', 'edition: "2021"\nsupersedes: "2020"')).replace(
        "in_force_from: 2020-01-01", "in_force_from: 2021-04-01"
    )

    old, new = read_parameter(write(tmp_path, e2020=EDITION, e2021=newer), "tide").editions

    assert (old.superseded_by, new.superseded_by) == ("2021", None)
    assert old.in_force_to is not None
    assert old.in_force_to.isoformat() == "2021-03-31"


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('edition: "2020"', 'edition: "2019"', "its edition is '2019'"),
        ("confidence: confirmed", "confidence: certain", "'certain' is not a valid Confidence"),
        ("publisher: Harbour office\n", "", "it lacks 'publisher'"),
        ("rows: [[4.5]]", "rows: [[high]]", "row 1, column height"),
        ("rows: [[4.5]]", "file: heights.csv", "heights.csv"),
        ("retrieved: 2020-01-02", 'retrieved: "yesterday"', "'yesterday' is not a day"),
        ("https://example.org/tides", "the harbour", "web address"),
        ("note: For the test.", 'supersedes: "2018"\nnote: N', "it supersedes '2018'"),
        ("note: For the test.", "note: [", "it cannot be read"),
    ],
)
def test_a_broken_file_is_named_with_its_fault(tmp_path, was, becomes, told):
    assert was in EDITION
    folder = write(tmp_path, e2020=EDITION.replace(was, becomes))

    with pytest.raises(BrokenParameterData) as caught:
        read_parameter(folder, "tide")

    assert caught.value.where == "tide/2020.yaml"
    assert told in caught.value.what


def test_a_csv_must_have_the_columns_that_are_described(tmp_path):
    folder = write(tmp_path, e2020=EDITION.replace("rows: [[4.5]]", "file: heights.csv"))
    (folder / "tide" / "heights.csv").write_text("depth\n4.5\n", encoding="utf-8")

    with pytest.raises(BrokenParameterData, match=r"the columns of heights\.csv are depth"):
        read_parameter(folder, "tide")
