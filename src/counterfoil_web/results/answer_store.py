"""Answers worked out once and kept: found by what they were made from, made when not there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.db import transaction

from counterfoil import __version__
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.reports.answer_json import plain
from counterfoil.reports.answer_reading import read_answer
from counterfoil.reports.chart_images import svg
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.results.answer_page import FORM, Page, answer_page
from counterfoil_web.results.models import ChartDrawing, KeptAnswer

DRAFT_TRIALS = 100_000
"""How many trials a draft's answer takes, whatever the case states: so few that it is quick."""

_ANSWERS: KeptInMemory[Appraisal] = KeptInMemory(32)


@dataclass(frozen=True)
class Kept:
    """An answer as it is kept."""

    row: KeptAnswer

    @cached_property
    def page(self) -> Page:
        """What its pages show."""
        return cast(Page, json.loads(self.row.page))

    @property
    def answer(self) -> Appraisal:
        """The whole answer, for exports and for opening its figures. It is read once."""
        return _ANSWERS.made(self.row.key, lambda: read_answer(json.loads(self.row.answer)))


def answer_key(fingerprint: str, trials: int | None = None) -> str:
    """What an answer is found by. The fingerprint covers the seed and the editions too."""
    made_from = f"{fingerprint}|{trials or 'as stated'}|{__version__}|{FORM}"
    return hashlib.sha256(made_from.encode("utf-8")).hexdigest()


def kept_answer(version: Version, *, whole: bool = False) -> Kept:
    """The answer of a version; worked out now if nobody did. whole: more than its pages need."""
    found = _find(answer_key(version.fingerprint), whole=whole)
    return found if found is not None else keep_answer(version)


def keep_answer(version: Version) -> Kept:
    """Work out the answer of a version and keep it. Raises: BadInput."""
    case = case_of(version)
    answer = appraise(case, fingerprint=version.fingerprint)
    return _keep(answer_key(version.fingerprint), case, answer)


def kept_draft_answer(
    draft: Draft, case: BusinessCase, fingerprint: str, *, whole: bool = False
) -> Kept:
    """The answer of a draft as it stands, at `DRAFT_TRIALS`. Raises: BadInput.

    fingerprint: of the draft's cells, by which it is found again. The answer itself carries that
    of the case, the one that a version with the same case has.
    """
    key = answer_key(fingerprint, DRAFT_TRIALS)
    found = _find(key, whole=whole)
    if found is not None:
        return found
    answer = appraise(case, trials=DRAFT_TRIALS, fingerprint=case_fingerprint(case))
    with transaction.atomic():
        kept = _keep(key, case, answer, draft)
        KeptAnswer.objects.filter(draft=draft).exclude(pk=key).delete()
    return kept


def headline(version: Version) -> Mapping[str, Any]:
    """The answer of a version in a few figures."""
    page = kept_answer(version).page
    found = page["headline"]
    preferred = next(one for one in found["options"] if one["id"] == found["preferred"])
    return {**preferred, "preferred_title": found["preferred_title"], "sentence": found["sentence"]}


def keep_drawings(charts: Iterable[Page]) -> None:
    """Keep the definitions of charts, so that their drawings can be asked for."""
    rows = [
        ChartDrawing(digest=chart[size], definition=chart[f"{size}_definition"])
        for chart in charts
        for size in ("wide", "narrow")
    ]
    ChartDrawing.objects.bulk_create(rows, ignore_conflicts=True)


def drawing(digest: str) -> str | None:
    """The drawing of a chart, drawn now if nobody asked for it before; None for no such chart."""
    row = ChartDrawing.objects.filter(pk=digest).first()
    if row is None:
        return None
    if not row.svg:
        row.svg = svg(json.loads(row.definition), "c")
        ChartDrawing.objects.filter(pk=digest).update(svg=row.svg)
    return str(row.svg)


def _find(key: str, *, whole: bool) -> Kept | None:
    rows = KeptAnswer.objects.filter(pk=key)
    row = (rows if whole else rows.defer("answer")).first()
    return None if row is None else Kept(row)


def _keep(key: str, case: BusinessCase, answer: Appraisal, draft: Draft | None = None) -> Kept:
    page = answer_page(case, answer)
    row = KeptAnswer(
        key=key,
        trials=answer.identity.trials,
        seed=answer.identity.seed,
        engine_version=answer.identity.engine_version,
        answer=json.dumps(plain(answer), ensure_ascii=False, allow_nan=False),
        page=json.dumps(page, ensure_ascii=False, allow_nan=False),
        draft=draft,
    )
    with transaction.atomic():
        keep_drawings(page["charts"])
        KeptAnswer.objects.bulk_create([row], ignore_conflicts=True)
    return Kept(row)
