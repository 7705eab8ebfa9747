"""`accord serve`: the pages, on this machine."""

import socket

import click

from accord.cli import _django
from accord.core.errors import Conflict


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (default: PORT, else 8000).")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for other machines."
)
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="Requests served at once.")
def command(port: int | None, host: str, threads: int) -> None:
    """Serve the pages until Ctrl-C."""
    _django.ready()
    from django.conf import settings
    from django.db import connection
    from granian.constants import Interfaces, Loops
    from granian.log import LogLevels
    from granian.server import Server

    from accord.register import data_directory

    data_directory.prepare(settings.ACCORD_DATA)
    store = connection.settings_dict["NAME"]
    connection.close()
    port = port or settings.PORT
    _refuse_if_taken(host, port)
    click.echo(f"Accord is at http://{host}:{port} (store: {store}; Ctrl-C ends it)")
    Server(
        "accord.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        loop=Loops.asyncio,
        blocking_threads=threads,
        log_level=LogLevels.warning,
    ).serve()


def _refuse_if_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Conflict(
                f"can't listen on {host}:{port}: {error.strerror} (choose another with --port or PORT)"
            ) from None
