"""What is kept for a time only: each application says what of its own may go, and when.

Nothing of the record ever goes: no event, version, decision, answer to a question, signature,
review, edit, or role. What goes can be made again, was never used, or has run out. An application
writes its rules in a module `retention.py` of its own:

    @kept_for("workbooks that were uploaded and not applied", timedelta(days=30))
    def uploads(before: datetime) -> QuerySet[CaseImport]:
        return CaseImport.objects.filter(applied_at=None, at__lt=before)
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.module_loading import autodiscover_modules
from django_scopes import scopes_disabled

from counterfoil_web.records.models import Job

AT_ONCE = 200
_log = logging.getLogger(__name__)

Rows = Callable[[datetime], Iterable[Any]]
Removal = Callable[[list[Any]], None]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What may go. rows: gives the keys or records that are older than a moment."""

    what: str
    kept: timedelta
    rows: Rows
    remove: Removal | None

    def carry_out(self, now: datetime) -> int:
        """Take away what is due, some rows at a time so that nobody waits; how many there were."""
        found = self.rows(now - self.kept)
        model = getattr(found, "model", None)
        due = list(found) if model is None else list(found.values_list("pk", flat=True))  # type: ignore[attr-defined]
        for start in range(0, len(due), AT_ONCE):
            some = due[start : start + AT_ONCE]
            with transaction.atomic():
                if self.remove is not None:
                    self.remove(some)
                elif model is not None:
                    model._base_manager.filter(pk__in=some).delete()
        return len(due)


_RULES: dict[str, Rule] = {}


def kept_for(
    what: str, kept: timedelta, *, remove: Removal | None = None
) -> Callable[[Rows], Rows]:
    """Register what goes once it is older than a time.

    The function is given the moment and gives a queryset, whose rows are deleted; or, with
    `remove`, that or any list, some of which `remove` is given at a time.
    """

    def register(rows: Rows) -> Rows:
        _RULES[what] = Rule(what=what, kept=kept, rows=rows, remove=remove)
        return rows

    return register


def rules() -> tuple[Rule, ...]:
    """Every application's rules."""
    _find_rules()
    return tuple(_RULES.values())


def tidy(now: datetime) -> dict[str, int]:
    """Take away all that is due; how much of what. A rule that fails does not stop the others."""
    taken = {}
    with scopes_disabled():
        for rule in rules():
            try:
                taken[rule.what] = rule.carry_out(now)
            except Exception:
                _log.exception("tidying failed", extra={"kind": rule.what})
    return taken


def _forget_files(keys: list[Any]) -> None:
    rows = Job.objects.filter(pk__in=keys)
    paths = list(rows.values_list("result_path", flat=True))
    rows.update(result_path="", result_name="", result_marking="")
    transaction.on_commit(lambda: [default_storage.delete(path) for path in paths if path])


@kept_for("files that jobs made", timedelta(days=30), remove=_forget_files)
def job_files(before: datetime) -> Any:
    """The job stays in the list; its file can be made again."""
    return Job.objects.filter(finished_at__lt=before).exclude(result_path="")


@kept_for("jobs that ended", timedelta(days=180))
def ended_jobs(before: datetime) -> Any:
    """What they did is in the log."""
    over = (Job.Status.DONE, Job.Status.FAILED, Job.Status.CANCELLED)
    return Job.objects.filter(status__in=over, finished_at__lt=before, result_path="")


@cache
def _find_rules() -> None:
    """Import each application's `retention` module."""
    autodiscover_modules("retention")
