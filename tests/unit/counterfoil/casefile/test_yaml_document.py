from __future__ import annotations

import pytest

from counterfoil.casefile.yaml_document import Fields, Items, Scalar, read_yaml


def refusal(text: str) -> str:
    node, problems = read_yaml(text, "case.yaml")
    assert node is None
    (problem,) = problems
    assert problem.mend
    return f"{problem.where}: {problem.what}"


def test_values_keep_the_text_they_were_typed_in_and_their_line():
    node, problems = read_yaml("a: 2017-04-01\nb: '1.10'\nc: [x, 2017-18]\n", "case.yaml")

    assert problems == ()
    assert isinstance(node, Fields)
    assert node.items["a"][1] == Scalar("2017-04-01", 1, quoted=False)
    assert node.items["b"][1] == Scalar("1.10", 2, quoted=True)
    assert node.items["c"][1] == Items(
        (Scalar("x", 3, quoted=False), Scalar("2017-18", 3, quoted=False)), 3
    )


def test_blank_and_truth_are_known_by_their_marks():
    node, _ = read_yaml("a:\nb: ~\nc: 'null'\nd: true\ne: 'true'\n", "x")
    values = {name: value for name, (_, value) in node.items.items()}

    assert [values[name].is_blank for name in "abc"] == [True, True, False]
    assert [values[name].is_truth for name in "de"] == [True, False]


def test_an_empty_document_is_none():
    assert read_yaml("# nothing\n", "x") == (None, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x [1]\nb: *x\n", "case.yaml, line 1: anchors and aliases (& and *) are not read"),
        ("a: *x\n", "case.yaml, line 1: anchors and aliases (& and *) are not read"),
        ("a: !!int 5\n", "case.yaml, line 1: the tag tag:yaml.org,2002:int is not read"),
        ("a: 1\nb: 2\na: 3\n", "case.yaml, line 3: a stands twice, first in line 1"),
        ("a: 1\n---\nb: 2\n", "case.yaml, line 2: a second document begins here"),
        ("[" * 5000, "case.yaml, line 1: brackets or lists stand too deep within each other"),
        ("? [a]\n: b\n", "case.yaml, line 1: a field's name is not plain text"),
        (
            "a: b: c\n",
            "case.yaml, line 1: it is not YAML: mapping values are not allowed in this context",
        ),
        ("a: 1\nb: '\n", "case.yaml, line 3: it is not YAML: found unexpected end of stream"),
        ("ok: 1\na: \x07\n", "case.yaml, line 2: the character U+0007 is not allowed"),
    ],
)
def test_what_hides_repeats_or_explodes_is_refused(text, expected):
    assert refusal(text) == expected


def test_a_bomb_is_refused_before_it_is_built():
    """Nine layers of ten would be a thousand million strings."""
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    )

    assert "anchors and aliases" in refusal(bomb)
