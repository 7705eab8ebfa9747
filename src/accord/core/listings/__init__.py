"""Listing events to the status of a taxon on a date, for any country and Party, with the reasons.

Read in this order: `model` (the values), `populations` (sets of countries), `replay` (one taxon's own events),
`coverage` (what reaches a taxon from above), `status` (the answer), `explain` (the answer in words),
`timeline` and `changes` (answers over time), `checks` (what a person should look at in the data).
"""
