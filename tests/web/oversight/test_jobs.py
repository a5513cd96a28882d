from __future__ import annotations

import pytest

from counterfoil_web.records.jobs import start
from counterfoil_web.records.models import Event, Job, LogCheck

pytestmark = pytest.mark.django_db


def test_verifying_is_logged_as_who_asked_for_it(acting, events):
    start(acting("auditor"), "log-verify", {}, "Verifying the log")

    job = Job.objects.get()
    assert (job.status, job.fault) == ("done", "")
    assert LogCheck.objects.get().by.email == "auditor@force.example"
    assert Event.objects.get(kind="log-verified").actor.email == "auditor@force.example"
