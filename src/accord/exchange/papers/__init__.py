"""Papers of the conventions as text: one module a format."""

from accord.exchange.papers.plain import read_paper

__all__ = ["read_paper"]
