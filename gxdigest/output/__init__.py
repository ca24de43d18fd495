"""Nouns in; what people look at and what programs read out. Sees only `gxdigest.model`, and rich on a terminal.

`listings` and `pages` say what is shown, `plain` and `terminal` how; `records` and `formats` are for programs.
"""
