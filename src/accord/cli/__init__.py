"""The command line: one group a room, the same acts and queries as the pages.

An error prints one line on stderr and exits with the code of its kind (2 invalid, 3 not found, 4 refused,
5 conflict, 6 source failed); nobody sees a traceback for bad input.
"""

import importlib
import sys
from typing import ClassVar

import click

from accord import __version__
from accord.core.errors import AccordError, Invalid


class _Rooms(click.Group):
    """Loads a command group when it is called, so that `accord --help` and file commands start without Django."""

    rooms: ClassVar[dict[str, str]] = {
        "checklists": "Editions of checklists: what names are matched against, kept as they were.",
        "concordance": "Two lists side by side: rows, relations, typed discrepancies.",
        "decisions": "Resolutions, decisions and papers: bring them in, how they stand, what is due.",
        "demo": "Everything from nothing: store, starter register, concordance, pages.",
        "documents": "Papers, agendas and reports as files: their template.",
        "journal": "The record of acts: read it, verify it.",
        "listings": "Legal status of taxa on any date, from the register or from files.",
        "meetings": "Meetings of all conventions: dates, conflicts, agendas, calendars in and out.",
        "names": "Scientific names: read them, compare their authors, match and align lists.",
        "programmes": "Joint programmes of work: read them from papers, follow what is reported on them.",
        "register": "The working register: set up, load, look up.",
        "review": "What needs a person: the queue, and lists compared into it.",
        "serve": "Serve the pages on this machine.",
        "species": "Names of taxa over time: show them, split, lump and rename them from a day on.",
        "texts": "Resolutions, decisions and papers: what they cite, and whom they ask for what.",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(self.rooms)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in self.rooms:
            return None
        command = importlib.import_module(f"accord.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the rooms from the table, without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(self.rooms.items()))


@click.group(cls=_Rooms, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__)
def accord() -> None:
    """Accord: the shared working register of the biodiversity conventions."""


def main() -> None:
    """Run the command line and turn every expected failure into one line and an exit code."""
    try:
        accord.main(standalone_mode=False)
    except AccordError as error:
        _fail(str(error), error.exit_code)
    except click.exceptions.Abort:
        _fail("stopped", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
    except click.ClickException as error:
        _fail(error.format_message(), Invalid.exit_code)
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error), Invalid.exit_code)


def _fail(sentence: str, exit_code: int) -> None:
    click.echo(f"accord: {sentence}", err=True)
    sys.exit(exit_code)
