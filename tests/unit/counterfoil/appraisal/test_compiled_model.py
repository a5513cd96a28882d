from __future__ import annotations

import numpy as np

from counterfoil.appraisal.amounts import Flat, OneOff, Ramp, ShareOf
from counterfoil.appraisal.compiled_model import _weight_groups, _windows, compile_model
from counterfoil.appraisal.model import NONE, build_model
from counterfoil.appraisal.present_value_kernel import present_values
from counterfoil.appraisal.reference_classes import from_experience
from tests.fixtures.small_cases import FIRST, benefit, cost, small_case

CASE = small_case(
    cost("now", "a", Flat(gbp=100.0, start=FIRST + 1, end=FIRST + 2)),
    cost("now", "b", OneOff(gbp=50.0, year=FIRST + 4)),
    cost("now", "c", Ramp(gbp_first=1.0, gbp_last=9.0, start=FIRST, end=FIRST + 3)),
    cost("now", "d", 10, real_growth=0.02),
    benefit("now", "e", ShareOf(share=0.5, lines=("a", "b"))),
)
MODEL = build_model(CASE, from_experience)
PLACE = {line.key: place for place, line in enumerate(MODEL.lines)}


def test_steady_lines_are_windows_and_others_are_not():
    starts, ends, is_window = _windows(MODEL)
    found = {key: (starts[p], ends[p]) for key, p in PLACE.items() if is_window[p]}

    assert found["now/a"] == (1, 2)
    assert found["now/b"] == (4, 4)
    assert found["now/d"] == (0, 4)
    assert "now/c" not in found


def test_lines_alike_but_for_their_level_share_their_yearly_weights():
    (_, _, growths, _, _), group_of_line = _weight_groups(MODEL)

    assert group_of_line[PLACE["now/a"]] == group_of_line[PLACE["now/b"]]
    assert growths[group_of_line[PLACE["now/d"]]] == 0.02
    assert group_of_line[PLACE["now/e"]] == NONE
    assert len(growths) == 2


def test_cash_is_added_up_only_when_asked_for():
    rows = np.full(len(MODEL.inputs), NONE)
    for with_cash in (True, False):
        compiled = compile_model(MODEL, with_cash=with_cash)
        _, cash = present_values(compiled, np.zeros((1, 3)), rows, MODEL.central, range(3))
        assert bool(np.any(cash[0] != 0)) is with_cash
