from __future__ import annotations

import pytest

from counterfoil.citation import Confidence
from counterfoil.parameters.forces import UnknownForce, force, forces


def test_there_are_43_territorial_forces_and_five_others():
    kinds = [one.kind for one in forces()]

    assert kinds.count("territorial") == 43
    assert len(kinds) == 48


@pytest.mark.parametrize("name", ["Cleveland", "cleveland police", " CLEVELAND "])
def test_a_force_is_found_by_any_of_its_names(name):
    assert force(name).slug == "cleveland"


def test_figures_carry_their_source_and_confidence():
    cleveland = force("Cleveland")

    assert cleveland.population == 588_369
    assert cleveland.officers_fte_2019_09 == 1225.89
    assert cleveland.sources["population"].confidence is Confidence.CONFIRMED
    assert cleveland.sources["policing_body"].confidence is Confidence.RECALLED
    assert "ONS" in cleveland.sources["population"].title


def test_what_is_not_known_is_none():
    assert force("Lincolnshire").officers_fte_latest is None
    assert "officers_fte_latest" not in force("Lincolnshire").sources


def test_an_unknown_force_is_told_with_the_nearest():
    with pytest.raises(UnknownForce, match="name Lincolnshire"):
        force("Lincoln")
