"""The list of tenders, and one at a glance."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_reader_sees_where_it_stands(tender, client_as, world, page):
    answer = client_as("commissioner").get(page())
    text = answer.content.decode()

    assert answer.status_code == 200
    assert "36 of 36 marks given" in text
    assert "4 prices opened" in text
    assert "folder.zip" not in text  # it holds individual marks
    listed = client_as("commercial_lead").get(f"/partnerships/{world.partnership.ref}/tender/")
    assert "Prices are opened" in listed.content.decode()


def test_an_evaluator_is_led_to_marking_and_told_nothing_else(tender_at, client_as, page):
    tender_at("opened")
    text = client_as("evaluator").get(page()).content.decode()

    assert "marking/" in text
    assert "Where it stands" not in text
    assert "Bidder A" not in text


def test_who_takes_no_part_learns_nothing(tender, client_as, page):
    assert client_as("outsider").get(page()).status_code == 404
    assert client_as("supplier_user").get(page()).status_code == 404
    assert client_as("administrator").get(page()).status_code == 403


def test_before_the_first_tender_the_list_says_what_to_do(client_as, world):
    text = client_as("commercial_lead").get(f"/partnerships/{world.partnership.ref}/tender/")
    assert "No tender is started yet" in text.content.decode()


def test_the_record_is_checked_on_a_page(tender, client_as, page):
    text = client_as("auditor").get(page("check/")).content.decode()

    assert "Nothing is wrong." in text
    assert client_as("evaluator").get(page("check/")).status_code == 403
