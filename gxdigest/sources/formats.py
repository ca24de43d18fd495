"""Bytes of a file -> its text and what they were: plain text, web pages, Word files, PDF, by what stands in them.

What is no text of a newspaper is refused with what it is and what to do. Libraries that read documents are extras: they
are loaded when such a file comes, and asked for by name where they are missing. This will not recognise the letters in
a picture.
"""

import re
from io import BytesIO

from gxdigest.errors import InputError
from gxdigest.sources.containers import check_document, read_gzip
from gxdigest.sources.encodings import decode

_PICTURE = "give the text of the page, as text recognition (OCR) reads it"
_OFFICE = "save it as .docx or as text"
_PACKED = "unpack it, or pack it as .zip"
_OTHER = "give the text of the page (UTF-8 or GB18030)"

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _PICTURE),
    (b"\xff\xd8\xff", "a JPEG image", _PICTURE),
    (b"GIF8", "a GIF image", _PICTURE),
    (b"II*\x00", "a TIFF image", _PICTURE),
    (b"MM\x00*", "a TIFF image", _PICTURE),
    (b"RIFF", "an image or sound file", _PICTURE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _OFFICE),
    (b"{\\rtf", "an RTF document", _OFFICE),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _PACKED),
    (b"Rar!\x1a\x07", "a RAR archive", _PACKED),
    (b"\x1f\x8b", "a gzip archive in another", _PACKED),
    (b"PK\x05\x06", "an empty ZIP archive", _OTHER),
    (b"SQLite format 3\x00", "an SQLite database", _OTHER),
)
"""First bytes of what people rename to .txt by mistake. RIFF opens WebP, WAV and AVI alike."""

_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)

_WEB_NAME = re.compile(r"\.html?(?:\.gz)?$", re.I)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x1f\x7f-\x84\x86-\x9f]")
"""Control characters, but for the line and page ends and the end mark of DOS that real text files hold."""

_MANY_CONTROLS = 0.2
"""Above this share of control characters it is no text; a short page full of escape sequences has a tenth."""


def read_text(data: bytes, name: str, encoding: str | None, limit: int) -> tuple[str, str]:
    """Give the text and what it was in; `encoding` is what the user says of plain text and web pages."""
    if data.startswith(b"\x1f\x8b"):
        data = read_gzip(data, name, limit)
    if data.startswith(b"%PDF-"):
        return _refuse_blank(_read_pdf(data, name), name), "PDF"
    if data.startswith(b"PK\x03\x04"):
        return _refuse_blank(_read_word(data, name, limit), name), "Word"
    _refuse_magic(data, name)
    text, encoding = decode(data, name, encoding)
    _refuse_blank(text, name)
    if _WEB_PAGE.match(text) or (_WEB_NAME.search(name) and "</" in text):
        return _read_web_page(text, name), f"{encoding} web page"
    if len(_CONTROL.findall(text)) > _MANY_CONTROLS * len(text):
        raise InputError(f"{name} looks like a binary file, not text; save the page as text in UTF-8")
    return text, encoding


def _read_pdf(data: bytes, name: str) -> str:
    try:
        from gxdigest.sources.pdf import read_pdf
    except ImportError:
        raise InputError(_say_extra(name, "a PDF", "pdf")) from None
    return read_pdf(data, name)


def _read_web_page(page: str, name: str) -> str:
    try:
        from gxdigest.sources.webpage import read_web_page
    except ImportError:
        raise InputError(_say_extra(name, "a web page", "html")) from None
    return read_web_page(page, name)


def _read_word(data: bytes, name: str, limit: int) -> str:
    """Read a Word file, if it is one and not packed to do harm."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError(f"{name} is damaged ({error}); get it or save it anew") from None
    if not any(part.filename == "word/document.xml" for part in parts):
        raise InputError(f"{name} looks like a ZIP archive or another Office document; name it .zip, or save its text")
    check_document(parts, name, limit)
    try:
        from gxdigest.sources.word import read_word
    except ImportError:
        raise InputError(_say_extra(name, "a Word file", "office")) from None
    return read_word(data, name)


def _say_extra(name: str, what: str, extra: str) -> str:
    """Say which extra reads such a file."""
    return f"{name} is {what}; to read it: pip install 'gxdigest[{extra}]'"


def _refuse_magic(data: bytes, name: str) -> None:
    """Refuse what its first bytes say is no text."""
    for magic, what, fix in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name} looks like {what}, not text; {fix}")
    if data[257:262] == b"ustar":
        raise InputError(f"{name} looks like a tar archive, not text; {_PACKED}")


def _refuse_blank(text: str, name: str) -> str:
    """Pass a text on that says something."""
    if not text.strip():
        raise InputError(f"{name} is empty or holds only white space; give the text of an issue")
    return text
