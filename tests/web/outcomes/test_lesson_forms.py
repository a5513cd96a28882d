"""The form for who may read a lesson."""

from counterfoil.outcomes.lessons import SharingGrain
from counterfoil_web.outcomes.lesson_forms import ShareForm


def test_it_offers_every_grain_and_needs_a_reason():
    assert [value for value, _ in ShareForm().fields["sharing"].choices] == list(SharingGrain)
    form = ShareForm({"sharing": "named", "why": "Others buy the same."})
    assert form.is_valid()
    assert form.grain is SharingGrain.NAMED
    assert ShareForm({"sharing": "named"}).errors == {"why": ["Enter why"]}
