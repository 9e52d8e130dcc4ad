"""The evaluation of the 214 sample bids on file, with its workbook, and the rows that it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TypeAlias

from gz_eval.app.document import Document
from gz_eval.app.folders import Folders
from gz_eval.app.importing import read_files
from gz_eval.core.commands import ImportBids
from gz_eval.core.framework_file import load_framework
from gz_eval.core.people import Person
from gz_eval.core.resources import DEFAULT_FRAMEWORK, resources

REGISTER = Path(__file__).resolve().parents[1] / "sample_bids" / "register.xlsx"
TABLES = ("meta", "piece", "source", "entry")
PERSON = Person("Ben Chmark", "analyst")

Row: TypeAlias = tuple[object, ...]
Rows: TypeAlias = dict[str, list[Row]]


def sample_evaluation(folder: Path) -> Document:
    """A document under `folder` in which the register has been imported."""
    framework = load_framework(resources() / "frameworks" / f"{DEFAULT_FRAMEWORK}.toml")
    document = Document.new(framework, folders_in(folder), PERSON)
    imported = read_files([REGISTER], framework)
    document.session.do(ImportBids(imported.bids, imported.sources))
    return document


def folders_in(folder: Path) -> Folders:
    """A person's own folders, under `folder`."""
    return Folders(folder / "state", folder / "config")


def rows_of(path: Path) -> Rows:
    """Every row of an evaluation file, by table."""
    connection = sqlite3.connect(path)
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    connection.close()
    return rows


def schema_of(path: Path) -> list[str]:
    """The statements that make the tables of an evaluation file."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    return [statement for (statement,) in found]


def insert(connection: sqlite3.Connection, rows: Rows) -> None:
    """Write rows, as barely as it can be done."""
    for table, values in rows.items():
        if values:
            marks = ", ".join("?" * len(values[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
