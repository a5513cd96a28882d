"""The next case begun from the answer is a draft like any other."""

from __future__ import annotations

import pytest

from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.appraisals.store import draft_case
from counterfoil_web.outcomes.next_drafts import begin, why_not_begun
from counterfoil_web.records.models import Event
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


def test_the_draft_is_the_case_behind_the_answer(opened_by):
    with opened_by("commercial_lead") as one:
        assert why_not_begun(one.seen, one.outcomes) == ""
        draft = begin(one.seen, one.outcomes)
        read = draft_case(draft)
        assert read.case is not None
        assert read.case.id == "cleveland-custody-2017-next"
        routes = [option.id for option in told.answer().what_next.case.options]
        assert [option.id for option in read.case.options] == routes
        assert draft.based_on == one.outcomes.plan.version
        assert Event.objects.latest("number").kind == "next-case-begun"
        assert "open already" in why_not_begun(one.seen, one.outcomes)
        with pytest.raises(InvalidValue, match="open already"):
            begin(one.seen, one.outcomes)


def test_who_does_not_write_the_case_begins_none(opened_by):
    with opened_by("contract_manager") as one, pytest.raises(Refused):
        begin(one.seen, one.outcomes)
