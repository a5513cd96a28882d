"""The addresses of records and of bringing them in stand under one contract."""

from counterfoil_web.contracts import urls
from counterfoil_web.contracts.records_urls import urlpatterns

UNDER = "partnerships/<str:ref>/contract-room/<slug:key>/"


def test_every_address_is_of_one_contract_and_reached():
    assert all(str(one.pattern).startswith(UNDER) for one in urlpatterns)
    assert set(urlpatterns) <= set(urls.urlpatterns)


def test_no_name_stands_twice_in_the_room():
    names = [one.name for one in urls.urlpatterns]
    assert len(names) == len(set(names))
