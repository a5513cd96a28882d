"""What officers and the commercial lead are asked."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil.tender.price_model import Formula, PriceFigure, PriceModel
from counterfoil_web.tenders.price_forms import KeyForm, PriceByHandForm, PriceFileForm
from tests.fixtures.tenders import a_plan, bid

BID = bid("a")


def file(name="x.csv"):
    return {"file": SimpleUploadedFile(name, b"1")}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Our price 11m.PDF", "prices.pdf"),
        ("x.csv", "prices.csv"),
        ("11m.exe", "prices"),
        ("11m", "prices"),
    ],
)
def test_a_files_own_name_is_not_kept(name, kept):
    form = PriceFileForm({"came": "with"}, file(name), bid=BID)
    assert form.is_valid()
    assert form.name == kept


def test_it_came_with_the_bid_or_at_another_time():
    form = PriceFileForm({"came": "with"}, file(), bid=BID)
    assert form.is_valid()
    assert form.came_at == BID.received_at
    later = {"day-day": "24", "day-month": "11", "day-year": "2026", "time": "14.30"}
    form = PriceFileForm({"came": "later", **later}, file(), bid=BID)
    assert form.is_valid()
    assert form.came_at == datetime.fromisoformat("2026-11-24 14:30")
    form = PriceFileForm({"came": "later"}, file(), bid=BID)
    assert {"day", "time"} <= set(form.errors)


def test_a_passphrase_is_never_sent_back():
    form = KeyForm({"passphrase": "seven quiet herons", "again": "other"})
    assert not form.is_valid()
    assert "herons" not in str(form["passphrase"])


def test_a_price_by_hand_is_a_total_or_rates():
    form = PriceByHandForm({"total": "£1,200.50"}, plan=a_plan())
    assert form.is_valid()
    assert form.content == b"amount_gbp,currency\r\n1200.50,GBP\r\n"
    model = PriceModel(formula=Formula.LOWEST_OVER_PRICE, figure=PriceFigure.WHOLE_LIFE_EXPECTED)
    form = PriceByHandForm({"sheet": "charge,part"}, plan=a_plan(price=model))
    assert form.is_valid()
    assert form.content == b"charge,part"
    assert not PriceByHandForm({"total": "-1"}, plan=a_plan()).is_valid()
