"""Bytes of a file -> its text and what they were: plain text, web pages, Word files, PDF, by what stands in them.

What is no text of a newspaper is refused with what it is and what to do. Libraries that read documents are extras: they
are loaded when such a file comes, and asked for by name where they are missing. This will not recognise the letters in
a picture.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from gxdigest.errors import InputError
from gxdigest.sources.containers import check_packed, read_gzip
from gxdigest.sources.encodings import decode

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "an image or sound file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
"""First bytes of what people rename to .txt by mistake. RIFF opens WebP, WAV and AVI alike."""

_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x1f\x7f-\x84\x86-\x9f]")
"""Control characters, but for the line and page ends and the end mark of DOS that real text files hold."""

_MANY_CONTROLS = 0.2
"""Above this share of control characters it is no text; a short page full of escape sequences has a tenth."""


def read_text(data: bytes, name: str, encoding: str | None, limit: int) -> tuple[str, str]:
    """Give the text and what it was in; `encoding` is what the user says of plain text and web pages."""
    if data.startswith(b"\x1f\x8b"):
        data = read_gzip(data, name, limit)
    if data.startswith(b"%PDF-"):
        from gxdigest.sources.pdf import read_pdf

        return _refuse_blank(read_pdf(data, name), name), "PDF"
    if data.startswith(b"PK\x03\x04"):
        return _refuse_blank(_read_word(data, name, limit), name), "Word"
    _refuse_magic(data, name)
    text, encoding = decode(data, name, encoding)
    _refuse_blank(text, name)
    if _WEB_PAGE.match(text) or (name.lower().endswith((".html", ".htm")) and "</" in text):
        return _read_web_page(text, name), f"{encoding} web page"
    if len(_CONTROL.findall(text)) > _MANY_CONTROLS * len(text):
        raise InputError(f"{name} looks like a binary file, not text; save the page as text in UTF-8")
    return text, encoding


def say_extra(name: str, what: str, extra: str) -> str:
    """Say which extra reads such a file."""
    return f"{name} is {what}; to read it: pip install 'gxdigest[{extra}]'"


def _refuse_magic(data: bytes, name: str) -> None:
    """Refuse what its first bytes say is no text."""
    kinds = [what for magic, what in _MAGIC if data.startswith(magic)]
    kinds += ["a gzip archive in another"] * data.startswith(b"\x1f\x8b") + ["a tar archive"] * (
        data[257:262] == b"ustar"
    )
    if kinds:
        raise InputError(f"{name} looks like {kinds[0]}, not text; give the text of the page (UTF-8 or GB18030)")


def _refuse_blank(text: str, name: str) -> str:
    """Pass a text on that says something."""
    if not text.strip():
        raise InputError(f"{name} is empty or holds only white space; give the text of an issue")
    return text


def _read_web_page(page: str, name: str) -> str:
    """Take the article out of a web page: its title, then its text, without menus and what else stands around it."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise InputError(say_extra(name, "a web page", "html")) from None
    from trafilatura.settings import Document

    found = bare_extraction(page, favor_recall=True, include_comments=False)
    body = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not body:
        raise InputError(f"no article found in the web page {name}; open it in a browser and save or copy its text")
    title = (found.title or "").strip()
    return f"{title}\n\n{body}\n" if title and not body.startswith(title) else f"{body}\n"


def _read_word(data: bytes, name: str, limit: int) -> str:
    """Give the paragraphs of a Word file a line each, those in tables where the table stands."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError(f"{name} is damaged ({error}); save it anew") from None
    if not any(part.filename == "word/document.xml" for part in parts):
        raise InputError(f"{name} looks like a ZIP archive or another Office document; name it .zip, or save its text")
    for part in parts:
        check_packed(part, name, limit)
    try:
        from docx import Document
    except ImportError:
        raise InputError(say_extra(name, "a Word file", "office")) from None
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return "".join(f"{line}\n" for line in _list_paragraphs(Document(BytesIO(data))))
    except (PythonDocxError, OpcError, LxmlError, BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"{name} is a damaged Word file ({error}); save it anew, or as text") from None


def _list_paragraphs(part: "Document | _Cell") -> Iterator[str]:
    """List paragraphs in the order of the document."""
    from docx.text.paragraph import Paragraph

    for block in part.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):  # a cell that spans columns is given once for each
                    yield from _list_paragraphs(cell)
