"""The form for how something stands now."""

from __future__ import annotations

from datetime import date

from counterfoil.errors import BadInput, InvalidValue, Problem
from counterfoil.outcomes.handback import HandbackItem, HandbackKind, HandbackStatus
from counterfoil_web.outcomes.handback_forms import MoveForm, add_faults

ITEM = HandbackItem(
    id="cars",
    entered_on=date(2026, 4, 1),
    what=HandbackKind.ASSET,
    title="Cars",
    status=HandbackStatus.LISTED,
    owner="fleet manager",
    needed_by=date(2027, 3, 1),
)
SENT = {"status": "agreed", "owner": "fleet manager", "source": "A letter", "note": "As agreed"}


def test_it_begins_with_what_stands_and_says_what_changes():
    assert MoveForm(item=ITEM)["status"].value() == "listed"
    form = MoveForm(SENT, item=ITEM)
    assert form.is_valid()
    assert form.move.texts == {
        "status": "agreed",
        "owner": "fleet manager",
        "needed_by": "",
        "evidence": "",
    }
    assert (form.move.source, form.move.note) == ("A letter", "As agreed")


def test_every_fault_of_what_could_not_be_kept_is_said():
    form = MoveForm(SENT, item=ITEM)
    form.is_valid()
    one = Problem(what="it is put right twice", where="x", mend="look again")
    add_faults(form, BadInput([one, one]))
    add_faults(form, InvalidValue(what="no", where="x", mend="yes"))
    said = form.non_field_errors()
    assert list(said) == ["It is put right twice: look again."] * 2 + ["No: yes."]
