"""Which terms are tried, and on whose figures."""

from counterfoil_web.contracts.models import AgreedTerms, Contract, TermsDraft
from counterfoil_web.contracts.negotiation_forms import TryForm
from counterfoil_web.contracts.negotiation_store import Choice

ONE, OTHER = Contract(key="one", title="One"), Contract(key="other", title="Other")
CHOICE = Choice(ONE, AgreedTerms(), TermsDraft(), (ONE, OTHER))


def test_what_there_is_may_be_chosen():
    form = TryForm({"terms": "draft", "figures": "other"}, choice=CHOICE)
    assert form.is_valid()
    assert form.fields["figures"].choices == [("one", "One"), ("other", "Other")]


def test_what_there_is_not_is_refused():
    form = TryForm({"terms": "draft", "figures": "x"}, choice=Choice(ONE, AgreedTerms(), None, ()))
    assert form.errors["terms"] == ["Choose the terms from the list"]
    assert form.errors["figures"] == ["Choose a contract of the partnership from the list"]
