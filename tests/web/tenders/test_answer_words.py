"""An answer as an evaluator reads it: to the word limit, and what is beyond it apart."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from counterfoil.tender.bids import Answer
from counterfoil.tender.plan import BeyondLimit, Criterion
from counterfoil_web.tenders.answer_words import answer_read, answers_by_name
from tests.fixtures.tenders import DAY, a_dossier

CARE = Criterion(id="care", title="Care", weight=Fraction(100), word_limit=3)


def said(text: str = "", **more) -> Answer:
    return Answer(id="t", entered_on=DAY, bid="a", criterion="care", text=text, **more)


def test_words_beyond_the_limit_stand_apart():
    """Five words, a limit of three: two are over, and the first three are read."""
    read = answer_read(said("one two\nthree four five"), CARE)

    assert (read.text, read.beyond) == ("one two\nthree", "four five")
    assert (read.words, read.over, read.asks) == (5, 2, False)
    assert answer_read(said("one two three"), CARE).beyond == ""


def test_where_the_plan_asks_the_bidder_all_is_shown():
    asks = replace(CARE, beyond_limit=BeyondLimit.ASK)
    read = answer_read(said("one two three four"), asks)

    assert (read.text, read.beyond, read.asks) == ("one two three four", "", True)


def test_an_answer_in_a_document_and_none_at_all():
    read = answer_read(said(document="method.docx, part 2", words=900), CARE)
    assert (read.is_there, read.words, read.over) == (True, 900, 897)
    assert not answer_read(None, CARE).is_there
    given = said("x")
    assert answers_by_name(a_dossier(given)) == {("a", "care"): given}
