"""The addresses of the two rooms."""

from django.urls import resolve, reverse


def test_files_and_causes_do_not_hide_each_other():
    for name, args, path in (
        ("bridge-cause", ["volume"], "outcomes-room/bridge/volume/"),
        ("bridge-file", ["csv"], "outcomes-room/bridge/bridge.csv"),
        ("bridge-chart", ["wide"], "outcomes-room/bridge/chart-wide.svg"),
        ("hand-back-file", ["csv"], "future-room/hand-back/items.csv"),
        ("hand-back-status", ["cars"], "future-room/hand-back/cars/"),
        ("lesson-review", ["early"], "future-room/lessons/early/review/"),
    ):
        address = f"/partnerships/abc/{path}"
        assert reverse(f"outcomes:{name}", args=["abc", *args]) == address
        assert resolve(address).url_name == name
