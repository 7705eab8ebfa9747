"""Papers of the conventions, recognized by their content: one module a format."""

from accord.exchange.papers.read import read_paper, read_text, read_written

__all__ = ["read_paper", "read_text", "read_written"]
