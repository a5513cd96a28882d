"""The forms of the plan."""

from counterfoil_web.tenders.plan_forms import LockForm, PlanForm, StartForm, TryForm


def test_a_plan_locked_before_asks_what_changed():
    first = LockForm({"revision": "1", "sure": "on"}, again=False)
    again = LockForm({"revision": "1", "sure": "on"}, again=True)

    assert first.is_valid()
    assert not again.is_valid()
    assert again.errors == {"reason": ["Say what changed, and why"]}


def test_what_a_plan_begins_as_is_chosen():
    form = StartForm({"title": "Cars", "like": "4"}, others=[("3", "That of vans")])

    assert not form.is_valid()
    assert form.errors == {"like": ["Choose one of those listed"]}
    assert StartForm({"title": "Cars", "like": "3"}, others=[("3", "That of vans")]).is_valid()


def test_a_text_too_long_is_refused():
    for form in (
        PlanForm({"revision": 0, "text": "x" * 200_001}),
        TryForm({"bids": "y" * 200_001}),
    ):
        assert not form.is_valid()
        assert "200,000 bytes" in str(form.errors)
