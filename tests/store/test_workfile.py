"""The work file keeps every entry, gives every state back, and fails in words, all or nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from threading import Thread
from weakref import ref

import pytest

from builders import framework
from busy_session import signing
from every_command import ANALYST, Clock, every_command
from gz_eval.app.memory_ledger import MemoryLedger
from gz_eval.app.session import Session
from gz_eval.core.commands import ImportBids, SetWeight
from gz_eval.core.errors import UserError
from gz_eval.core.history import Entry, Move
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.store.canonical import unpacked
from gz_eval.store.verify import verify
from gz_eval.store.workfile import Workfile
from made_up_bids import made_up_bids, together
from said_plainly import plain


@contextmanager
def opened(path: Path, read_only: bool = False) -> Iterator[Workfile]:
    """A work file, closed in the end."""
    workfile = Workfile.open(path, read_only)
    try:
        yield workfile
    finally:
        workfile.close()


def begun(workfile: Workfile) -> Session:
    """An evaluation of no bids."""
    return Session(Project(framework()), workfile, ANALYST, Clock())


def pieces_in(path: Path) -> list[bytes]:
    """Every piece of a file, as it was written."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT data, size FROM piece").fetchall()
    connection.close()
    return [unpacked(data, size) for data, size in rows]


# -- what was done is there ------------------------------------------------------------------------


def test_everything_that_was_done_is_there_after_opening(busy: Path) -> None:
    memory = MemoryLedger()
    every_command(memory)
    with opened(busy) as workfile:
        assert workfile.entries == memory.entries
        for entry in memory.entries:
            assert plain(workfile.state(entry.number)) == plain(memory.state(entry.number))


def test_what_bids_were_judged_by_is_read_without_them(busy: Path) -> None:
    memory = MemoryLedger()
    every_command(memory)
    with opened(busy) as workfile:
        for entry in memory.entries:
            assert workfile.framework(entry.number) == memory.framework(entry.number)
        assert not workfile._states


def test_every_command_can_be_done_again_in_an_empty_file(busy: Path, tmp_path: Path) -> None:
    with opened(busy) as recorded:
        again = Session(recorded.state(1), Workfile.create(tmp_path / "again"), ANALYST, Clock())
        for entry in recorded.entries[1:]:
            command = recorded.command(entry.number)
            match entry.kind:
                case Move.UNDO:
                    again.undo(entry.stamp.reason)
                case Move.REDO:
                    again.redo(entry.stamp.reason)
                case Move.RETURN:
                    again.return_to(entry.target, entry.stamp.reason)
                case _:
                    assert command is not None
                    assert command.kind == entry.kind
                    again.do(command, entry.stamp.reason)
        assert again.entries == recorded.entries
        assert plain(again.project) == plain(recorded.state(len(recorded.entries)))


def test_moves_and_the_start_have_no_command(busy: Path) -> None:
    with opened(busy) as workfile:
        moves = [entry.number for entry in workfile.entries if entry.kind in set(Move)]
        assert [workfile.command(number) for number in moves] == [None] * len(moves)


def test_workbooks_are_given_back_as_they_were(busy: Path) -> None:
    ((digest, data),) = made_up_bids(7, 6).sources.items()
    with opened(busy) as workfile:
        assert workfile.source(digest) == data
        command = workfile.command(2)
        assert isinstance(command, ImportBids)
        assert command.sources == {digest: data}
        with pytest.raises(UserError, match="not in the evaluation"):
            workfile.source("00" * 32)


def test_a_workbook_is_stored_once(workfile: Workfile, path: Path) -> None:
    session = begun(workfile)
    data = os.urandom(200_000)
    digest = sha256(data).hexdigest()
    for number in (1, 2):
        session.do(replace(made_up_bids(number), sources={digest: data}))
    workfile.close()
    assert len(data) < path.stat().st_size < 2 * len(data)


def test_one_state_is_one_project_and_undo_keeps_the_bids(busy: Path) -> None:
    with opened(busy) as workfile:
        session = Session.resume(workfile, ANALYST)
        assert workfile.state(3) is workfile.state(3)
        bids = session.project.bids
        session.undo()
        assert session.project.bids is bids
        session.redo()
        assert session.project.bids is bids
        session.do(SetWeight("power", 50))
        assert workfile.state(len(workfile.entries)) is session.project


def test_history_goes_on_where_it_stopped(busy: Path) -> None:
    with opened(busy) as workfile:
        session = Session.resume(workfile, Person("Tom Reilly"))
        before, head, count = session.project, workfile.head, len(session.entries)
        session.undo()
        session.redo()
        assert plain(session.project) == plain(before)
        assert workfile.head != head
        assert workfile.head == workfile.hash_of(count + 2)
    found = verify(busy)
    assert (found.problem, found.entries) == ("", count + 2)


def test_texts_that_sqlite_cannot_hold_do_not_stop_a_change(workfile: Workfile, path: Path) -> None:
    session = begun(workfile)
    session.person = Person("A\udcff", "role\x00")
    session.do(AddRecord(Log.DECISION, "half \ud800 and \x00 and \x1f"), "because \udc80")
    workfile.close()
    with opened(path) as again:
        assert again.entries[1].stamp.by == Person("A\ufffd", "role\x00")
        assert again.entries[1].stamp.reason == "because \ufffd"
        assert again.entries == session.entries
        assert plain(again.state(2)) == plain(session.project)
    assert verify(path).problem == ""


def test_a_command_can_be_prepared_in_another_thread(workfile: Workfile, path: Path) -> None:
    session = begun(workfile)
    command = made_up_bids(4, 50)
    worker = Thread(target=session.prepare, args=(command,))
    worker.start()
    session.do(SetWeight("power", 12))
    worker.join()
    session.do(command)
    session.do(SetWeight("power", 13))
    workfile.close()
    assert verify(path).problem == ""
    with opened(path) as again:
        assert plain(again.state(4)) == plain(session.project)


def test_what_was_prepared_and_not_done_is_not_in_the_file_until_it_is(
    workfile: Workfile, path: Path
) -> None:
    """A sign-off that somebody thought better of is in no log: nor is it in the file."""
    session = begun(workfile)
    session.do(made_up_bids(4, 50))
    given_up, late = signing(session, "Given Up"), signing(session, "Late Approver")
    session.prepare(given_up)
    session.prepare(late)
    session.do(SetWeight("power", 12))
    before = path.with_name("before.gzeval")
    workfile.copy_to(before)
    session.do(late)
    session.do(SetWeight("power", 13))
    workfile.close()
    assert verify(path).problem == ""
    with opened(path) as again:
        assert plain(again.state(5)) == plain(session.project)
    assert not any(b"Late Approver" in piece for piece in pieces_in(before))
    held = pieces_in(path)
    assert any(b"Late Approver" in piece for piece in held)
    assert not any(b"Given Up" in piece for piece in held)


def test_a_weight_costs_little(workfile: Workfile, path: Path) -> None:
    session = begun(workfile)
    session.do(made_up_bids(4, 200))
    sizes = []
    for percent in (30, 31):
        copy = path.with_name(f"{percent}.gzeval")
        workfile.copy_to(copy)
        sizes.append(copy.stat().st_size)
        for step in range(20):
            session.do(SetWeight("power", percent + step / 100))
    assert sizes[1] - sizes[0] < 20 * 4096


def test_a_copy_is_whole_and_has_the_same_history(workfile: Workfile, tmp_path: Path) -> None:
    every_command(workfile)
    copy = tmp_path / "a copy, “of” 100% & Übung #1?.gzeval"
    workfile.copy_to(copy)
    with opened(copy, read_only=True) as other:
        assert other.head == workfile.head
        assert other.evaluation_id == workfile.evaluation_id
    assert verify(copy).head == workfile.head
    assert {found.name for found in tmp_path.iterdir()} >= {copy.name}


def test_a_read_only_file_is_left_alone(busy: Path) -> None:
    before = busy.read_bytes()
    with opened(busy, read_only=True) as workfile:
        assert "read only" in workfile.read_only
        session = Session.resume(workfile, ANALYST)
        with pytest.raises(UserError, match="read-only"):
            session.do(SetWeight("power", 1))
        assert len(session.entries) == len(workfile.entries)
    assert busy.read_bytes() == before
    assert [found.name for found in busy.parent.iterdir()] == [busy.name]


# -- what goes wrong -------------------------------------------------------------------------------


def test_a_change_that_cannot_be_kept_changes_nothing(workfile: Workfile, path: Path) -> None:
    session = begun(workfile)
    workfile._connection.execute("PRAGMA max_page_count = 1")  # as if the disk were full
    before = session.project
    with pytest.raises(UserError, match="the disk is full") as told:
        session.do(replace(made_up_bids(1, 300), sources={"x": os.urandom(100_000)}))
    assert told.value.advice == "Free some space, then do it again."
    assert session.project is before
    assert len(workfile.entries) == 1
    workfile._connection.execute("PRAGMA max_page_count = 1000000")
    session.do(made_up_bids(1, 300))
    session.do(SetWeight("power", 20))
    workfile.close()
    assert verify(path) == replace(verify(path), entries=3, problem="")


def test_a_second_program_is_told_that_the_file_is_in_use(workfile: Workfile, path: Path) -> None:
    begun(workfile)
    script = (
        "import sys; from pathlib import Path\n"
        "from gz_eval.core.errors import UserError\n"
        "from gz_eval.store.workfile import Workfile\n"
        "try:\n    Workfile.open(Path(sys.argv[1]))\n"
        "except UserError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, str(path)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "another gz_eval has it open" in done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="wants os.fork")
def test_what_was_committed_outlives_a_killed_process(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from every_command import every_command\n"
        "from gz_eval.store.workfile import Workfile\n"
        "every_command(Workfile.create(Path(sys.argv[1])))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    tests = str(Path(__file__).resolve().parents[1])
    done = subprocess.run([sys.executable, "-c", script, str(path), tests], check=False)
    assert done.returncode == -9
    assert verify(path).entries == 33  # the log beside the file counts
    with opened(path) as workfile:
        assert len(workfile.entries) == 33


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no evaluation file"),
        (b"Reference,Name\n1,Tarn Park\n", "is no evaluation file"),
        (b"PK\x03\x04" + bytes(200), "is no evaluation file"),
        (b"SQLite format 3\x00" + bytes(200), "is no evaluation file"),
    ],
)
def test_another_file_is_refused_in_words(path: Path, content: bytes, told: str) -> None:
    path.write_bytes(content)
    for opening in (Workfile.open, verify):
        with pytest.raises(UserError, match=told):
            opening(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE entry (number INTEGER)")
    connection.close()
    with pytest.raises(UserError, match="is no evaluation file"):
        Workfile.open(path)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="it is not there"):
        Workfile.open(tmp_path / "gone.gzeval")
    with pytest.raises(UserError, match="could not be made"):
        Workfile.create(tmp_path / "no such folder" / "new.gzeval")


@pytest.mark.parametrize("length", [150, 4096, 20_000, 60_000])
def test_a_file_cut_short_gives_words_and_no_traceback(busy: Path, length: int) -> None:
    busy.write_bytes(busy.read_bytes()[:length])
    try:
        problem = verify(busy).problem
    except UserError as error:
        problem = error.what
    assert problem
    with pytest.raises(UserError):
        Workfile.open(busy)


def test_a_damaged_part_is_told_when_it_is_read(busy: Path) -> None:
    tampered(busy, "UPDATE piece SET data = zeroblob(8)")
    with opened(busy) as workfile, pytest.raises(UserError, match="damaged"):
        workfile.state(2)


def test_a_part_that_is_not_what_its_name_says_is_not_used(busy: Path) -> None:
    tampered(
        busy, "UPDATE piece SET (data, size) = (SELECT data, size FROM piece ORDER BY size LIMIT 1)"
    )
    with opened(busy) as workfile, pytest.raises(UserError, match="changed after"):
        workfile.state(26)


def test_a_byte_changed_on_the_disk_never_gives_a_traceback(busy: Path) -> None:
    original = busy.read_bytes()
    random = Random(6)
    for _ in range(100):
        data = bytearray(original)
        data[random.randrange(16, len(data))] ^= 1 << random.randrange(8)
        busy.write_bytes(data)
        with suppress(UserError), opened(busy) as workfile:
            for entry in workfile.entries:
                workfile.state(entry.number)
                workfile.command(entry.number)


def test_a_log_with_a_gap_is_not_gone_on_with(busy: Path) -> None:
    tampered(busy, "DELETE FROM entry WHERE number = 5")
    with pytest.raises(UserError, match="damaged"):
        Workfile.open(busy)


def tampered(path: Path, *statements: str) -> None:
    """Change a file behind the triggers' back, and put them there again."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def test_the_file_itself_refuses_changes_of_what_was(busy: Path) -> None:
    connection = sqlite3.connect(busy)
    for table in ("entry", "piece", "source", "meta"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            connection.execute(f"DELETE FROM {table}")
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        connection.execute("UPDATE entry SET reason = 'another'")
    connection.close()


def test_an_entry_out_of_turn_is_not_kept(workfile: Workfile) -> None:
    begun(workfile)
    stamp = Stamp(ANALYST, datetime(2012, 6, 14, tzinfo=UTC))
    entry = Entry(1, stamp, SetWeight.kind, "set a weight")
    with pytest.raises(sqlite3.IntegrityError):
        workfile.commit(entry, SetWeight("power", 1), workfile.state(1))
    assert len(workfile.entries) == 1


def test_more_bids_are_written_beside_those_there(workfile: Workfile) -> None:
    session = begun(workfile)
    session.do(made_up_bids(1, 5))
    pieces = workfile._connection.execute("SELECT sha256 FROM piece").fetchall()
    session.do(together(session.project.bids, made_up_bids(2, 5, first=6)))
    new = workfile._connection.execute("SELECT count(*) FROM piece").fetchone()[0] - len(pieces)
    assert new <= 4  # the new file's bids, the account of all, issues, records


def test_what_is_prepared_and_not_done_is_let_go_of(workfile: Workfile) -> None:
    """Thousands of bids that were cancelled are not held until the file is closed."""
    session = begun(workfile)
    session.do(made_up_bids(4, 5))
    for end in (
        session.let_go,
        lambda _command: session.do(SetWeight("power", 12)),
        lambda _command: session.prepare(SetWeight("power", 13)),
    ):
        command = made_up_bids(5, 5)
        session.prepare(command)
        session.selection_once(command)
        bids = ref(command.bids)
        end(command)
        del command
        assert bids() is None
