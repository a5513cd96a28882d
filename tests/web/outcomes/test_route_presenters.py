"""What each route is worth, and what a simulation found, kept and read again."""

from __future__ import annotations

import json
from types import SimpleNamespace

from counterfoil_web.outcomes.route_presenters import (
    COLUMNS,
    Drawn,
    cells,
    drawn_from,
    drawn_values,
    routes_with,
)

EXTEND = SimpleNamespace(id="extend", title="Extend", npv_gbp=-90.4, npsv_gbp=10.6)
LEAVE = SimpleNamespace(id="leave", title="Leave", npv_gbp=-101.0, npsv_gbp=0.0)
FOUND = SimpleNamespace(ranked=(EXTEND, LEAVE))
CHANCES = SimpleNamespace(
    trials=200,
    trials_note="enough",
    options=(
        SimpleNamespace(
            option="extend",
            chance_best=0.75,
            npv=SimpleNamespace(p10_gbp=-120.2, p90_gbp=-60.7),
        ),
    ),
)


def test_a_simulation_is_kept_as_plain_values_and_read_again():
    kept = json.loads(json.dumps(drawn_values(SimpleNamespace(chances=CHANCES))))
    assert kept["trials"] == 200
    assert drawn_from(kept) == {"extend": Drawn(0.75, -120.2, -60.7)}


def test_without_a_simulation_nothing_is_drawn():
    assert drawn_from(drawn_values(SimpleNamespace(chances=None))) == {}
    assert routes_with(FOUND, {}) == ((EXTEND, None), (LEAVE, None))


def test_the_file_has_whole_pounds_and_what_chance_did_where_it_is_known():
    rows = list(cells(FOUND, {"extend": Drawn(0.75, -120.2, -60.7)}))
    assert rows == [
        ("Extend", -90, 11, "0.7500", -120, -61),
        ("Leave", -101, 0, "", "", ""),
    ]
    assert {len(row) for row in rows} == {len(COLUMNS)}
