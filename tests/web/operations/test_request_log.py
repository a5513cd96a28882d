"""Every answer has a number and one line in the log, which tells the pattern of its address."""

from __future__ import annotations

import json
import logging

import pytest
from django.test import Client

from counterfoil_web.operations.json_log import JsonFormatter

REQUESTS = "counterfoil.requests"


@pytest.fixture
def lines(caplog):
    """The lines that requests wrote."""
    caplog.set_level(logging.INFO, logger=REQUESTS)

    def told():
        formatter = JsonFormatter()
        return [
            json.loads(formatter.format(record))
            for record in caplog.records
            if record.name == REQUESTS
        ]

    return told


def test_an_answer_has_one_line_with_its_pattern_status_and_time(lines, db):
    Client().get("/health/live?token=secret")

    (line,) = lines()
    assert (line["method"], line["route"], line["status"]) == ("GET", "health/live", 200)
    assert line["ms"] >= 0
    assert "secret" not in json.dumps(line)


def test_what_stood_in_the_address_is_left_out(lines, client_as, world):
    ref = world.partnership.ref
    client_as("outsider").get(f"/partnerships/{ref}/")

    assert ref not in json.dumps(lines())


def test_a_request_has_a_number_of_ours_not_of_the_visitor(db):
    first, second = (
        Client().get("/health/live", headers={"X-Request-ID": "forged\nline"}) for _ in range(2)
    )

    assert first["X-Request-ID"] != second["X-Request-ID"]
    assert "forged" not in first["X-Request-ID"]


def test_an_address_that_is_not_there_has_no_pattern(lines, db):
    Client().get("/static/none-such.css")
    Client().get("/none-such/")

    assert [line["route"] for line in lines()] == ["static", "none"]
