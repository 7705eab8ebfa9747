"""Checklists of others in and out: one module a format, recognised by content; readers and writers live together."""
