"""Gold articles laid out anew, so that weights are learned from more layouts than were collected.

In come the words of articles (titles, paragraphs); out comes a raw page in a layout drawn at random, with the label
of every line. Papers, places and people are made up; what varies is what papers vary: who signs where, how titles
stack, indents, gaps, columns, page furniture, and what stands on a page beside reports: poems, briefs, rolls of names,
calls to readers. Only `learn` uses this. Nothing here is read at run time.
"""

from gxdigest.reading.relay.page import lay_out

__all__ = ["lay_out"]
