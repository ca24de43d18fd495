"""What people have, in; named texts out. Files, folders, packed files, standard input; encodings; web, Word, PDF."""

from gxdigest.sources.find import find_sources, read_list
from gxdigest.sources.join import join_pages
from gxdigest.sources.source import LARGEST, Given, RawText, Source, recall

__all__ = ["LARGEST", "Given", "RawText", "Source", "find_sources", "join_pages", "read_list", "recall"]
