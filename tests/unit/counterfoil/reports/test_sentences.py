"""What the hand-made answer says, sentence by sentence; the sentences are written by hand."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.appraisal.business_case import Commitment
from counterfoil.reports import sentences
from tests.fixtures.hand_made_answer import AFFORDABILITY, APPRAISAL, CHANCES

WITHOUT_CHANCE = replace(
    APPRAISAL, chances=None, variance_shares=(), tornado=(), switching_values=()
)


def test_the_range_stands_before_the_central_figure():
    assert sentences.answer_sentence(APPRAISAL) == (
        "Custody partner is worth between £30,000 and £1.1 million in 80% of trials; central "
        "£588,262, against carrying on as now. It is the best option in 88% of trials and worse "
        "than carrying on as now in 8% of trials."
    )


def test_without_chance_the_sentence_says_that_surety_is_not_known():
    words = sentences.answer_sentence(WITHOUT_CHANCE)

    assert "£588,262" in words
    assert "how sure it is cannot be said" in words


def test_without_uncertain_figures_the_sentence_says_that_surety_is_not_known():
    certain = replace(APPRAISAL, chances=replace(APPRAISAL.chances, uncertain_inputs=0))

    assert "no figure of the case is uncertain" in sentences.answer_sentence(certain)
    assert "80% of trials" not in sentences.answer_sentence(certain)


def test_when_nothing_beats_carrying_on_the_sentence_says_so():
    answer = replace(APPRAISAL, preferred="now", runner_up="partner")

    assert sentences.answer_sentence(answer).startswith(
        "Carrying on as now is best by the central figure. The next, Custody partner, is worth "
        "between £30,000 and £1.1 million"
    )
    assert sentences.risk_sentence(answer) == ""


def test_the_runner_up_is_named_with_its_distance():
    # 588,262 − 90,082 = 498,180
    words = "Next by the central figure is Improve in house, £498,180 behind."
    assert sentences.runner_up_sentence(APPRAISAL) == words


def test_an_option_that_wins_more_trials_than_the_preferred_one_is_named():
    now, in_house, partner = CHANCES.options
    chances = replace(
        CHANCES,
        options=(now, replace(in_house, chance_best=0.6), replace(partner, chance_best=0.38)),
    )

    words = sentences.runner_up_sentence(replace(APPRAISAL, chances=chances))

    assert words.endswith("behind; Improve in house is best in more trials, 60%.")


def test_the_guarantee_that_is_missed_is_told():
    assert sentences.risk_sentence(APPRAISAL) == (
        "In the worst tenth of trials it averages −£110,000; the cash saving falls below the "
        "guaranteed one in 15% of trials."
    )


def test_a_guarantee_without_a_total_is_told_apart_from_none():
    now, in_house, partner = CHANCES.options
    chances = replace(CHANCES, options=(now, in_house, replace(partner, chance_floor_missed=None)))
    option = APPRAISAL.options[2]
    benefits = dict(option.benefits_by_commitment)
    benefits[Commitment.GUARANTEED] = benefits[Commitment.AT_RISK]
    guaranteed = replace(option, benefits_by_commitment=benefits)

    none = replace(APPRAISAL, chances=chances)
    some = replace(none, options=(*APPRAISAL.options[:2], guaranteed))

    assert sentences.risk_sentence(none).endswith("No saving is guaranteed.")
    assert sentences.risk_sentence(some).endswith(
        "Benefits of £228,098 are called guaranteed, but no guaranteed saving over the term is "
        "stated to hold the trials against."
    )


def test_an_input_is_told_with_its_option():
    assert sentences.switching_sentence(APPRAISAL) == (
        "The nearest: were Charge (Custody partner) to go from £90 per detention to £103.10 per "
        "detention, +15%, Improve in house would draw level."
    )
    assert sentences.tornado_sentence(APPRAISAL).startswith("Detentions moves the answer most")


def test_no_switching_value_is_said_plainly():
    none = tuple(replace(one, value=None) for one in APPRAISAL.switching_values)

    words = sentences.switching_sentence(replace(APPRAISAL, switching_values=none))

    assert words.startswith("None in range: none of 2 inputs alone")


def test_affordability_names_the_first_and_the_least_good_year():
    purse = AFFORDABILITY[0]
    in_house = replace(APPRAISAL, preferred="in-house")

    assert sentences.affordability_sentence(in_house, purse) == (
        "Against carrying on as now, in cash, Improve in house costs £50,000 more in the first "
        "year, its least good; it is over the budget by £50,000 in 2026-27."
    )
    no_budget = replace(
        purse, options=tuple(replace(one, headroom_gbp=None) for one in purse.options)
    )
    assert sentences.affordability_sentence(APPRAISAL, no_budget).endswith(
        "No budget is stated to hold it against."
    )


def test_the_best_on_objectives_is_told_when_it_is_not_the_preferred_one():
    assert sentences.objectives_sentence(APPRAISAL).startswith(
        "Improve in house meets the objectives best, 3.8 of 5; Custody partner, preferred on "
        "money, scores 2.9."
    )
    assert sentences.objectives_sentence(replace(APPRAISAL, objectives=None)) == (
        "No objective was scored."
    )


def test_a_reference_class_says_how_many_cases_and_of_what_kind():
    note = APPRAISAL.reference_classes[0]
    empty = replace(note, kind="consultancy", count=0, cases=(), ratios=())
    answer = replace(APPRAISAL, reference_classes=(note, replace(note, kind="any"), empty))

    assert sentences.reference_sentence(note) == (
        "In 3 real cases of custody, the ratio of reported to promised saving ran from 0.40 to "
        "1.10."
    )
    assert sentences.reference_notes(answer) == (note,)
    assert sentences.empty_references_sentence(answer).startswith("No consultancy case")
