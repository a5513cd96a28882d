"""Made-up cases: a template of each kind at successive versions, worked out once and shared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from counterfoil.casefile.case_text import CaseText, document_of, text_of_case
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.template import template_case
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.appraisals.versions_store import summary_of

KINDS = tuple(kind for kind in PartnershipKind)


@dataclass(frozen=True, kw_only=True)
class MadeUpCase:
    """What a row of versions needs of a case."""

    kind: str
    stage: str
    text: CaseText
    document: dict[str, Any]
    fingerprint: str
    summary: dict[str, Any]


def made_up_cases(versions: int) -> dict[str, list[MadeUpCase]]:
    """For each kind of partnership a case for each version number, from 1 up."""
    return {
        kind.value: [_case(kind, number) for number in range(1, versions + 1)] for kind in KINDS
    }


def _case(kind: PartnershipKind, number: int) -> MadeUpCase:
    case = template_case(kind)
    case = replace(case, version=str(number), title=f"Made-up {kind.value} case")
    text = text_of_case(case)
    return MadeUpCase(
        kind=kind.value,
        stage=case.stage.value,
        text=text,
        document=document_of(text),
        fingerprint=case_fingerprint(case),
        summary=summary_of(case),
    )
