"""A job in words: where it stands, how far it is, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterfoil_web.records.models import Job

Status = Job.Status

_STANDS = {
    Status.WAITING: ("Waiting", "govuk-tag--grey"),
    Status.RUNNING: ("Running", "govuk-tag--blue"),
    Status.DONE: ("Done", "govuk-tag--green"),
    Status.FAILED: ("Failed", "govuk-tag--red"),
    Status.CANCELLED: ("Stopped", "govuk-tag--yellow"),
}


@dataclass(frozen=True)
class ShownJob:
    """What pages show of a job. `mine`: whether its buttons are for the one who looks."""

    row: Job
    mine: bool

    @property
    def status(self) -> str:
        return _STANDS[Status(self.row.status)][0]

    @property
    def tag(self) -> str:
        """The colour of the status as a class of its tag."""
        return _STANDS[Status(self.row.status)][1]

    @property
    def is_over(self) -> bool:
        return self.row.status not in (Status.WAITING, Status.RUNNING)

    @property
    def can_be_stopped(self) -> bool:
        return self.mine and not self.is_over and not self.row.cancel_requested

    @property
    def can_be_run_again(self) -> bool:
        return self.mine and self.row.status in (Status.FAILED, Status.CANCELLED)

    @property
    def has_file(self) -> bool:
        return bool(self.row.result_path) and self.row.status == Status.DONE

    @property
    def leads_on(self) -> bool:
        """Whether all that the job made is a page, to which who waits is brought."""
        done = self.row.status == Status.DONE
        return done and bool(self.row.result_address) and not self.has_file

    @property
    def percent(self) -> int | None:
        """How far it is of 100; None when it has not said."""
        if not self.row.total:
            return None
        return min(100, round(100 * self.row.done / self.row.total))

    @property
    def sentence(self) -> str:
        """What is happening now, or how it ended."""
        return {
            Status.WAITING: "It waits for its turn and starts by itself.",
            Status.RUNNING: self.row.message or "It has started.",
            Status.DONE: "It is done.",
            Status.FAILED: self.row.fault or "It failed.",
            Status.CANCELLED: "It was stopped before the end. Nothing of it was kept.",
        }[Status(self.row.status)]

    @property
    def stopping(self) -> bool:
        """Whether somebody asked it to stop and it has not yet."""
        return bool(self.row.cancel_requested) and not self.is_over

    @property
    def last_moment(self) -> datetime:
        """When it ended, or began, or was asked for: the latest of them."""
        moment: datetime = self.row.finished_at or self.row.started_at or self.row.made_at
        return moment
