from __future__ import annotations

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.quantities.distribution_text import (
    read_distribution,
    write_distribution,
    write_number,
)
from counterfoil.quantities.distributions import (
    Discrete,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)

WRITTEN = [
    ("fixed(value=3)", Fixed(value=3.0)),
    ("uniform(low=-1, high=2.5)", Uniform(low=-1.0, high=2.5)),
    ("triangular(low=0.9, mode=1, high=1.2)", Triangular(low=0.9, mode=1.0, high=1.2)),
    ("pert(low=0, mode=1, high=4)", Pert(low=0.0, mode=1.0, high=4.0)),
    ("normal(mean=1000000, sd=100000)", Normal(mean_value=1e6, sd=1e5)),
    ("lognormal(log_mean=0.1, log_sd=0.3)", Lognormal(log_mean=0.1, log_sd=0.3)),
    ("discrete(0: 0.7, 250000: 0.3)", Discrete(values=(0.0, 250_000.0), chances=(0.7, 0.3))),
    ("empirical(0.8, 0.95, 1.1)", Empirical(values=(0.8, 0.95, 1.1))),
]


@pytest.mark.parametrize(("text", "distribution"), WRITTEN)
def test_each_kind_is_read_and_written(text, distribution):
    assert read_distribution(text) == distribution
    assert write_distribution(distribution) == text


@pytest.mark.parametrize(
    "text",
    [
        "  triangular ( 0.9 , mode = 1,high=1.2 ) ",
        "triangular(high=1.2, low=0.9, mode=1e0)",
        "triangular(0.9, 1, 1.2)",
    ],
)
def test_blanks_order_and_names_are_free(text):
    assert read_distribution(text) == Triangular(low=0.9, mode=1.0, high=1.2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not of the form"),
        ("about a million", "not of the form"),
        ("gamma(1, 2)", "no distribution is called gamma"),
        ("uniform(low=1)", "high is missing"),
        ("uniform()", "low and high is missing"),
        ("uniform(low=1, low=2)", "stands twice"),
        ("uniform(low=1, hihg=2)", "hihg is not one of its parameters"),
        ("uniform(1, 2, 3)", "not one of its parameters"),
        ("uniform(low=1, high=two)", "'two' is not a number"),
        ("uniform(low=£1, high=2)", "'£1' is not a number"),
        ("uniform(low=3, high=2)", "low 3 exceeds high 2"),
        ("normal(mean=nan, sd=1)", "not a finite number"),
        ("normal(mean=1e999, sd=1)", "not a finite number"),
        ("discrete(0, 1)", "has no chance"),
        ("discrete()", "do not pair"),
        ("discrete(0: 0.5, 1: 0.6)", "add up to 1.1"),
        ("empirical(1)", "fewer than two"),
        ("__import__('os').system('true')", "no distribution is called"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(text, says):
    with pytest.raises(InvalidValue) as caught:
        read_distribution(text)
    assert says in caught.value.what
    assert caught.value.mend


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.0, "0"), (20_000.0, "20000"), (-5.0, "-5"), (0.1, "0.1"), (1e16, "1e+16"), (1e-7, "1e-07")],
)
def test_a_number_is_written_as_short_as_reads_back_the_same(number, text):
    assert write_number(number) == text
    assert float(text) == number
