"""The stores under test: where they are, and how they are broken."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import urllib.parse
import uuid


class SQLite:
    """A file in a folder of its own."""

    name = "SQLite"

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="guichet-crash-"))
        self.file = self.folder / "guichet.sqlite"
        self.url = f"sqlite:{self.file}"
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def execute(self, sql):
        """Runs statements beside the server."""
        with sqlite3.connect(self.file, timeout=10) as connection:
            rows = connection.execute(sql).fetchall()
        connection.close()
        return rows

    def count(self):
        return self.execute("SELECT count(*) FROM conversation")[0][0]

    def make_newer(self):
        self.execute("INSERT INTO grdb_migrations (identifier) VALUES ('later')")


class PostgreSQL:
    """A schema of its own in the server that `scripts/postgres.sh` runs."""

    name = "PostgreSQL"

    def __init__(self):
        self.server = os.environ["GUICHET_TEST_POSTGRES"]
        self.schema = "crash_" + uuid.uuid4().hex

    def __enter__(self):
        self.execute(f"CREATE SCHEMA {self.schema}")
        option = urllib.parse.quote(f"-csearch_path={self.schema}")
        self.url = f"{self.server}&application_name={self.schema}&options={option}"
        return self

    def __exit__(self, *_):
        self.execute(f"DROP SCHEMA {self.schema} CASCADE")

    def execute(self, sql):
        """Runs a statement beside the server; the rows as lines."""
        run = subprocess.run(
            ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", self.server, "-c", sql],
            capture_output=True, text=True, check=True,
            env={**os.environ, "PGOPTIONS": f"-csearch_path={self.schema}"})
        return run.stdout.split("\n")[:-1]

    def count(self):
        return int(self.execute("SELECT count(*) FROM guichet_conversation")[0])

    def make_newer(self):
        self.execute("INSERT INTO guichet_migration (number) VALUES (99)")

    def cut(self):
        """Cuts every connection of the servers under test; how many there were."""
        return int(self.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            f"WHERE application_name = '{self.schema}'")[0])

    @staticmethod
    def control(*arguments):
        """`scripts/postgres.sh start`, or `stop immediate`."""
        script = pathlib.Path(__file__).parent.parent / "postgres.sh"
        subprocess.run([script, *arguments], check=True, capture_output=True)
