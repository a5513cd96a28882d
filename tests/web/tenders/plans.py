"""A plan small enough to be reckoned by hand, and bids to it."""

from __future__ import annotations

PLAN = """\
id: cars
title: Fleet of cars
authority: Example force
bids_due: 2027-03-01 12:00
scale:
  anchors:
    - {mark: 0, label: None, meaning: Nothing}
    - {mark: 1, label: Some, meaning: A part}
    - {mark: 2, label: All, meaning: Everything}
criteria:
  - id: quality
    title: Quality
    weight: 60
    criteria:
      - {id: care, title: Care, weight: 75, question: How?, minimum: 1, word_limit: 6}
      - {id: plan, title: Plan, weight: 25, question: When?}
  - {id: price, title: Price, weight: 40, priced: yes}
evaluators:
  - {id: one, role: Fleet manager, marks: [{criterion: quality}]}
  - {id: two, role: Driver, marks: [{criterion: care}]}
  - {id: three, role: Buyer, marks: [{criterion: plan}]}
divergence: {marks_apart: 2}
ties: [{by: quality}, {by: drawing_lots}]
price: {formula: lowest_over_price, estimate_gbp: 1000000}
low_bids: {below_mean_percent: 20}
conditions:
  - {id: insured, title: Insured, evidence: Certificate}
pace: {expected_bids: 3, words_an_answer: 1000, words_a_minute: 200, minutes_to_mark: 15}
"""
"""Care has 0.6 × 75 = 45 points of the hundred, plan 15, price 40."""
