"""What is entered."""

from counterfoil_web.registers.entries import Entry


def test_an_entry_says_where_it_comes_from_and_what_it_puts_right():
    entry = Entry("reading", {"value": "2"}, "Report", "Miscounted", "reading-1")
    assert entry.told == {
        "source": "Report",
        "note": "Miscounted",
        "supersedes": "reading-1",
    }
