"""The review queue: questions about names and taxa that a person must decide, and what was decided."""
