"""Editions of checklists: immutable tables in files named by their content, what is known of them in the register.

`open_edition(id)` gives an Edition with its tables by memory map, `edition_directory(id)` its folder.
"""
