"""A statement as a PDF."""

from counterfoil.reports.statement_print import statement_page, statement_pdf
from tests.fixtures.statement_papers import paper


def test_it_is_a_pdf():
    assert statement_pdf(paper()).startswith(b"%PDF-")


def test_the_page_has_every_line_and_sum():
    page = statement_page(paper())
    for told in ("1,000 × £85.00 = £85,000.00", "£217,200.00", "custody.xlsx, row 4"):
        assert told in page


def test_words_are_text_and_never_markup_nor_style():
    marking = 'OFFICIAL"; } </style><script>'
    page = statement_page(paper(contract="<b>A & B</b>", marking=marking))
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in page
    assert "<script>" not in page
    assert page.count("</style>") == 1


def test_what_is_missing_and_lost_is_told():
    page = statement_page(paper(missing=("No volume.",), lost=("£1 lost.",), records=()))
    assert "<li>No volume.</li>" in page
    assert "<li>£1 lost.</li>" in page
    assert "The records" not in page
