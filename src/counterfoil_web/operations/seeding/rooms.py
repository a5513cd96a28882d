"""Tenders, contracts and outcomes among the made-up records: those of the examples.

The first partnership of each kind of every force has the example's case as one more version, its
contract with the records and closed months of years, its outcomes, and the procurement and tenders
by which it is bought anew: as much as a force has that keeps three large partnerships here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from django.utils import timezone

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.contractfile.folder import ContractFolder, read_contract_folder
from counterfoil.procurementfile.folder import ProcurementFolder, read_procurement_folder
from counterfoil.tender.dossier import Dossier
from counterfoil.tenderfile.folder import read_tender_folder
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.appraisals.versions_store import make_version_from_case
from counterfoil_web.operations import (
    example_contracts,
    example_outcomes,
    example_procurements,
    example_tenders,
)
from counterfoil_web.operations.examples import examples
from counterfoil_web.operations.seeding.people import Nation
from counterfoil_web.operations.worked_example import acting_in
from counterfoil_web.partnerships.models import Partnership

REASON = "The case of an example, for which there are contract, outcomes and tenders"


def make_rooms(nation: Nation, place: int, made: Iterable[Partnership]) -> int:
    """What the rooms of a force at this place of the nation hold; of how many partnerships."""
    posts = _posts(nation, place)
    count = 0
    for one in _first_of_each_kind(made):
        name, case = _case_of(one.kind)
        lead = acting_in(posts, "commercial_lead")
        version = make_version_from_case(
            one, case, submitted_by=lead.user, reason=REASON, authors=[lead.user], acting=lead
        )
        folder = example_contracts.contract_folders(name)[0]
        example_contracts.bring_in(one, folder, _contract(folder), posts)
        example_outcomes.bring_in(one, _outcomes(name), version, posts)
        example_tenders.bring_in(one, name, _tender(name), posts)
        example_procurements.bring_in(one, _procurement(name), posts)
        count += 1
    return count


def _posts(nation: Nation, place: int) -> TryOut:
    """The people of a force in the places that the examples name."""
    force, body = nation.forces[place], nation.bodies[place]
    people = {
        post.replace("-", "_"): user for post, user in {**force.people, **body.people}.items()
    }
    people["supplier_user"] = nation.supplier.people["supplier-user"]
    return TryOut(
        organisations={"force": force.organisation, "supplier": nation.supplier.organisation},
        people=people,
    )


def _first_of_each_kind(made: Iterable[Partnership]) -> Iterator[Partnership]:
    seen: set[str] = set()
    for one in made:
        if one.kind not in seen:
            seen.add(one.kind)
            yield one


@lru_cache(maxsize=1)
def _cases() -> dict[str, tuple[str, BusinessCase]]:
    read = [(one.folder.name, load_case_or_raise(one.folder)) for one in examples()]
    return {case.kind.value: (name, case) for name, case in read}


def _case_of(kind: str) -> tuple[str, BusinessCase]:
    return _cases()[kind]


@lru_cache(maxsize=3)
def _contract(folder: Path) -> ContractFolder:
    return read_contract_folder(folder)


@lru_cache(maxsize=3)
def _outcomes(name: str) -> example_outcomes.Told:
    return example_outcomes.read(example_outcomes.ROOT / name)


@lru_cache(maxsize=3)
def _tender(name: str) -> Dossier:
    return read_tender_folder(example_tenders.ROOT / example_tenders.TENDERS[name]).dossier


@lru_cache(maxsize=3)
def _procurement(name: str) -> ProcurementFolder:
    return read_procurement_folder(example_procurements.ROOT / name, timezone.localdate())
