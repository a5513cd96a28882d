"""A draft as it reads: each problem with the line and what stands in it."""

from dataclasses import replace
from fractions import Fraction

from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil_web.contracts.terms_reading import read_terms
from tests.web.contracts.conftest import DOCUMENT, KEY

TEXT = write_contract_yaml(DOCUMENT)


def test_sound_terms_say_which_versions_they_add():
    reading = read_terms(TEXT, KEY, "")

    assert reading.is_sound
    assert reading.adds == (1,)
    assert reading.troubles == ()


def test_a_problem_names_its_line_and_what_stands_there():
    wrong = TEXT.replace("kind: fixed", "kind: fixe")
    line = wrong.splitlines().index("      - id: service") + 1

    reading = read_terms(wrong, KEY, "")

    assert reading.document is None
    assert not reading.is_sound
    first = reading.errors[0]
    assert line <= first.line <= line + 3
    assert first.says == wrong.splitlines()[first.line - 1].strip()
    assert first.summary.startswith(f"Line {first.line}: ")
    assert first.mend


def test_an_id_of_another_contract_is_refused_in_its_line():
    reading = read_terms(TEXT, "another", "")

    assert [(one.line, one.mend) for one in reading.errors] == [(1, "write id: another")]


def test_a_version_agreed_before_that_changed_names_the_field():
    first = DOCUMENT.versions[0]
    changed = replace(DOCUMENT, versions=(replace(first, vat_rate=Fraction(0)),))

    reading = read_terms(write_contract_yaml(changed), KEY, TEXT)

    assert not reading.is_sound
    assert [one.summary for one in reading.errors] == [
        "Version 1: vat_rate was agreed as 0.2, and is now 0"
    ]
    assert reading.adds == ()
