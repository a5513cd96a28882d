"""The benchmarks of pages count, rank and tell rightly; the measuring itself is not a test."""

from __future__ import annotations

import pytest
from django.urls import URLResolver, get_resolver

from benchmarks.page_asked import Page
from benchmarks.room_pages import ROOMS_LEFT_OUT, is_file
from benchmarks.sourcing_pages import SOURCING_LEFT_OUT
from benchmarks.web_installation import NATIONAL
from benchmarks.web_pages import (
    LEFT_OUT,
    PAGES,
    Measured,
    pages_table,
    percentile,
)
from benchmarks.web_people import Told, people_table


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 10.0), (0.95, 19.0), (0.99, 20.0), (1.0, 20.0)]
)
def test_nearest_rank_of_twenty_times(share, expected):
    assert percentile([float(number) for number in range(20, 0, -1)], share) == expected


def measured(median, p95, queries=3, status=200):
    seconds = [median] * 18 + [p95] * 2
    return Measured(Page("partnerships:home", "commercial-lead"), "/", status, queries, seconds)


@pytest.mark.parametrize(
    ("one", "meets"),
    [
        (measured(0.025, 0.040, 12), True),
        (measured(0.026, 0.030), False),
        (measured(0.010, 0.041), False),
        (measured(0.010, 0.020, queries=13), False),
        (measured(0.010, 0.020, status=500), False),
    ],
)
def test_a_page_meets_the_goal_or_not(one, meets):
    assert one.meets_the_goal is meets


def test_the_table_sets_pages_beside_an_empty_one():
    told = pages_table([0.001] * 20, [measured(0.010, 0.020)])

    assert "| an empty Django page |  | 1.0 ms | 1.0 ms | 1.0 | 0 |" in told
    assert "| `partnerships:home` | commercial-lead | 10.0 ms | 20.0 ms | 10.0 | 3 |" in told
    assert told.endswith("1 of 1 pages meet the goal.")


def test_errors_of_people_are_counted_and_the_first_is_shown():
    told = people_table(
        [Told(reads=[0.1], saves=[0.2]), Told(reads=[0.1], saves=[0.2], errors=["500 at /"])], 2.0
    )

    assert "| pages read | 2 | 100 ms | 100 ms | 100 ms | 1 |" in told
    assert told.endswith("2 people at once: 1 errors, the first: 500 at /.")


def test_the_size_is_the_national_one():
    assert (NATIONAL.organisations, NATIONAL.partnerships, NATIONAL.versions) == (48, 40, 5)


def test_every_page_is_measured_or_left_out_for_a_reason():
    there = {name for name in _names() if not is_file(name)}
    measured_names = {page.name for page in PAGES}
    left_out = {
        name
        for reasons in (LEFT_OUT, ROOMS_LEFT_OUT, SOURCING_LEFT_OUT)
        for names in reasons.values()
        for name in names
    }

    assert sorted(there - measured_names - left_out) == []
    assert sorted((measured_names | left_out) - there) == []
    assert sorted(measured_names & left_out) == []


def _names(resolver=None, namespace=""):
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from _names(one, one.namespace or namespace)
        elif namespace:
            yield f"{namespace}:{one.name}"
