"""Where a fact was read: a source that cannot be looked up is refused."""

import pytest

from counterfoil.citation import Citation, Confidence
from counterfoil.errors import InvalidValue


def test_a_source_may_lack_its_date():
    assert Citation(title="The Green Book", url="https://www.gov.uk/green-book").date is None


@pytest.mark.parametrize(
    ("title", "url"),
    [("", "https://www.gov.uk"), ("  ", "https://www.gov.uk"), ("A book", ""), ("A book", "a.pdf")],
)
def test_a_source_without_title_or_web_address_is_refused(title, url):
    with pytest.raises(InvalidValue, match="lacks its title or its web address"):
        Citation(title=title, url=url)


def test_a_fact_is_confirmed_or_recalled():
    assert [str(one) for one in Confidence] == ["confirmed", "recalled"]
