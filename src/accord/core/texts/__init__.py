"""Texts of the conventions: clean, find what they cite, read whom they ask for what."""

from accord.core.texts.citations import Mention, Via, cite
from accord.core.texts.clean import Cleaned, clean

__all__ = ["Cleaned", "Mention", "Via", "cite", "clean"]
