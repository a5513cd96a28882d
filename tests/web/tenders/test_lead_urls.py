"""The addresses of the lead's pages do not hide each other."""

from django.urls import resolve, reverse


def test_opening_is_no_bid_and_a_table_no_record():
    for name, args, path in (
        ("start", [], "tender/start/"),
        ("bids-open", [1], "tender/1/bids/open/"),
        ("bid", [1, "a"], "tender/1/bids/a/"),
        ("bid-file", [1, "a", 7], "tender/1/bids/a/files/7/"),
        ("records-file", [1, "bid", "csv"], "tender/1/records/bid/table.csv"),
        ("records-import", [1, "bid"], "tender/1/records/bid/bring-in/"),
        ("plan-locked-text", [1, 2], "tender/1/plan/locked/2.yaml"),
    ):
        address = f"/partnerships/abcd2345/{path}"
        assert reverse(f"tenders:{name}", args=["abcd2345", *args]) == address
        assert resolve(address).url_name == name
