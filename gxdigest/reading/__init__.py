"""Text -> Issue. Pure: no clock, no settings from outside, no disk but its own weights."""

from gxdigest.reading.issue import explain_issue, read_issue

__all__ = ["explain_issue", "read_issue"]
