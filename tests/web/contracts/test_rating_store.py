"""Rated periods as they are kept."""

from datetime import date
from fractions import Fraction

import pytest
from django.http import Http404

from counterfoil.errors import InvalidValue
from counterfoil.performance.rated_period import RatedMeasure
from counterfoil.performance.ratings import DEFAULT_BANDS, Rating
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.models import PerformanceSetting
from counterfoil_web.contracts.rating_store import (
    keep_rating,
    missing_words,
    notice_of,
    rated_days,
    rating_bands,
    rating_for,
    ratings_of,
)
from tests.web.contracts.conftest import APRIL, CALLS, DOCUMENT

RATED = (
    RatedMeasure(
        measure=CALLS, value=Fraction(88, 100), rating=Rating.APPROACHING, missing=(APRIL,)
    ),
)
MONTHS = (APRIL, APRIL + 1)


def keep(seen, contract, months=MONTHS, rated=RATED):
    return keep_rating(seen, contract, rated, months, bands=DEFAULT_BANDS, note="A flood")


def test_a_rating_is_kept_as_it_was_shown(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        assert keep(seen, contract).number == 1
        assert keep(seen, contract).number == 2
        row = rating_for(contract, 1)
        notice = notice_of(row, contract, DOCUMENT)
        assert [one.number for one in ratings_of(contract)] == [2, 1]
        assert rated_days([row]) == [seen.acting.today]
        with pytest.raises(Http404):
            rating_for(contract, 3)
    assert (notice.first_day, notice.last_day) == (date(2026, 4, 1), date(2026, 5, 31))
    (result,) = notice.results
    assert (result.target, result.result, result.rating) == (
        "90% or more",
        "88%",
        Rating.APPROACHING,
    )
    assert result.note == "No figure for April 2026"


def test_only_months_that_are_over_and_measures_that_are_there(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        today = seen.acting.today
        now = APRIL + ((today.year - 2026) * 12 + today.month - 4)
        with pytest.raises(InvalidValue, match="has not ended"):
            keep(seen, contract, (now,))
        with pytest.raises(InvalidValue, match="no measure"):
            keep(seen, contract, rated=())


def test_who_may_not(contract_seen_by):
    for username in ("auditor", "supplier_user"):
        with contract_seen_by(username) as (seen, contract), pytest.raises(Refused):
            keep(seen, contract)


def test_bands_are_read_exactly():
    setting = PerformanceSetting(values={"approaching": "0.05", "improvement": "0.2"})
    assert rating_bands(setting).approaching == Fraction(1, 20)
    assert rating_bands(None) is DEFAULT_BANDS
    assert missing_words(RatedMeasure(measure=CALLS, value=None, rating=Rating.OTHER)) == ""
