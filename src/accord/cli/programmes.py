"""`accord programmes`: joint programmes of work, read from papers and kept in the register."""

import click

from accord.cli import programmes_read, programmes_report


@click.group("programmes")
def command() -> None:
    """Joint programmes of work: read them from papers, follow what is reported on them."""


command.add_command(programmes_read.read)
command.add_command(programmes_report.report)
