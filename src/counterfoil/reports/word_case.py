"""The five-case business case as a Word document, drafted from live figures.

The template is ours or the authority's own: any .docx with the placeholders that
`docs/reference/word-template.md` lists.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal
from counterfoil.errors import UnreadableInput
from counterfoil.reports.word_context import WordChart, word_charts, word_text

_MOST_BYTES = 20_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PICTURE_WIDTH_MM = 165
# What an expression in a template can raise besides Jinja's own errors: a text divided by two, an
# endless range, tags that leave the document's XML broken.
_FAULTS_OF_TEMPLATES = (ArithmeticError, LookupError, SyntaxError, TypeError, ValueError)


def word_case(
    case: BusinessCase, appraisal: Appraisal, review_text: str, template: Path | None = None
) -> bytes:
    """The document as the bytes of a .docx file, the same for the same answer.

    template: the authority's own; ours when not given. What a user typed is text in it, never
    markup or a placeholder. Raises: UnreadableInput when the template is no .docx, holds macros,
    or names something that is not there.
    """
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage

    data = _template_bytes(template)
    where = str(template) if template is not None else "the default template"
    document = DocxTemplate(io.BytesIO(data))
    charts = word_charts(appraisal)
    pictures = {
        chart.name: InlineImage(document, io.BytesIO(chart.png), width=Mm(_PICTURE_WIDTH_MM))
        for chart in charts
    }
    context = {**word_text(case, appraisal, review_text), **_with_absent(pictures)}
    context["bodies"] = [
        {**body, "picture": pictures.get(f"budget_{body['id']}", "")} for body in context["bodies"]
    ]
    _fill(document, context, where)
    _describe(document, charts)
    written = io.BytesIO()
    document.save(written)
    return without_clock(written.getvalue())


def default_template() -> bytes:
    """Our own template, to start the authority's from."""
    file = resources.files("counterfoil.reports") / "templates" / "five_case.docx"
    return file.read_bytes()


def without_clock(archive: bytes) -> bytes:
    """A zip archive with the day of every member set to 1 January 1980."""
    again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            fixed = zipfile.ZipInfo(member.filename, date_time=_EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(member))
    return again.getvalue()


def _with_absent(pictures: Mapping[str, Any]) -> dict[str, Any]:
    """Every picture by name; those that this answer cannot fill are empty."""
    names = ("ranges", "distribution", "drivers", "tornado", "switching", "costs", "commitment")
    return {f"chart_{name}": pictures.get(name, "") for name in names}


def _template_bytes(template: Path | None) -> bytes:
    if template is None:
        return default_template()
    try:
        size = template.stat().st_size
        data = template.read_bytes() if size <= _MOST_BYTES else b""
    except OSError as error:
        raise UnreadableInput(
            what=f"it cannot be read: {error.strerror}",
            where=str(template),
            mend="name a Word template that ends in .docx",
        ) from error
    if size > _MOST_BYTES:
        raise UnreadableInput(
            what=f"it is {size:,} bytes; at most {_MOST_BYTES:,} are read",
            where=str(template),
            mend="take pictures out of the template",
        )
    _refuse_unless_plain(data, template)
    return data


def _refuse_unless_plain(data: bytes, template: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableInput(
            what="it is no Word document",
            where=str(template),
            mend="save it from Word as .docx",
        ) from error
    if "word/document.xml" not in names or size > 10 * _MOST_BYTES:
        raise UnreadableInput(
            what="it is no Word document that can be filled in",
            where=str(template),
            mend="save it from Word as .docx",
        )
    if any("vbaproject" in name.lower() for name in names):
        raise UnreadableInput(
            what="it holds macros",
            where=str(template),
            mend="save it from Word as .docx, without macros",
        )


def _fill(document: Any, context: Mapping[str, Any], where: str) -> None:
    """Put the answer into the template; nothing in the template may run anything."""
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.exceptions import UndefinedError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        document.render(dict(context), jinja_env=environment, autoescape=True)
    except UndefinedError as error:
        raise UnreadableInput(
            what=f"it names something that is not there: {error.message}",
            where=where,
            mend="see docs/reference/word-template.md for the names",
        ) from error
    except (TemplateError, *_FAULTS_OF_TEMPLATES) as error:
        raise UnreadableInput(
            what=f"a placeholder in it cannot be filled: {error}",
            where=where,
            mend="see docs/reference/word-template.md for how placeholders are written",
        ) from error


def _describe(document: Any, charts: tuple[WordChart, ...]) -> None:
    """Give each picture of ours its sentence, for readers who do not see it."""
    sentences = {chart.png: chart.sentence for chart in charts}
    part = document.docx.part
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    picture = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
    embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
    for inline in part.element.iter(f"{drawing}inline"):
        blip = next(inline.iter(picture), None)
        known = part.related_parts.get(blip.get(embed)) if blip is not None else None
        if known is not None and known.blob in sentences:
            inline.find(f"{drawing}docPr").set("descr", sentences[known.blob])
