"""Matching a list of names on the pages: what was uploaded, the run in the background, its answers.

A run is a folder in ACCORD_DATA, not rows: it is nobody's record, and goes after a week.
"""
