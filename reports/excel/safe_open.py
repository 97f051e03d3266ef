"""An Excel file is looked at before anything opens it.

It is a bag of XML: a few kilobytes can unpack into gigabytes, a few words can name millions of cells, and declarations
of entities can multiply each other. openpyxl would take all of it in.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from core.errors import Invalid
from core.text import Text

# What comes out of a file that is no Excel, half an Excel, an Excel of another age, or made to break things.
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,  # what both XML parsers raise is one
    TypeError,
    ValueError,
    expat.ExpatError,
    zlib.error,
)
_MOST_BYTES = 10 * 1024 * 1024
_MOST_UNPACKED = 20 * 1024 * 1024  # a month of many teams unpacks to less than one
_MOST_PARTS = 1000
_PIECE = 64 * 1024
_MERGED = "mergeCell"
Merged = dict[str, list[str]]


def looked_at(content: bytes) -> Merged:
    """The merged ranges ("A1:C1") of each part of a file that can be opened. `Invalid` when it is too large to be read;
    one of `BROKEN` when it is no Excel."""
    if len(content) > _MOST_BYTES:
        raise Invalid(Text("sheet.too_large"))
    with ZipFile(BytesIO(content)) as bag:
        parts = bag.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise Invalid(Text("sheet.too_large"))
        return {part.filename: _looked_through(bag, part.filename) for part in parts}


def _looked_through(bag: ZipFile, name: str) -> list[str]:
    """The merged ranges of one part. A picture has none."""
    found: list[str] = []

    def starts(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == _MERGED:
            found.append(attributes.get("ref", ""))

    parser = expat.ParserCreate()
    parser.StartElementHandler = starts
    parser.StartDoctypeDeclHandler = _refused
    with bag.open(name) as part:
        try:
            while piece := part.read(_PIECE):
                parser.Parse(piece)
        except expat.ExpatError:
            return found  # no XML; where there should have been some, openpyxl will say so
    return found


def _refused(*_: object) -> NoReturn:
    """No Excel declares anything there; whoever does has entities in mind."""
    raise ValueError("a document type")


@contextmanager
def opened(content: bytes, *, data_only: bool) -> Iterator[Workbook]:
    """To be read row by row. With the values that its formulas had when it was last stored, or with the formulas
    themselves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # decoration that openpyxl leaves out
        book = load_workbook(BytesIO(content), read_only=True, data_only=data_only)
        try:
            yield book
        finally:
            book.close()
