from __future__ import annotations

import pytest
from django.core.cache import cache

from counterfoil_web.records.kinds import kind_choices, kind_words
from counterfoil_web.records.log import write


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("partnership-created", "Partnership created"),
        ("export", "Copy taken out"),
        ("signed-in", "Signed in"),
    ],
)
def test_a_kind_reads_as_words(kind, words):
    assert kind_words(kind) == words


@pytest.mark.django_db
def test_the_choices_are_what_the_log_holds_in_the_order_of_words(django_assert_num_queries):
    for kind in ("signed-in", "export", "signed-in"):
        write(None, kind, record="a")

    assert kind_choices() == [("export", "Copy taken out"), ("signed-in", "Signed in")]
    with django_assert_num_queries(0):
        kind_choices()
