"""The addresses of marking and moderating do not hide each other."""

from django.urls import resolve, reverse


def test_a_draft_is_no_bid_and_a_workbook_no_criterion():
    for name, args, path in (
        ("mark", ["care", "a"], "marking/care/a/"),
        ("mark-draft", ["care", "a"], "marking/care/a/draft/"),
        ("hand-in", ["care"], "hand-in/care/"),
        ("marking-workbook-out", [], "marking-workbook/marks.xlsx"),
        ("specimen-new", [], "calibration/new/"),
        ("specimen", ["specimen-care"], "calibration/specimen-care/"),
        ("moderation-criterion", ["care"], "moderation/care/"),
        ("moderation-open", ["care"], "moderation-open/care/"),
        ("moderate", ["care", "a"], "moderation/care/a/"),
        ("moderate-draft", ["care", "a"], "moderation/care/a/draft/"),
        ("why", ["care", "a"], "why/care/a/"),
    ):
        address = f"/partnerships/abcd2345/tender/1/{path}"
        assert reverse(f"tenders:{name}", args=["abcd2345", 1, *args]) == address
        assert resolve(address).url_name == name
