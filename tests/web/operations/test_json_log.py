"""A line of the log tells what happened, and nothing about a person."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from counterfoil_web.operations.json_log import JsonFormatter, request_id

SECRET = "chief-officer@force.example"


def line_of(name="counterfoil.requests", message="answered", args=(), exc_info=None, **extra):
    record = logging.LogRecord(name, logging.INFO, "x.py", 1, message, args, exc_info)
    record.__dict__.update(extra)
    return json.loads(JsonFormatter().format(record))


def raised():
    try:
        raise ValueError(f"no such person: {SECRET}")
    except ValueError:
        return sys.exc_info()


def test_a_line_is_one_object_with_time_level_and_event():
    line = line_of(route="partnerships/<ref>/", status=200, ms=4.2)

    assert line["time"].endswith("+00:00")
    assert (line["level"], line["from"], line["event"]) == (
        "info",
        "counterfoil.requests",
        "answered",
    )
    assert (line["route"], line["status"], line["ms"]) == ("partnerships/<ref>/", 200, 4.2)


def test_a_line_break_cannot_forge_a_second_line():
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "one\n{}", (), None)

    assert "\n" not in JsonFormatter().format(record)


def test_the_number_of_the_request_is_on_every_line_within_it():
    token = request_id.set("abc123")
    try:
        assert line_of()["request"] == "abc123"
    finally:
        request_id.reset(token)
    assert "request" not in line_of()


def test_what_was_put_into_a_message_is_left_out():
    assert SECRET not in json.dumps(line_of("allauth", "signed in: %s", (SECRET,)))


@pytest.mark.parametrize("name", ["django.request", "django.security.csrf", "django.server"])
def test_messages_that_quote_an_address_are_left_out(name):
    line = line_of(name, "Not Found: /join/a-token/", status_code=404)

    assert "token" not in json.dumps(line)


def test_of_an_exception_its_class_and_places_stay_and_its_words_go():
    line = line_of(exc_info=raised())

    assert line["exception"] == "ValueError"
    assert line["where"][-1].endswith("raised")
    assert SECRET not in json.dumps(line)


def test_only_known_fields_are_told():
    assert "email" not in line_of(email=SECRET)


def test_a_message_that_is_no_text_is_told_by_its_class():
    assert line_of(message=ValueError(SECRET))["event"] == "ValueError"
