"""The award as JSON: closed by its schema, exact, and the same bytes for the same award."""

from __future__ import annotations

import json

import jsonschema
import pytest

from counterfoil.reports.award_json import award_schema, award_text, award_values
from counterfoil.tender.entries import entries_of, ranking
from counterfoil.tender.low_bids import undecided
from counterfoil.tender.reversals import reversals
from tests.fixtures.tenders import a_dossier


@pytest.fixture(scope="module")
def values():
    dossier = a_dossier()
    entries, _ = entries_of(dossier)
    return award_values(
        dossier,
        ranking(dossier),
        prices_gbp=dossier.totals_gbp,
        undecided=undecided(dossier, dossier.totals_gbp),
        reversals=reversals(dossier.plan, entries),
    )


def test_it_is_as_the_schema_says(values):
    jsonschema.Draft202012Validator.check_schema(award_schema())
    jsonschema.Draft202012Validator(award_schema()).validate(json.loads(award_text(values)))


def test_the_schema_allows_nothing_else(values):
    with pytest.raises(jsonschema.ValidationError, match="Additional properties"):
        jsonschema.Draft202012Validator(award_schema()).validate({**values, "more": 1})


def test_the_low_price_that_waits_is_told(values):
    """c asks £10m, the others £12.5m and £16m: (14.25 − 10) ÷ 14.25 = 17/57 below; the limit 15%.

    17/57 of a hundred is 1700/57.
    """
    assert values["low_prices"] == [
        {
            "bid": "c",
            "test": "mean_of_others",
            "price_gbp": "10000000",
            "against_gbp": "14250000",
            "below_percent": "1700/57",
            "limit_percent": "15",
            "verdict": None,
        }
    ]
    assert values["undecided"] == ["bid c"]
    assert values["winner"] == "a"
