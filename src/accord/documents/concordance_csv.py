"""A concordance as CSV: the columns of the contract, UTF-8, LF; discrepancies separated by blanks."""

import csv
from pathlib import Path

from accord.core.concordance import COLUMNS, Concordance
from accord.documents.cells import harmless


def write_csv(concordance: Concordance, path: Path) -> None:
    """One line a row. Cells that a spreadsheet would run as a formula get an apostrophe in front."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in concordance.rows:
            cells = row.fields()
            writer.writerow(
                [harmless(" ".join(value) if isinstance(value, list) else value) for value in cells.values()]
            )
