"""What the Word papers of a contract share: a marked page, and tables whose heads repeat."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from counterfoil.reports.word_case import without_clock
from counterfoil.reports.wording import safe_text

if TYPE_CHECKING:
    from docx.document import Document as Paper

_FONT = "Liberation Sans"
_GREY = "D9E4EC"
_SIZES = {"Normal": 10, "Title": 22, "Heading 1": 14, "Heading 2": 12}


def new_paper(title: str, banner: str, *, landscape: bool = False) -> Paper:
    """A sheet of A4 with the banner at its head and foot."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    paper = Document()
    paper.core_properties.title = safe_text(title)
    paper.core_properties.author = ""
    for name, size in _SIZES.items():
        paper.styles[name].font.size = Pt(size)
        _set_font(paper.styles[name])
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(24)
    for part in (section.header, section.footer):
        line = part.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(safe_text(banner)).bold = True
    return paper


def add_table(
    paper: Paper,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
    numeric: Sequence[int] = (),
    strong: Sequence[int] = (),
) -> Any:
    """A table with its head on every sheet and no row torn in two.

    widths: of each column in millimetres. numeric: the columns set to the right. strong: the
    numbers of the rows in bold, which hold sums.
    """
    from docx.shared import Mm

    table = paper.add_table(rows=0, cols=len(head))
    table.style = "Table Grid"
    table.autofit = False
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(width)
    for number, row in enumerate([head, *rows]):
        cells = table.add_row().cells
        for place, text in enumerate(row):
            cells[place].width = Mm(widths[place])
            bold = number == 0 or number - 1 in strong
            _write(cells[place], text, bold=bold, right=place in numeric)
            if bold:
                _shade(cells[place])
    _mark_rows(table)
    return table


def bytes_of(paper: Paper) -> bytes:
    """The paper as a .docx file, the same for the same words."""
    written = io.BytesIO()
    paper.save(written)
    return without_clock(written.getvalue())


def _set_font(style: Any) -> None:
    """One font for every script, in place of the fonts of the theme."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name = _FONT
    style.font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _write(cell: Any, text: str, *, bold: bool, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(safe_text(text))
    run.bold = bold
    run.font.size = Pt(9)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shade(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), _GREY)
    cell._tc.get_or_add_tcPr().append(shading)


def _mark_rows(table: Any) -> None:
    from docx.oxml import OxmlElement

    for number, row in enumerate(table.rows):
        held = row._tr.get_or_add_trPr()
        held.append(OxmlElement("w:cantSplit"))
        if number == 0:
            held.append(OxmlElement("w:tblHeader"))
