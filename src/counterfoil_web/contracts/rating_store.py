"""Rated periods as they are kept, and the bands by which a contract's KPIs are rated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.http import Http404

from counterfoil.access import Capability
from counterfoil.contract.term import first_day
from counterfoil.contract.terms import Contract as Document
from counterfoil.errors import InvalidValue
from counterfoil.performance.kpi_notice import KpiNotice, KpiResult
from counterfoil.performance.rated_period import RatedMeasure
from counterfoil.performance.ratings import DEFAULT_BANDS, REPORTED, Rating, RatingBands
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.models import Contract, KpiRating, PerformanceSetting
from counterfoil_web.contracts.performance_presenters import target_words, value_words
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log


def ratings_of(contract: Contract) -> list[KpiRating]:
    """The rated periods, the newest first. One query."""
    return _rated_periods.of(contract.partnership_id, contract=contract.pk)


_rated_periods = QueryOfOne(
    lambda: KpiRating.objects.filter(**OF_CONTRACT).select_related("rated_by")
)


def rating_for(contract: Contract, number: int) -> KpiRating:
    """One of them. Raises: Http404."""
    row = KpiRating.objects.filter(contract=contract, number=number).first()
    if row is None:
        raise Http404("The contract has no such rating.")
    return row


def rating_bands(setting: PerformanceSetting | None) -> RatingBands:
    """The bands set for a contract, or the default."""
    if setting is None:
        return DEFAULT_BANDS
    values = setting.values
    return RatingBands(
        approaching=Fraction(values["approaching"]), improvement=Fraction(values["improvement"])
    )


def exempt_because(setting: PerformanceSetting | None) -> str:
    """Why the authority says that KPIs cannot assess the contract; blank when it does not."""
    return "" if setting is None else str(setting.values.get("because", ""))


@transaction.atomic
def keep_rating(
    seen: Seen,
    contract: Contract,
    rated: Sequence[RatedMeasure],
    months: Sequence[Month],
    *,
    bands: RatingBands,
    note: str,
) -> KpiRating:
    """Keep a period as it is rated today. Raises: Refused; InvalidValue when it has not ended."""
    seen.require(Capability.RECORD_FIGURES)
    today = seen.acting.today
    if first_day(months[-1] + 1) > today:
        raise InvalidValue(
            what=f"{months[-1].words} has not ended",
            where="the last month",
            mend="rate months that are over",
        )
    if not rated:
        raise InvalidValue(
            what="the terms have no measure to rate",
            where="the contract",
            mend="have terms with measures agreed first",
        )
    locked = Contract.objects.select_for_update().get(pk=contract.pk)
    last = KpiRating.objects.filter(contract=locked).aggregate(last=Max("number"))["last"]
    row = KpiRating.objects.create(
        partnership=contract.partnership,
        contract=contract,
        number=(last or 0) + 1,
        first_month=str(months[0]),
        last_month=str(months[-1]),
        results=[_result(one) for one in rated],
        bands={"approaching": str(bands.approaching), "improvement": str(bands.improvement)},
        note=note,
        rated_on=today,
        rated_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "kpi-rating",
        record=f"rating/{contract.partnership.ref}/{contract.key}/{row.number}",
        partnership=contract.partnership,
        after={"first_month": row.first_month, "last_month": row.last_month, **_ratings(row)},
        reason=note,
    )
    return row


def notice_of(row: KpiRating, contract: Contract, document: Document) -> KpiNotice:
    """The draft notice of a kept rating: the first three of its KPIs, as the regulations ask."""
    last = Month.parse(row.last_month)
    return KpiNotice(
        contract=contract.key,
        title=contract.title,
        authority=document.authority,
        supplier=document.supplier,
        first_day=max(first_day(Month.parse(row.first_month)), document.term.start),
        last_day=min(first_day(last + 1) - timedelta(days=1), document.term.end),
        made_on=row.rated_on,
        results=tuple(
            KpiResult(
                id=one["id"],
                title=one["title"],
                target=one["target"],
                result=one["result"],
                rating=Rating(one["rating"]),
                note=one["note"],
            )
            for one in row.results[:REPORTED]
        ),
        note=row.note,
        illustrative=contract.illustrative,
    )


def rated_days(rows: Sequence[KpiRating]) -> list[date]:
    """The days on which periods were rated."""
    return [row.rated_on for row in rows]


def missing_words(one: RatedMeasure) -> str:
    """Which months of the period have no figure."""
    if not one.missing:
        return ""
    return f"No figure for {', '.join(month.words for month in one.missing)}"


def _result(one: RatedMeasure) -> dict[str, Any]:
    return {
        "id": one.measure.id,
        "title": one.measure.title,
        "target": target_words(one.measure),
        "result": value_words(one.value, one.measure),
        "rating": one.rating.value,
        "note": missing_words(one),
    }


def _ratings(row: KpiRating) -> dict[str, str]:
    return {f"rating of {one['id']}": one["rating"] for one in row.results}
