"""Reading a paper on the pages before it is brought in: kept for a day in a folder of its own, shown, then stored or forgotten."""
