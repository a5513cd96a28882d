"""The baseline register in the words that its page shows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil.casefile.number_text import read_number
from counterfoil_web.appraisals.baseline_store import BaselineState, Service
from counterfoil_web.appraisals.signatures import Signed, service_digest


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """One service as the register shows it. stops: why the one who looks cannot sign it."""

    id: str
    title: str
    cost_gbp: float | None
    volume: str
    headcount: str
    quality: str
    as_at: str
    sources: tuple[str, ...]
    confidence: str
    note: str
    digest: str
    signed: Signed | None
    fallen: Signed | None
    claim: str
    mine: bool
    stops: str


def register_rows(
    text: CaseText, state: BaselineState, authored: Collection[str], name: str
) -> list[RegisterRow]:
    """A line for each service. authored: rows in which the one who looks wrote; name: theirs."""
    sources = {row.text("id"): row for row in text.rows("sources")}
    return [_row(service, sources, authored, name) for service in state.services]


def _row(
    service: Service, sources: dict[str, TextRow], authored: Collection[str], name: str
) -> RegisterRow:
    row = service.row
    named = [one.strip() for one in row.text("sources").split(";") if one.strip()]
    found = [sources[one] for one in named if one in sources]
    confidences = dict.fromkeys(one.text("confidence") or "confirmed" for one in found)
    return RegisterRow(
        id=service.id,
        title=service.title,
        cost_gbp=read_number(row.text("cost_gbp")),
        volume=_with_unit(row),
        headcount=_number(row.text("headcount_fte")),
        quality=row.text("quality"),
        as_at=row.text("as_at"),
        sources=tuple(_source(one, sources) for one in named),
        confidence=", ".join(confidences),
        note=row.text("note"),
        digest=service_digest(row.cells),
        signed=service.signed,
        fallen=service.fallen,
        claim=service.claim,
        mine=service.signed is not None and service.signed.by == name,
        stops=_stops(service, authored),
    )


def _stops(service: Service, authored: Collection[str]) -> str:
    if service.row.id in authored:
        return "You typed figures here, so another finance officer signs them."
    words = {"cost_gbp": "cost", "as_at": "date", "sources": "source"}
    missing = [said for name, said in words.items() if not service.row.text(name)]
    if missing:
        return f"It has no {' and no '.join(missing)} yet."
    return ""


def _source(name: str, sources: dict[str, TextRow]) -> str:
    return (sources[name].text("title") or name) if name in sources else name


def _with_unit(row: TextRow) -> str:
    volume, unit = _number(row.text("volume")), row.text("unit")
    if not volume or not unit:
        return volume
    return f"{volume} {unit if volume == '1' else unit + 's'}"


def _number(text: str) -> str:
    number = read_number(text)
    return text if number is None else f"{number:,.10g}"
