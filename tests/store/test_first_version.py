"""The first version's file opens in every later program, and is as `docs/file-format.md` says."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from gz_eval.app.session import Session
from gz_eval.app.signing import unchanged_since
from gz_eval.core.commands import SetWeight
from gz_eval.core.people import Person, Stamp
from gz_eval.core.records import Log
from gz_eval.core.values import Bound
from gz_eval.core.weights import local_shares
from gz_eval.store.verify import verify
from gz_eval.store.workfile import Workfile

TESTS = Path(__file__).resolve().parents[1]
FIRST = TESTS / "data" / "evaluation-1.0.gzeval"
PAGE = (TESTS.parent / "docs" / "file-format.md").read_text(encoding="utf-8")
HEAD = "3cc2ecccc547dc78f44b72e65182accf5d4de03b68458cde0a7020a3c55fb3d2"
KINDS = """
start import-bids set-blind set-framework set-weight set-weights set-weights lock-framework
import-bids add-record add-record amend-record sign-record override-reading override-reading
override-gate override-place sign-off remove-override unlock-framework set-framework undo redo undo
return set-weight
"""


@pytest.fixture
def first(path: Path) -> Path:
    """A copy of the first version's file."""
    copyfile(FIRST, path)
    return path


def test_it_verifies(first: Path) -> None:
    found = verify(first)
    assert (found.problem, found.entries, found.sources, found.head) == ("", 26, 2, HEAD)


def test_it_holds_what_was_done(first: Path) -> None:
    workfile = Workfile.open(first)
    entries = workfile.entries
    assert [entry.kind for entry in entries] == KINDS.split()
    assert entries[17].sentence == "sign off the ranking of 9 bids, approved by Helen Marsh"
    assert entries[7].stamp == Stamp(
        Person("Amira Kaur", "analyst"),
        datetime(2012, 6, 14, 9, 38, tzinfo=UTC),
        "The rules are settled.",
    )
    assert [entry.number for entry in entries if entry.after_lock] == [20]
    assert [workfile.command(number) is None for number in (1, 2, 26)] == [True, False, False]
    signed = workfile.state(18)
    assert [record.log for record in signed.records] == [
        *(Log.DATA, Log.DATA, Log.ASSUMPTION, Log.DECISION)
    ]
    assert [override.what for override in signed.overrides] == [
        *("reading", "reading", "gate", "place")
    ]
    assert signed.lock is not None
    assert signed.lock.framework is signed.framework
    assert local_shares(signed.framework)["power"] == 0.4
    (sign_off,) = signed.sign_offs
    assert [(bid.bid, round(bid.score, 6)) for bid in sign_off.ranking[:3]] == [
        ("B003", 40.352497),
        ("B001", 39.328246),
        ("B005", 22.7816),
    ]
    last = workfile.state(26)
    assert [bid.id for bid in last.bids.bids] == [f"B00{number}" for number in range(1, 7)]
    assert last.sign_offs == signed.sign_offs
    value = last.bids.bids[2].value("mw")
    assert value is not None
    assert (value.amount, value.unit, value.bound) == (Decimal("636.5"), "MW", Bound.EXACT)
    workfile.close()


def test_a_ranking_is_signed_off_with_the_hash_of_its_inputs() -> None:
    connection = sqlite3.connect(FIRST)
    (told,) = connection.execute("SELECT state FROM entry WHERE number = 17").fetchone()
    (signed,) = connection.execute("SELECT payload FROM entry WHERE number = 18").fetchone()
    connection.close()
    state = json.loads(told)
    inputs = {part: state[part] for part in ("framework", "weights", "bids", "overrides")}
    text = json.dumps(inputs, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == json.loads(signed)["inputs"]


def test_what_it_signed_off_is_unchanged_until_it_is_changed(first: Path) -> None:
    workfile = Workfile.open(first)
    signed = workfile.state(18)
    (sign_off,) = signed.sign_offs
    assert unchanged_since(signed, sign_off)
    assert not unchanged_since(workfile.state(26), sign_off)
    workfile.close()


def test_it_can_be_gone_on_with(first: Path) -> None:
    workfile = Workfile.open(first)
    assert workfile.read_only == ""
    session = Session.resume(workfile, Person("Tom Reilly"))
    assert session.undo_sentence == "set weight of Power to 36%"
    session.undo()
    session.do(SetWeight("power", 50))
    workfile.close()
    assert verify(first).problem == ""


# -- the page that documents it --------------------------------------------------------------------


def test_the_chain_is_as_the_page_says() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    connection = sqlite3.connect(FIRST)
    connection.row_factory = sqlite3.Row
    (identity,) = connection.execute("SELECT value FROM meta WHERE key = 'evaluation'").fetchone()
    start = json.dumps(["gz_eval evaluation", identity], separators=(",", ":"))
    previous = hashlib.sha256(start.encode()).hexdigest()
    for row in connection.execute("SELECT * FROM entry ORDER BY number").fetchall():
        assert row["previous"] == previous
        exec(example, {"json": json, "hashlib": hashlib, "row": row})
        previous = row["hash"]
    connection.close()


def test_every_example_of_the_page_is_in_the_file() -> None:
    connection = sqlite3.connect(FIRST)
    texts = [zlib.decompress(data) for (data,) in connection.execute("SELECT data FROM piece")]
    for column in ("payload", "state"):
        texts += [told for (told,) in connection.execute(f"SELECT {column} FROM entry")]
    connection.close()
    held = {said(part) for text in texts for part in parts(json.loads(text))}
    examples = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert len(examples) > 20
    for example in examples:
        assert said(json.loads(example)) in held, example


def test_every_kind_of_entry_is_on_the_page() -> None:
    connection = sqlite3.connect(FIRST)
    for (kind,) in connection.execute("SELECT DISTINCT kind FROM entry"):
        assert f"`{kind}`" in PAGE
    columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(entry)")]
    for column in columns:
        assert f"`{column}`" in PAGE
    connection.close()


def said(value: Any) -> str:
    """A JSON value as one text."""
    return json.dumps(value, sort_keys=True)


def parts(value: Any) -> Iterator[Any]:
    """A JSON value and everything in it."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inner:
        yield from parts(part)
