"""A layout in, one HTML file out that needs nothing from outside: looks, script and pictures are in it.

What a page says goes through the template engine, which escapes it, in the pictures as well. The file forbids itself,
by its Content-Security-Policy, every script but the one that it came with and every word to the network.

The pictures are bars, drawn by a macro of the template. Of the charting libraries looked at in November 2026, leather
and drawsvg place labels by the width of Latin letters or not at all, pygal (LGPL) loads its script from the net and
paints colours that no dark scheme changes, svg.py writes texts unescaped. A bar is two elements.
"""

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from rich.cells import cell_len, set_cell_size

from gxdigest.output.documents.layout import Layout
from gxdigest.output.documents.plain import say_facts

_NAME_CELLS = 14
"""A name in a picture: seven Chinese characters; what is longer is cut there and whole in the text alternative."""


def render_html(layout: Layout) -> str:
    """Give the document as one file."""
    environment = Environment(
        loader=PackageLoader("gxdigest.output.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["shorten"] = _shorten
    environment.globals["say_facts"] = say_facts
    script = environment.get_template("digest.js").render()
    return environment.get_template("digest.html").render(
        layout=layout,
        style=environment.get_template("digest.css").render(),
        script=script,
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )


def _shorten(name: str) -> str:
    """Cut a name to what a picture has room for.

    >>> _shorten("孙庆辉"), _shorten("三级基层动态分析会会议")
    ('孙庆辉', '三级基层动态…')
    """
    return name if cell_len(name) <= _NAME_CELLS else f"{set_cell_size(name, _NAME_CELLS - 2).rstrip()}…"
