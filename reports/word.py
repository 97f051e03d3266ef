"""Word pages in the look of official papers: A4 upright, Times New Roman, pages numbered from the second on."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from reports.papers import BODY, FONT, FORMS, HEAD, Head

CENTRE, LEFT, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
_WIDTH, _LEFT_WIDTH = 165, 69  # millimetres: between the margins, and of the block on the left


def new_paper() -> Paper:
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    return paper


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def letterhead(paper: Paper, top: Head) -> None:
    """Letterhead: the issuer on the left, the country on the right; number and date are filled in by hand."""
    left, right = _grid(paper.add_table(1, 2), (_LEFT_WIDTH, _WIDTH - _LEFT_WIDTH)).rows[0].cells
    write(left.paragraphs[0], top.parent, size=HEAD, align=CENTRE)
    write(left.add_paragraph(), top.issuer, size=HEAD, bold=True, align=CENTRE)
    _short_rule(left, _LEFT_WIDTH // 3)
    write(left.add_paragraph(), top.number, align=CENTRE, after=4)
    write(left.add_paragraph(), FORMS["head"]["draft"], bold=True, align=CENTRE, after=12)
    write(right.paragraphs[0], top.country, size=HEAD, bold=True, align=CENTRE)
    write(right.add_paragraph(), top.motto, bold=True, align=CENTRE)
    _short_rule(right, 22)
    write(right.add_paragraph(), top.place_and_date, italic=True, align=CENTRE)


def _short_rule(cell: _Cell, sides: int) -> None:
    """The line under the issuer and under the motto, `sides` millimetres away from both edges."""
    paragraph = write(cell.add_paragraph(), "", size=2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(sides)
    paragraph.paragraph_format.line_spacing = Pt(5)
    border, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")


def write(
    paragraph: Paragraph,
    words: str,
    *,
    size: int = BODY,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    after: int = 0,
) -> Paragraph:
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(0), Pt(after)
    return paragraph


def line(
    paper: Paper,
    words: str,
    *,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH = JUSTIFIED,
    size: int = BODY,
    stays: bool = False,
) -> None:
    """`stays`: on the page of what follows it."""
    paragraph = write(paper.add_paragraph(), words, bold=bold, align=align, size=size, after=4)
    paragraph.paragraph_format.keep_with_next = stays


def heading(paper: Paper, words: str) -> None:
    """Stays with what follows it."""
    paragraph = write(paper.add_paragraph(), words, bold=True, after=4)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_with_next = Pt(6), True


def table(
    paper: Paper, columns: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]], text: Sequence[int]
) -> None:
    """`widths` in millimetres; the columns in `text` hold words, the others are in the middle. The first row comes
    again on each page, no row is torn apart."""
    made = _grid(paper.add_table(1 + len(rows), len(columns), style="Table Grid"), widths)
    _repeat(made.rows[0]._tr, "w:tblHeader")
    for row, cells in zip(made.rows, [columns, *rows], strict=True):
        _repeat(row._tr, "w:cantSplit")
        for place, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            title = cells is columns
            align = LEFT if place in text and not title else CENTRE
            write(cell.paragraphs[0], words, size=HEAD, bold=title, align=align)


def _grid(made: Table, widths: Sequence[int]) -> Table:
    """Word looks at the columns, others at each cell."""
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return made


def _repeat(row: object, what: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(what))  # type: ignore[attr-defined]


def signers(paper: Paper, who: Sequence[str], widths: Sequence[int], how: str) -> None:
    """Blank places to sign."""
    row = _grid(paper.add_table(1, len(who)), widths).rows[0]
    _repeat(row._tr, "w:cantSplit")
    for cell, words in zip(row.cells, who, strict=True):
        write(cell.paragraphs[0], words, bold=True, align=CENTRE)
        write(cell.add_paragraph(), how, size=HEAD, italic=True, align=CENTRE, after=60)
