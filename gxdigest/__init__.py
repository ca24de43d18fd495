r"""Read the raw text of a Chinese newspaper issue into articles, keep them, and find them again.

>>> from gxdigest import read_issue
>>> issue = read_issue("小区换上新路灯\n本报讯 11月23日，路灯全部换新。 记者 孙庆辉\n")
>>> issue.articles[0].headline, issue.articles[0].bylines[0].name
('小区换上新路灯', '孙庆辉')
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gxdigest.archive import Archive as Archive
    from gxdigest.digest import summarise as summarise
    from gxdigest.reading import read_issue as read_issue

__all__ = ["Archive", "read_issue", "summarise"]
__version__ = "0.1.0"

_ROOMS = {"Archive": "gxdigest.archive", "read_issue": "gxdigest.reading", "summarise": "gxdigest.digest"}


def __getattr__(name: str) -> object:
    """Import each face when it is asked for, so that a search loads no reading and no word cutter."""
    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    raise AttributeError(f"module 'gxdigest' has no attribute {name!r}")
