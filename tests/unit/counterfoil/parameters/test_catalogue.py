from __future__ import annotations

import pytest

from counterfoil.parameters import (
    UnknownEdition,
    UnknownParameter,
    catalogue,
    edition,
    parameter,
)


def test_the_catalogue_is_in_order_of_id():
    ids = [one.id for one in catalogue()]

    assert ids == sorted(ids)
    assert "discount_rates" in ids


def test_an_unknown_parameter_is_told_with_the_nearest_names():
    with pytest.raises(UnknownParameter) as caught:
        parameter("discount-rate")

    assert caught.value.mend == "name discount_rates"
    assert caught.value.exit_code == 3


def test_an_unknown_edition_is_told_with_those_there_are():
    with pytest.raises(UnknownEdition) as caught:
        edition("discount_rates", "1997")

    assert caught.value.mend == "name 2022 or 2026"


def test_a_figure_is_read_once():
    assert edition("cpi", "2026-02") is edition("cpi", "2026-02")


def test_the_pending_change_of_rates_is_a_note_and_not_an_edition():
    rates = parameter("discount_rates")

    assert "2026-06-30" in rates.latest.note
    assert "not adopted" in rates.latest.note
    assert rates.edition_ids == ("2022", "2026")
