"""The draft contract performance notice (UK9): as paragraphs, and as open contracting data.

Procurement Act 2023 s.71; Procurement Regulations 2024 reg. 39. The place of the metrics in the
data is that of the United Kingdom's extension of the Open Contracting Data Standard; the tag of the
release is recalled and not confirmed. A draft: somebody checks it, and publishes it on the central
platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterfoil.performance.ratings import REPORTED, Rating
from counterfoil.quantities.years import day_in_words

TAG = "implementation"
NOTICE = "UK9"
DOCUMENT = "implementationNotice"
DRAFT = "Draft: not published"


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiResult:
    """One KPI as reported: target and result as text, such as 90% and 92.4%."""

    id: str
    title: str
    target: str
    result: str
    rating: Rating
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiNotice:
    """What the notice tells. made_on: the day of the rating. illustrative: what is made up in it.

    ocid: the open contracting id of the procurement; blank while it is not known.
    """

    contract: str
    title: str
    authority: str
    supplier: str
    first_day: date
    last_day: date
    made_on: date
    results: tuple[KpiResult, ...]
    note: str = ""
    ocid: str = ""
    illustrative: str = ""


def notice_sections(notice: KpiNotice) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Headings with their paragraphs, for the page and the Word file."""
    period = f"{day_in_words(notice.first_day)} to {day_in_words(notice.last_day)}"
    sections = [
        ("Contracting authority", (notice.authority,)),
        ("Supplier", (notice.supplier,)),
        ("Contract", (notice.title,)),
        ("Period assessed", (period,)),
        *((one.title, _result(one)) for one in notice.results),
    ]
    if notice.note:
        sections.append(("What else is to be said", (notice.note,)))
    if notice.illustrative:
        sections.insert(0, ("Illustrative", (notice.illustrative,)))
    if len(notice.results) < REPORTED:
        words = f"The Act asks for {REPORTED} key performance indicators; this names fewer."
        sections.append(("To be settled before it is published", (words,)))
    return tuple(sections)


def notice_ocds(notice: KpiNotice) -> Mapping[str, Any]:
    """The notice as one open contracting release."""
    said = notice.illustrative or notice.note
    return {
        "ocid": notice.ocid or f"draft-{notice.contract}",
        "id": f"{notice.contract}-{NOTICE}-{notice.last_day}",
        "date": f"{notice.made_on}T00:00:00Z",
        "tag": [TAG],
        "initiationType": "tender",
        "language": "en",
        "parties": [
            {"id": "authority", "name": notice.authority, "roles": ["buyer"]},
            {"id": "supplier", "name": notice.supplier, "roles": ["supplier"]},
        ],
        "buyer": {"id": "authority", "name": notice.authority},
        "contracts": [
            {
                "id": notice.contract,
                "awardID": notice.contract,
                "title": notice.title,
                **({"description": said} if said else {}),
                "implementation": {
                    "documents": [
                        {
                            "id": f"{NOTICE}-{notice.last_day}",
                            "documentType": DOCUMENT,
                            "noticeType": NOTICE,
                            "description": DRAFT,
                        }
                    ],
                    "metrics": metrics_of(notice),
                },
            }
        ],
    }


def metrics_of(notice: KpiNotice) -> list[Mapping[str, Any]]:
    """Each indicator with the period's result and rating, as open contracting data has them."""
    return [_metric(one, notice) for one in notice.results]


def _metric(one: KpiResult, notice: KpiNotice) -> Mapping[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "description": f"Target: {one.target}",
        "observations": [
            {
                "id": f"{one.id}-{notice.last_day}",
                "period": {
                    "startDate": f"{notice.first_day}T00:00:00Z",
                    "endDate": f"{notice.last_day}T23:59:59Z",
                },
                "measure": one.result,
                "measureClassification": {
                    "id": one.rating.ocds_code,
                    "description": str(one.rating),
                },
                **({"notes": one.note} if one.note else {}),
            }
        ],
    }


def _result(one: KpiResult) -> tuple[str, ...]:
    found = (f"Target: {one.target}", f"Result: {one.result}", f"Rating: {one.rating}")
    return (*found, one.note) if one.note else found
