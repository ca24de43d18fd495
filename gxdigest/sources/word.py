"""A Word file -> its paragraphs, a line each, those in tables where the table stands. Loaded when such a file comes."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as Opened
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from gxdigest.errors import InputError

_DAMAGED = (
    *(PythonDocxError, OpcError, LxmlError, BadZipFile, zlib.error, RuntimeError),
    # python-docx takes parts for whole: one that lacks what it must have shows only in what is then missing.
    *(AttributeError, LookupError, TypeError, ValueError),
)


def read_word(data: bytes, name: str) -> str:
    """Give the text, or say that the file is damaged."""
    try:
        return "".join(f"{line}\n" for line in _list_paragraphs(Document(BytesIO(data))))
    except _DAMAGED as error:
        raise InputError(f"{name} is a damaged Word file ({error}); save it anew, or as text") from None


def _list_paragraphs(part: Opened | _Cell) -> Iterator[str]:
    """List paragraphs in the order of the document."""
    for block in part.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):  # a cell that spans columns is given once for each
                    yield from _list_paragraphs(cell)
