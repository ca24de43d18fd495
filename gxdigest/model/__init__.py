"""The nouns: what an issue, an article, a byline are. Imports nothing of ours but each other, only holds values.

`text`: stretches of the raw text. `article`: what is printed, with its dateline, bylines and subheads; digested; kept.
`issue`: the same of a whole issue, its counts, and what became of one that was to be kept. `reading`: why a line was
read as it was, and how well a layout is read. `search`: filters and answers. `trend`, `bylines`, `people`, `figures`:
what is counted. `document`: articles put together for a reader. `doctor`: whether an archive is sound. `noun`: what
those have in common that go from process to process. Each is imported by its own name, since a search that made them
all would wait for it.

Every noun is frozen and holds tuples, so a reading can be shared between processes and compared with `==`. Offsets
count characters of the decoded text; line numbers count from 1 and both ends are included.
"""
