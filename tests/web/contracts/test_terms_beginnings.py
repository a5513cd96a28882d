"""What new terms begin from."""

import pytest

from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.contractfile.templates import TemplateKind
from counterfoil_web.contracts.terms_beginnings import from_own, from_template, is_key


@pytest.mark.parametrize("kind", list(TemplateKind))
def test_each_template_under_a_name_of_its_own_is_sound(kind):
    begun = from_template(kind.value, "", 'Custody: "north" & south')

    document, problems = read_contract_yaml(begun.text)

    assert document is not None
    assert [one for one in problems if one.severity == "error"] == []
    assert (document.id, document.title) == ("custody-north-south", 'Custody: "north" & south')
    assert document.illustrative
    assert begun.text.startswith("#")


def test_a_document_of_ones_own_keeps_its_id_and_title():
    begun = from_own('id: deal-1\ntitle: "The deal"\n', "other", "Other")

    assert (begun.key, begun.title) == ("deal-1", "The deal")


def test_a_document_that_cannot_be_read_takes_what_was_typed():
    begun = from_own("- nothing\n", "", "The deal")

    assert (begun.key, begun.title, begun.text) == ("the-deal", "The deal", "- nothing\n")


@pytest.mark.parametrize(
    ("key", "good"),
    [
        ("deal-1", True),
        ("Deal_1", True),
        ("new", False),
        ("", False),
        ("a b", False),
        ("-deal", False),
        ("d" * 61, False),
    ],
)
def test_a_key_can_stand_in_an_address(key, good):
    assert is_key(key) is good
