"""Joint programmes of work: what a paper prints of one, and what the register knows of it over the years."""
