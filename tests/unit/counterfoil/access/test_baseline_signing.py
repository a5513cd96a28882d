from __future__ import annotations

from counterfoil.access.baseline_signing import signer_is_not_author


def test_who_typed_the_figures_does_not_sign_them():
    refusal = signer_is_not_author(signer=4, authors=["4", 5])

    assert refusal is not None
    assert refusal.rule == "baseline-signer-is-not-its-author"


def test_another_officer_signs_them():
    assert signer_is_not_author(signer=4, authors=[5, 6]) is None
    assert signer_is_not_author(signer=4, authors=[]) is None
