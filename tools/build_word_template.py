"""Write the default Word template of the five-case business case.

The template is committed; run this again after changing it here:
`python tools/build_word_template.py`. The same code gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from counterfoil.reports.word_case import without_clock

TARGET = Path(__file__).resolve().parent.parent / (
    "src/counterfoil/reports/templates/five_case.docx"
)
BLUE = RGBColor(0x12, 0x43, 0x6D)
GREY = RGBColor(0x50, 0x5A, 0x5F)
TEXT_WIDTH_MM = 166
SIDEWAYS_WIDTH_MM = 253


def build() -> bytes:
    """The template as the bytes of a .docx file."""
    document = Document()
    _page(document)
    _styles(document)
    _header_and_footer(document)
    for part in (_front, _strategic, _economic, _commercial, _financial, _management, _annex):
        part(document)
    written = io.BytesIO()
    document.save(written)
    return without_clock(written.getvalue())


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    properties = document.core_properties
    properties.title, properties.author = "{{ title }}", "{{ author }}"
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    properties.comments = properties.last_modified_by = ""
    properties.language = "en-GB"


def _styles(document: Any) -> None:
    for name, size, bold in (
        ("Normal", 10.5, None),
        ("Title", 24, True),
        ("Heading 1", 16, True),
        ("Heading 2", 12.5, True),
    ):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), bold
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), "Arial")
        if name != "Normal":
            style.font.color.rgb = BLUE
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    title = document.styles["Title"].element.get_or_add_pPr()
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)


def _header_and_footer(document: Any) -> None:
    section = document.sections[0]
    header = section.header.paragraphs[0]
    header.add_run("{{ review }}").bold = True
    header.add_run("  ·  {{ title }}  ·  version {{ version }}").font.color.rgb = GREY
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for instruction in ("PAGE", "NUMPAGES"):
        if instruction == "NUMPAGES":
            footer.add_run(" of ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), instruction)
        footer._p.append(field)


def _front(document: Any) -> None:
    _say(document, "{{ stage }} · {{ kind }}", colour=GREY)
    document.add_paragraph("{{ title }}", style="Title")
    _say(document, "{{ review }}", bold=True)
    _say(document, "{{ purpose }}")
    _say(document, "By {{ author }}. Version {{ version }}. {{ term }}, {{ price_base }} prices.")
    document.add_heading("The answer", 1)
    _say(document, "{{ answer }}", bold=True, size=12.5)
    for words in ("{{ risk_sentence }}", "{{ runner_up }}", "{{ trials }}", "{{ rests_on }}"):
        _say(document, words)
    _say(document, "{{ basis }}", colour=GREY)


def _strategic(document: Any) -> None:
    document.add_heading("1. Strategic case", 1)
    _each(document, "strategic")
    document.add_heading("What the service costs and does today", 2)
    _table(
        document,
        "baseline",
        (
            ("Service", "row.title", 4),
            ("Cost", "row.cost", 2),
            ("As at", "row.as_at", 2),
            ("Volume", "row.volume", 3),
            ("Posts", "row.headcount", 1.5),
            ("Signed", "row.signed", 2),
            ("Basis", "row.basis", 2),
        ),
    )
    document.add_heading("Objectives", 2)
    _table(
        document,
        "objectives",
        (
            ("Objective", "row.title", 3),
            ("Weight", "row.weight", 1.5),
            ("Why", "row.argument", 4),
            ("Scores from 0 to 5", "row.scores", 4),
        ),
    )
    _say(document, "{{ objectives_sentence }}")


def _economic(document: Any) -> None:
    document.add_heading("2. Economic case", 1)
    _each(document, "economic")
    document.add_heading("The options", 2)
    _open(document, "option in options")
    _say(document, "{{ option.title }} ({{ option.role }}). {{ option.description }}")
    _close(document)
    _table(
        document,
        "options",
        (
            ("Option", "row.title", 5),
            ("Worth, 80% of trials", "row.range", 3),
            ("Central", "row.central", 2),
            ("Cost", "row.cost", 2),
            ("Benefits", "row.benefits", 2),
            ("Best in", "row.best", 2),
            ("Worse than now", "row.worse", 2),
        ),
    )
    _say(document, "{{ basis }} Worth is against carrying on as now.", colour=GREY)
    _each(document, "ratio_notes")
    for heading, chart, sentence in (
        ("How surely", "chart_ranges", "ranges_sentence"),
        ("What drives it", "chart_drivers", "drivers_sentence"),
        ("One input at a time", "chart_tornado", "tornado_sentence"),
        ("What would have to be true for the answer to change", "", "switching_sentence"),
    ):
        document.add_heading(heading, 2)
        _say(document, f"{{{{ {sentence} }}}}")
        if chart:
            _picture(document, chart)
    _table(
        document,
        "switching_found",
        (
            ("Input", "row.input", 5),
            ("Central", "row.central", 3),
            ("Turns at", "row.turns_at", 3),
            ("Change", "row.change", 2),
            ("Level with", "row.level_with", 3),
        ),
    )
    _say(document, "{{ none_in_range }}")
    document.add_heading("How such promises turned out", 2)
    _each(document, "references")


def _commercial(document: Any) -> None:
    document.add_heading("3. Commercial case", 1)
    _each(document, "commercial")


def _financial(document: Any) -> None:
    document.add_heading("4. Financial case", 1)
    _each(document, "financial")
    _say(document, "{{ costs_sentence }}")
    _picture(document, "chart_costs")
    _open(document, "body in bodies")
    document.add_heading("{{ body.title }}", 2)
    _say(document, "{{ body.sentence }}")
    _say(document, "{{ body.picture }}")
    _table(
        document,
        "body.rows",
        (
            ("Option", "row.option", 4),
            ("First year", "row.first", 2),
            ("Least good year", "row.worst", 3),
            ("Least room in the budget", "row.room", 3),
        ),
    )
    _close(document)


def _management(document: Any) -> None:
    document.add_heading("5. Management case", 1)
    _each(document, "management")
    document.add_heading("Risks", 2)
    _table(
        document,
        "risks",
        (
            ("Risk", "row.title", 4),
            ("Option", "row.option", 3),
            ("Who bears it", "row.body", 3),
            ("Chance", "row.chance", 2),
            ("Cost if so", "row.impact", 2),
            ("Response", "row.response", 3),
            ("Basis", "row.basis", 2),
        ),
    )
    document.add_heading("Benefits, and who stands behind them", 2)
    _say(document, "{{ commitment_sentence }}")
    _picture(document, "chart_commitment")
    _table(
        document,
        "commitments",
        (
            ("Option", "row.option", 4),
            ("Guaranteed", "row.guaranteed", 2),
            ("At risk", "row.at_risk", 2),
            ("Hoped for", "row.hoped_for", 2),
        ),
    )
    document.add_heading("Review", 2)
    _say(document, "{{ review }}.")
    _each(document, "warnings")


def _annex(document: Any) -> None:
    """The widest tables, on pages turned on their side."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    document.add_heading("Annex: every figure and its source", 1)
    _table(
        document,
        "figures",
        (
            ("Figure", "row.title", 3),
            ("Option", "row.option", 2.6),
            ("Value", "row.value", 2.6),
            ("Basis", "row.basis", 1.6),
            ("Uncertainty", "row.uncertainty", 3),
            ("Source", "row.source", 4.2),
            ("Note", "row.note", 6),
        ),
        size=8,
        width_mm=SIDEWAYS_WIDTH_MM,
    )
    document.add_heading("Sources", 2)
    _table(
        document,
        "sources",
        (
            ("Cited as", "row.id", 2.6),
            ("Source", "row.title", 4),
            ("Date", "row.date", 2),
            ("Address", "row.url", 6),
            ("Confidence", "row.confidence", 2),
        ),
        size=8,
        width_mm=SIDEWAYS_WIDTH_MM,
    )
    document.add_heading("Published rates and indices", 2)
    _each(document, "editions")
    _say(document, "{{ identity }}", colour=GREY, size=8)


def _say(
    document: Any,
    words: str,
    *,
    bold: bool = False,
    colour: RGBColor | None = None,
    size: float | None = None,
) -> None:
    run = document.add_paragraph().add_run(words)
    run.bold = bold or None
    if colour is not None:
        run.font.color.rgb = colour
    if size is not None:
        run.font.size = Pt(size)


def _open(document: Any, loop: str) -> None:
    document.add_paragraph(f"{{%p for {loop} %}}")


def _close(document: Any) -> None:
    document.add_paragraph("{%p endfor %}")


def _each(document: Any, name: str) -> None:
    _open(document, f"paragraph in {name}")
    _say(document, "{{ paragraph }}")
    _close(document)


def _picture(document: Any, name: str) -> None:
    document.add_paragraph(f"{{%p if {name} %}}")
    _say(document, f"{{{{ {name} }}}}")
    document.add_paragraph("{%p endif %}")


def _table(
    document: Any,
    rows: str,
    columns: tuple[tuple[str, str, float], ...],
    size: float = 9,
    width_mm: float | None = None,
) -> None:
    """A table that has a row for each of `rows`; a column is its heading, field and weight."""
    table = document.add_table(rows=4, cols=len(columns))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    _repeat_heading(table.rows[0])
    whole = sum(weight for _, _, weight in columns)
    for place, (heading, field, weight) in enumerate(columns):
        width = Mm((width_mm or TEXT_WIDTH_MM) * weight / whole)
        table.columns[place].width = width
        for row in table.rows:
            row.cells[place].width = width
        _cell(table.rows[0].cells[place], heading, size, bold=True, shade="E8EDF2")
        _cell(table.rows[2].cells[place], f"{{{{ {field} }}}}", size)
    table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[1].cells[0].text = f"{{%tr for row in {rows} %}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.add_paragraph()


def _cell(cell: Any, words: str, size: float, *, bold: bool = False, shade: str = "") -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(words)
    run.font.size, run.bold = Pt(size), bold or None
    if shade:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), shade)
        cell._tc.get_or_add_tcPr().append(shading)


def _repeat_heading(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    for tag in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(tag))


if __name__ == "__main__":
    TARGET.write_bytes(build())
    print(TARGET)
