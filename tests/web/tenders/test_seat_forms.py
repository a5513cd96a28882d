"""The forms of parts."""

from counterfoil_web.tenders.seat_forms import AppointForm, EndSeatForm

_LISTED = {"people": [("1", "Somebody")], "evaluators": [("driver", "Driver")]}


def test_an_evaluator_is_one_of_the_plans():
    form = AppointForm({"seat": "evaluator", "holder": "1"}, **_LISTED)
    assert not form.is_valid()
    assert form.errors == {"evaluator_id": ["Choose which evaluator of the plan they are"]}
    assert AppointForm({"seat": "moderator", "holder": "1"}, **_LISTED).is_valid()
    wrong = AppointForm({"seat": "evaluator", "holder": "9", "evaluator_id": "x"}, **_LISTED)
    assert not wrong.is_valid()
    assert set(wrong.errors) == {"holder", "evaluator_id"}


def test_a_part_ends_for_a_reason():
    assert EndSeatForm({"reason": " "}).errors == {"reason": ["Say why it ends"]}
