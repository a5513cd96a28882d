"""What fields may name."""

from counterfoil_web.tenders.names import names_for
from tests.web.tenders.example import dossier_until


def test_each_field_is_chosen_from_what_the_tender_names():
    dossier = dossier_until("priced")

    assert names_for("bid", dossier) == {"lot": {}}
    assert names_for("answer", dossier)["criterion"]["care"] == "Care of detained people"
    assert names_for("condition_result", dossier)["bid"]["a"] == "Bidder A (a)"
    assert list(names_for("supplier", dossier)["bidder"]) == ["A", "B", "C", "D", "E"]
    assert "insured" in names_for("condition_result", dossier)["condition"]
