"""`python -m accord.site.postgres_reachable [URL]`: exit code 0 when a PostgreSQL server lets us in, else 1 and why."""

import sys

DEFAULT = "postgres://postgres@127.0.0.1:5432/postgres"


def why_not(url: str = DEFAULT, *, seconds: int = 3) -> str:
    """Why the server at `url` can't be used, in a few words; empty when it can."""
    try:
        import psycopg  # noqa: PLC0415  (an optional extra)
    except ImportError:
        return "the extra “postgres” is not installed"
    try:
        psycopg.connect(url, connect_timeout=seconds).close()
    except psycopg.Error as error:
        return str(error).strip().splitlines()[0]
    return ""


def main(arguments: list[str]) -> int:
    """Print why not and say it by the exit code."""
    reason = why_not(*arguments[:1])
    if reason:
        sys.stdout.write(f"no PostgreSQL: {reason}\n")
    return 1 if reason else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
