"""The answer with assumptions moved, as quick as keys are typed; nothing of it is saved.

Between two keys only the lines change that rest on the figure in hand, so what the others come to
in each trial is kept in memory by the draft, and made ready while somebody looks at the field.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress

from counterfoil.appraisal.appraise import (
    Staged,
    central_answer,
    with_chances,
    with_drivers,
    with_trials,
)
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.model import Model
from counterfoil.appraisal.moving_lines import OtherLines, moving_lines, other_lines, trials_with
from counterfoil.appraisal.results import Appraisal
from counterfoil.casefile.assumptions import Assumption, with_assumptions
from counterfoil.errors import BadInput
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.results.answer_store import DRAFT_TRIALS

ENOUGH_FOR_SHARES = 8_264
_MOST_BYTES = 48_000_000
_MODELS: KeptInMemory[Model] = KeptInMemory(8)
_OTHERS: KeptInMemory[OtherLines] = KeptInMemory(_MOST_BYTES, lambda one: one.bytes)
_ONE_AT_A_TIME = threading.Lock()
_READYING = threading.Lock()


def tried_answer(saved: BusinessCase, key: str, case: BusinessCase) -> Staged:
    """The answer of a case that differs from the saved one by what is tried.

    key: what the answer of the saved case is found by. Raises: BadInput, NoAnswer.
    """
    staged = central_answer(case, trials=DRAFT_TRIALS)
    before = _model_of(saved, key)
    moving = moving_lines(before, staged.model)
    if moving is None or 2 * len(moving) > len(before.lines):
        return with_chances(staged)
    return with_trials(staged, trials_with(staged.model, _others(before, key, moving)))


def tried_drivers(case: BusinessCase) -> Appraisal:
    """What drives the answer of a case. Raises: BadInput, NoAnswer.

    The variance shares come from the first trials only, so that few are enough.
    """
    return with_drivers(with_chances(central_answer(case, trials=ENOUGH_FOR_SHARES))).answer


def get_ready(
    saved: BusinessCase, key: str, known: Mapping[str, Assumption], names: tuple[str, ...]
) -> threading.Thread | None:
    """Work out, beside everything else, what stays while these assumptions are moved.

    None when there is nothing to do, or when the process is at it for somebody already.
    """
    if not names or not _READYING.acquire(blocking=False):
        return None

    def work() -> None:
        try:
            before, moving = _model_of(saved, key), frozenset[str]()
            for name in names:
                moving |= _moved_by(saved, before, known[name], known)
            if 0 < 2 * len(moving) <= len(before.lines):
                _others(before, key, moving)
        finally:
            _READYING.release()

    thread = threading.Thread(target=work, name="ready for what is tried", daemon=True)
    thread.start()
    return thread


def _moved_by(
    saved: BusinessCase, before: Model, one: Assumption, known: Mapping[str, Assumption]
) -> frozenset[str]:
    """The lines that another value of an assumption would move."""
    value = float(one.text)
    other = repr(value * 0.9 if value else 0.01)
    with suppress(BadInput):
        changed = with_assumptions(saved, {one.name: other}, known)
        after = central_answer(changed, trials=DRAFT_TRIALS).model
        return moving_lines(before, after) or frozenset()
    return frozenset()


def _model_of(saved: BusinessCase, key: str) -> Model:
    return _MODELS.made(key, lambda: central_answer(saved, trials=DRAFT_TRIALS).model)


def _others(before: Model, key: str, moving: frozenset[str]) -> OtherLines:
    """What stays when these lines move, or more of them: kept by the draft, the latest only.

    It is worked out once, however many ask for it at the same time.
    """
    found = _OTHERS.get(key)
    if found is None or not moving <= found.moving:
        with _ONE_AT_A_TIME:
            found = _OTHERS.get(key)
            if found is None or not moving <= found.moving:
                settings = before.case.simulation
                found = other_lines(before, moving, trials=settings.trials, seed=settings.seed)
                _OTHERS.put(key, found)
    return found
