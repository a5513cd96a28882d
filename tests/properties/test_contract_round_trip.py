"""Contracts with awkward text and numbers are read back from their file as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counterfoil.contract.charges import FixedCharge, RateCardCharge, UnitCharge
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.measures import Deductions, Direction, Measure
from counterfoil.contract.term import PartMonths, Term
from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with

NUMBERS = st.fractions(min_value=-(10**12), max_value=10**12)
SHARES = st.fractions(min_value=0, max_value=1)
AWKWARD = st.sampled_from(
    ["no", "null", "~", "1e3", "012", "2026-04", "07:30", "# x", "a: b", "- a", "=1+1", "%", "Môn"]
)
TEXTS = AWKWARD | st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n"), max_size=30
)
NAMES = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)
TERM = Term(date(2026, 4, 15), date(2030, 4, 14))
DAYS = st.none() | st.dates(TERM.start, TERM.end)
FILLED = TEXTS.filter(bool)


def charges(name):
    common = {"id": st.just(name), "title": FILLED, "clause": FILLED, "note": TEXTS}
    return st.one_of(
        st.builds(
            FixedCharge,
            **common,
            starts=DAYS,
            vat=st.booleans(),
            yearly_gbp=NUMBERS,
            part_months=st.sampled_from(PartMonths),
        ),
        st.builds(UnitCharge, **common, volume=FILLED, unit=FILLED, rate_gbp=NUMBERS),
        st.builds(
            RateCardCharge,
            **common,
            day_rates_gbp=st.dictionaries(NAMES | AWKWARD, NUMBERS, max_size=3).map(
                lambda rates: tuple(rates.items())
            ),
            cap_gbp=st.none() | NUMBERS,
        ),
    )


INDEXATIONS = st.builds(
    Indexation,
    id=st.just("prices"),
    title=TEXTS,
    clause=TEXTS,
    series=TEXTS,
    base=st.just(Month(2026, 1)),
    first_review=st.just(Month(2027, 4)),
    lag_months=st.integers(0, 12),
    share=SHARES,
    cap=st.none() | st.fractions(min_value=1, max_value=3),
    floor=st.none() | SHARES,
    compounding=st.booleans(),
    decimals=st.none() | st.integers(0, 9),
)
MEASURES = st.builds(
    Measure,
    id=st.just("measure"),
    title=TEXTS,
    clause=TEXTS,
    direction=st.sampled_from(Direction),
    target=NUMBERS,
    counts=TEXTS,
    of=TEXTS,
    ratio=st.booleans(),
    tolerance=NUMBERS,
    critical=st.none() | NUMBERS,
    note=TEXTS,
)


@given(first=charges("a"), second=charges("b"), prices=INDEXATIONS, judged=MEASURES, text=TEXTS)
def test_a_contract_is_read_back_as_it_was(first, second, prices, judged, text):
    contract = contract_with(
        first,
        replace(second, indexation="prices"),
        term=TERM,
        indexations=(prices,),
        measures=(judged,),
        deductions=Deductions(clause=text),
    )
    contract = replace(contract, title=text, illustrative=text)

    found, problems = read_contract_yaml(write_contract_yaml(contract))

    assert [one for one in problems if one.severity == "error"] == []
    assert found == contract
