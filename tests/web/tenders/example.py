"""The example competition in the custody partnership of the tests, as far as it had come."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django_scopes import scopes_disabled

from counterfoil.access import Role
from counterfoil.tenderfile.folder import read_tender_folder
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.operations.example_tenders import ROOT, load_dossier
from tests.web.conftest import _person

MORE_EVALUATORS = ("healthcare_evaluator", "contract_evaluator")
STAGES: dict[str, tuple[str, ...]] = {
    "locked": ("plan_locked",),
    "declared": ("declaration",),
    "received": ("bid", "receipt", "irregularity"),
    "opened": ("bids_opened", "condition_result", "answer"),
    "marked": ("score", "submission"),
    "moderation": ("moderation",),
    "agreed": ("consensus",),
    "quality_locked": ("quality_locked",),
    "priced": ("price", "rate", "drawn", "supplier"),
}
"""What is on record at each stage, besides all of the stages before it."""


@lru_cache
def dossier_until(stage: str):
    """The example's plan and its records up to a stage."""
    names = list(STAGES)
    kinds = {kind for name in names[: names.index(stage) + 1] for kind in STAGES[name]}
    dossier = read_tender_folder(ROOT / "custody-2027").dossier
    held = [
        one
        for one in dossier.records
        if one.kind in kinds and (one.id != "d-contract_manager-b" or stage not in ("declared",))
    ]
    return replace(dossier, records=tuple(held))


def make_tender(world, stage: str = "priced"):
    """The competition in the custody partnership; two more evaluators join the force's people."""
    for username in MORE_EVALUATORS:
        if username not in world.people:
            world.people[username] = _person(
                username, world.organisations["force"], (Role.EVALUATOR,)
            )
    people = TryOut(organisations=world.organisations, people=world.people)
    with scopes_disabled():
        return load_dossier(world.partnership, dossier_until(stage), people)
