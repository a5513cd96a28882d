"""What was simulated is read from its file as it was written."""

import json

from counterfoil.contract.rest_of_term import Drivers, rest_of_term
from counterfoil.contract.simulated_year import simulated_year
from counterfoil.quantities.distributions import Uniform
from counterfoil_web.contracts.outlook_json import (
    file_of,
    rest_from,
    rest_values,
    year_from,
    year_values,
)
from tests.web.contracts.conftest import DOCUMENT, figures


def test_a_simulated_year_comes_back_whole():
    found = simulated_year(DOCUMENT, figures(), trials=5)
    assert year_from(json.loads(file_of(year_values(found)))) == found


def test_the_rest_of_a_term_comes_back_whole():
    drivers = Drivers(volume_growth={"detentions": Uniform(low=-0.1, high=0.1)})
    found = rest_of_term(DOCUMENT, figures(), drivers, trials=5)
    assert rest_from(json.loads(file_of(rest_values(found)))) == found
