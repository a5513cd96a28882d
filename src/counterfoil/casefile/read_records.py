"""The simple records of a case, each from one row."""

from __future__ import annotations

from counterfoil.appraisal.business_case import (
    BaselineService,
    Body,
    BodyKind,
    CorrelationGroup,
    Delay,
    Driver,
    Objective,
    Option,
    PriceIndex,
    Risk,
    Role,
    Score,
)
from counterfoil.appraisal.evidence import Source
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.casefile.shares_text import read_pairs
from counterfoil.citation import Confidence
from counterfoil.quantities.distributions import Fixed
from counterfoil.quantities.years import FinancialYear

STAND_IN_YEAR = FinancialYear(2000)
"""A year where none could be read; a case that needed it is never used."""


def read_source(row: RecordReader) -> Source:
    """A source."""
    return Source(
        id=row.id("id"),
        title=row.text("title"),
        url=row.name("url"),
        date=row.date("date"),
        confidence=row.word("confidence", Confidence) or Confidence.CONFIRMED,
    )


def read_body(row: RecordReader) -> Body:
    """A body."""
    return Body(
        id=row.id("id"),
        title=row.text("title"),
        kind=row.word("kind", BodyKind) or BodyKind.FORCE,
    )


def read_index(row: RecordReader) -> PriceIndex:
    """A price index."""
    return PriceIndex(
        id=row.id("id"),
        title=row.text("title"),
        series=row.name("series"),
        rate=row.number("rate"),
        uncertainty=row.distribution("uncertainty"),
        each_year=row.truth("each_year"),
        correlation_group=row.name("correlation_group"),
        evidence=row.evidence(),
    )


def read_delay(row: RecordReader) -> Delay:
    """A delay."""
    return Delay(
        id=row.id("id"),
        title=row.text("title"),
        months=row.number_or("months", 0.0),
        uncertainty=row.distribution("uncertainty"),
        correlation_group=row.name("correlation_group"),
        evidence=row.evidence(),
    )


def read_correlation_group(row: RecordReader) -> CorrelationGroup:
    """A correlation group."""
    return CorrelationGroup(
        id=row.id("id"),
        title=row.text("title"),
        correlation=row.number_or("correlation", 0.0),
        pairs=row.parsed("pairs", read_pairs) or (),
    )


def read_option(row: RecordReader) -> Option:
    """An option."""
    return Option(
        id=row.id("id"),
        title=row.text("title"),
        role=row.word("role", Role) or Role.PARTNER,
        description=row.text("description"),
        guaranteed_saving_gbp=row.number("guaranteed_saving_gbp"),
        evidence=row.evidence(),
    )


def read_objective(row: RecordReader) -> Objective:
    """An objective."""
    return Objective(
        id=row.id("id"),
        title=row.text("title"),
        weight=row.number_or("weight", 0.0),
        argument=row.text("argument"),
        critical=row.truth("critical"),
    )


def read_score(row: RecordReader) -> Score:
    """A score."""
    return Score(
        objective=row.name("objective"),
        option=row.name("option"),
        score=row.number_or("score", 0.0),
        reason=row.text("reason"),
    )


def read_baseline(row: RecordReader) -> BaselineService:
    """A service of the baseline."""
    return BaselineService(
        id=row.id("id"),
        title=row.text("title"),
        cost_gbp=row.number("cost_gbp"),
        as_at=row.date("as_at"),
        volume=row.number("volume"),
        unit=row.name("unit"),
        headcount_fte=row.number("headcount_fte"),
        quality=row.text("quality"),
        signed_by=row.name("signed_by"),
        signed_on=row.date("signed_on"),
        evidence=row.evidence(),
    )


def read_driver(row: RecordReader) -> Driver:
    """A driver."""
    return Driver(
        id=row.id("id"),
        title=row.text("title"),
        unit=row.name("unit"),
        value=row.number_or("value", 1.0),
        growth=row.number_or("growth", 0.0),
        profile=row.name("profile"),
        uncertainty=row.uncertainty(),
        growth_uncertainty=row.distribution("growth_uncertainty"),
        correlation_group=row.name("correlation_group"),
        evidence=row.evidence(),
    )


def read_risk(row: RecordReader) -> Risk:
    """A risk."""
    return Risk(
        option=row.name("option"),
        id=row.id("id"),
        title=row.text("title"),
        body=row.name("body"),
        chance=row.number_or("chance", 0.0),
        impact=row.distribution("impact") or Fixed(value=0.0),
        start=row.year("start") or STAND_IN_YEAR,
        end=row.year("end"),
        response=row.text("response"),
        correlation_group=row.name("correlation_group"),
        evidence=row.evidence(),
    )
