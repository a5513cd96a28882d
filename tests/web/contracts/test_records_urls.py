"""The addresses of records and of bringing them in stand under one contract."""

from counterfoil_web.contracts import urls
from counterfoil_web.contracts.records_urls import urlpatterns

ROOM, CALENDAR = urls.urlpatterns


def test_every_address_is_of_one_contract_and_reached():
    assert str(ROOM.pattern) == "partnerships/<str:ref>/contract-room/"
    assert all(str(one.pattern).startswith("<slug:key>/") for one in urlpatterns)
    assert set(urlpatterns) <= set(ROOM.url_patterns)


def test_no_name_stands_twice_in_the_room():
    names = [one.name for one in (*ROOM.url_patterns, CALENDAR)]
    assert len(names) == len(set(names))
