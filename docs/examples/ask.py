"""Asks a file what a taxon is listed as: the engine as a library, without a register and without Django."""

from datetime import date
from pathlib import Path

from accord.core.listings.status import status
from accord.exchange.listings_dataset import read_history

history = read_history(Path("docs/examples/wolf.json")).history
for country in ("IN", "PL"):
    answer = status("wolf", history, instrument="cites", on=date(2013, 12, 31), country=country)
    events = ", ".join(entry.event for entry in answer.appendices)
    print(f"{country}: Appendix {answer.own} by event {events}")  # noqa: T201  (what it is for)
