"""A record is kept once its form is good; what is wrong stands beside its field."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from counterfoil.errors import BadInput, Problem, Severity
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.procurements.forms import RecordForm
from counterfoil_web.registers.entry_pages import (
    as_it_was,
    entry_title,
    put_right_already,
    recorded,
)
from counterfoil_web.registers.rows import by_whom
from counterfoil_web.registers.words import KindWords

WORDS = KindWords(plural="Participants", one="participant", about="")
ROW = OutcomeRow(kind="participant", key="bidder-f", fields={"supplier": "F"}, source="Portal")
LATE = Problem(what="it joined late", where="x", mend="send it the answers")
SENT = {
    "supplier": "Bidder F",
    "joined_on-day": "20",
    "joined_on-month": "11",
    "joined_on-year": "2026",
    "source": "Portal",
}


def asked(method="post"):
    request = getattr(RequestFactory(), method)("/")
    request._messages = CookieStorage(request)
    return request


def told(request):
    return [(one.level_tag, one.message) for one in get_messages(request)]


def test_what_was_kept_is_told_with_its_warnings():
    request, form = asked(), RecordForm("participant", {}, SENT)
    assert recorded(request, form, lambda: (ROW, [LATE]), WORDS) is ROW
    assert told(request) == [
        ("success", "The participant is recorded as bidder-f."),
        ("warning", "It joined late. Send it the answers."),
    ]


def test_what_is_refused_is_told_at_its_field():
    def keep():
        there = Problem(what="Bidder F is recorded already", where="x", mend="put it right")
        note = Problem(what="it is late", where="x", mend="wait", severity=Severity.WARNING)
        raise BadInput([there, note])

    request, form = asked(), RecordForm("participant", {}, SENT)
    assert recorded(request, form, keep, WORDS, {"recorded already": "supplier"}) is None
    assert form.errors == {"supplier": ["Bidder F is recorded already. Put it right."]}
    assert told(request) == []


@pytest.mark.parametrize(("method", "sent"), [("get", None), ("post", {**SENT, "supplier": ""})])
def test_nothing_is_kept_before_the_form_is_good(method, sent):
    def keep():
        raise AssertionError

    form = RecordForm("participant", {}, sent)
    assert recorded(asked(method), form, keep, WORDS) is None


def test_the_page_is_called_by_what_it_does():
    assert entry_title(WORDS, None) == "Add a participant"
    assert entry_title(WORDS, ROW) == "Put right bidder-f"
    assert as_it_was(ROW) == {"supplier": "F", "source": "Portal"}


@pytest.mark.django_db
def test_what_was_put_right_already_is_told_with_what_did_so(seen):
    for key, supersedes in (("first", ""), ("second", "first")):
        values = {"kind": "claim", "key": key, "fields": {}, "supersedes": supersedes}
        OutcomeRow.objects.create(**values, **by_whom(seen))
    rows, request = OutcomeRow.objects.filter(partnership=seen.partnership), asked("get")

    assert put_right_already(request, rows, "second") == ""
    assert put_right_already(request, rows, "first") == "second"
    assert told(request) == [("info", "first was put right already, by second.")]


@pytest.mark.django_db
def test_what_was_typed_for_a_record_put_right_meanwhile_is_told_word_for_word(seen):
    for key, supersedes in (("first", ""), ("second", "first")):
        values = {"kind": "claim", "key": key, "fields": {}, "supersedes": supersedes}
        OutcomeRow.objects.create(**values, **by_whom(seen))
    rows = OutcomeRow.objects.filter(partnership=seen.partnership)
    request = asked("post")
    request.POST = {
        "csrfmiddlewaretoken": "secret",
        "amount_gbp": "1,400,001",
        "note": "Counted again, June’s too",
        "post": " ",
    }

    assert put_right_already(request, rows, "first") == "second"
    assert told(request)[1] == (
        "warning",
        "What you entered is not recorded. It was: amount gbp: 1,400,001; "
        "note: Counted again, June’s too.",
    )
