"""The bridge, the verdict and its evidence, worked out once for what the ledger rests on."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.casefile import folder_files
from counterfoil.contractfile.folder import contract_files
from counterfoil.errors import Problem
from counterfoil.outcomes.bridge import Bridge, ContractSide, contract_side, savings_bridge
from counterfoil.outcomes.evidence_pack import evidence_pack, fingerprint
from counterfoil.outcomes.verdict import Verdict, verdict
from counterfoil.outcomesfile.folder import outcomes_files
from counterfoil.outcomesfile.next_folder import NextFolder, next_files
from counterfoil.reports.public_statement import PublicStatement, public_statement
from counterfoil_web.outcomes.pages import tried
from counterfoil_web.outcomes.store import Outcomes
from counterfoil_web.records.kept_in_memory import KeptInMemory

_SIDES: KeptInMemory[tuple[ContractSide | None]] = KeptInMemory(20)
_CASE, _CONTRACT = "../case", "../contract"


def bridge_of(held: Outcomes) -> tuple[Bridge | None, Problem | None]:
    """The savings bridge, or why there is none."""
    return held.made("bridge", lambda: tried(lambda: _bridge(held)))


def verdict_of(held: Outcomes) -> tuple[Verdict | None, Problem | None]:
    """The verdict, or why there is none."""
    return held.made("verdict", lambda: tried(lambda: verdict(held.ledger, bridge_of(held)[0])))


def _bridge(held: Outcomes) -> Bridge:
    """The bridge; its blocks of the contract are kept while only outcomes are recorded."""
    side = _SIDES.made(held.contract_key, lambda: (contract_side(held.ledger),))
    return savings_bridge(held.ledger, side=side[0])


def statement_of(held: Outcomes, found: Verdict, marking: str) -> PublicStatement:
    """The public statement, with the fingerprint of the pack that has its evidence."""
    pack = held.made("fingerprint", lambda: fingerprint(found, sources_of(held)))
    return public_statement(found, marking=marking, fingerprint=pack)


def pack_of(held: Outcomes, found: Verdict) -> bytes:
    """The evidence pack as the bytes of one file."""
    return evidence_pack(found, sources_of(held))


def sources_of(held: Outcomes) -> dict[str, bytes]:
    """The records, the case and the contract as folders that the command line reads.

    Whoever has the pack can work out the same figures from them: `counterfoil outcomes verdict
    source/outcomes`.
    """
    ledger = held.ledger
    document = replace(
        ledger.document,
        case=_CASE if ledger.case is not None else "",
        contract=_CONTRACT if ledger.contract is not None else "",
    )
    beside = NextFolder(
        document=held.next_document, items=held.items, lessons=held.lessons, tests=held.tests
    )
    folders = {"outcomes": {**outcomes_files(document, ledger.records), **next_files(beside)}}
    if ledger.case is not None:
        folders["case"] = folder_files(ledger.case)
    if ledger.contract is not None:
        folders["contract"] = contract_files(
            ledger.contract, ledger.contract_records, ledger.closed
        )
    return {
        f"{folder}/{name}": content
        for folder, files in folders.items()
        for name, content in files.items()
    }
