"""`python -m tests.run`: the whole suite on SQLite, then on PostgreSQL when a server answers on 127.0.0.1:5432.

Further arguments go to pytest. Another server: ACCORD_TEST_POSTGRES=postgres://user:password@host:port/name.
"""

import os
import subprocess
import sys

from accord.site.postgres_reachable import DEFAULT, why_not

POSTGRES = os.environ.get("ACCORD_TEST_POSTGRES", DEFAULT)


def run(database: str, arguments: list[str]) -> int:
    """One pass of pytest on one database; returns its exit code."""
    environment = dict(os.environ)
    environment.pop("DATABASE_URL", None)
    if database == "PostgreSQL":
        environment["DATABASE_URL"] = POSTGRES
    print(f"\n=== {database} ===", flush=True)
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *arguments], env=environment, check=False).returncode


def main() -> int:
    """Run the passes; the worst exit code is the answer."""
    arguments = sys.argv[1:] or ["-n", "2"]
    reason = why_not(POSTGRES)
    if reason:
        print(f"The suite runs on SQLite only, because PostgreSQL is not there: {reason}")
    databases = ["SQLite"] if reason else ["SQLite", "PostgreSQL"]
    return max([run(database, arguments) for database in databases])


if __name__ == "__main__":
    sys.exit(main())
