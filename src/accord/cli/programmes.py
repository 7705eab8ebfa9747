"""`accord programmes`: joint programmes of work, read from papers and kept in the register."""

import click

from accord.cli import (
    programmes_acts,
    programmes_change,
    programmes_points,
    programmes_queue,
    programmes_read,
    programmes_report,
    programmes_results,
    programmes_show,
)


@click.group("programmes")
def command() -> None:
    """Joint programmes of work: read them from papers, follow what is reported on them."""


command.add_command(programmes_read.read)
command.add_command(programmes_report.report)
for _one in (
    *(
        programmes_show.list_,
        programmes_show.show,
        programmes_show.compare,
        programmes_show.check,
        programmes_show.lineage,
    ),
    *(
        programmes_acts.open_,
        programmes_acts.theme,
        programmes_acts.add,
        programmes_acts.endorse,
        programmes_acts.extend,
    ),
    *(programmes_acts.publish, programmes_acts.waive, programmes_acts.decide_lineage),
    *(programmes_change.alter, programmes_change.roles, programmes_change.cancel, programmes_change.mandate),
    *(programmes_change.fund, programmes_change.indicator, programmes_change.measure),
    *(programmes_change.propose, programmes_change.close),
    *(programmes_results.results, programmes_results.result),
    *(programmes_queue.import_, programmes_queue.queue, programmes_points.points),
):
    command.add_command(_one)
