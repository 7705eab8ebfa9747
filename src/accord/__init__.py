"""Accord: the shared working register of the biodiversity conventions."""

__version__ = "0.1.0"
