"""Promise, record, reckoning in words."""

from __future__ import annotations

from counterfoil_web.partnerships.progress import Spine, SpineNote
from counterfoil_web.partnerships.spine import steps_of


def test_each_step_has_what_was_said_of_it():
    note = SpineNote(part=Spine.PROMISE, text="Version 1 is approved")
    promise, record, reckoning = steps_of([note])

    assert (promise.name, promise.notes, promise.state) == ("Promise", (note,), "Begun")
    assert (record.name, record.state) == ("Record", "Not begun")
    assert reckoning.nothing.startswith("There is nothing to reckon up")
