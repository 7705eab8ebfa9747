"""Changes of names: splits, lumps, transfers, ranks, synonymy. Dated, reversible; listing events stay where they are."""
