"""Kills a process again and again while it works on an evaluation, and looks for what was lost.

    python tests/store/kill_while_working.py [RUNS] [SEED]

Each run forks a child that opens or recovers an evaluation, changes and saves it, and reports each
entry once it is committed and each save once it is done. At a random moment it is killed (SIGKILL).
Then the saved file must open, verify, and be a whole version no older than the last save reported;
and the session left behind must be found, verify, and hold every entry that was reported. The next
child goes on from there. Wants `os.fork`, so not on Windows.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import monotonic

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from builders import exact, framework
from gz_eval.app.document import Document, leftovers
from gz_eval.app.folders import Folders
from gz_eval.core.bids import BidSet
from gz_eval.core.commands import ImportBids, SetWeight
from gz_eval.core.history import Entry
from gz_eval.core.override_commands import OverrideReading
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.core.source import SourceFile
from gz_eval.store.verify import verify
from made_up_bids import made_up_bids, together

PERSON = Person("Kay Illed", "analyst")
RUNS_IN_A_ROW = 8  # then everything starts anew, so that histories stay short
LARGE = 6_000_000  # bytes of a source that makes saving take its time
WAIT = 60.0  # seconds that a child may take at most


@dataclass
class Told:
    """What a child said before it was killed: all of it had happened."""

    opened: int = 0
    """How many entries there were when it began: they are in the file that it opened."""
    entries: dict[int, str] = field(default_factory=dict)
    """What identifies each entry that was committed, by its number."""
    saving: int = 0
    """The last entry when a save was last begun."""
    saved: int = 0
    """The last entry when a save was last done."""


def identity(entry: Entry) -> str:
    """An entry on one line."""
    return repr((entry.stamp.at.isoformat(), entry.kind, entry.sentence, entry.target))


# -- the child ------------------------------------------------------------------------------------


def work(folders: Folders, target: Path, random: Random, out: int) -> None:
    """Act and save for ever, and say what has been done."""

    def say(*words: object) -> None:
        os.write(out, (" ".join(map(str, words)) + "\n").encode())

    document = _begun(folders, target, random)
    session = document.session
    if document.path is not None and not document.unsaved:
        say("opened", len(session.entries))
    told = 0
    while True:
        for entry in session.entries[told:]:
            say("entry", entry.number, identity(entry))
        told = len(session.entries)
        match random.randrange(20):
            case 0 | 1 | 2:
                say("saving", told)
                if document.path is None:
                    document.save_as(target)
                else:
                    document.save()
                say("saved", told)
            case 3 | 4:
                there = session.project.bids
                more = made_up_bids(random.randrange(10**9), 4, first=len(there.bids) + 1)
                session.do(together(there, more))
            case 5:
                session.undo("a second thought")
            case 6:
                session.redo()
            case 7:
                session.return_to(random.randrange(1, told + 1), "a second thought")
            case 8 | 9 if session.project.bids.bids:
                bid = random.choice(session.project.bids.bids).id
                value = exact(random.randrange(1000))
                session.do(OverrideReading(bid, "mw", value.text, value), "a letter came")
            case 10:
                session.do(AddRecord(Log.DECISION, f"Decided {random.random()}"))
            case _:
                session.do(SetWeight("power", random.uniform(1, 99)))


def _begun(folders: Folders, target: Path, random: Random) -> Document:
    """What an official would open: what a crash left, or else what was saved, or else nothing."""
    left = leftovers(folders)
    if left and (random.random() < 0.7 or not target.exists()):
        return Document.recover(left[0], folders, PERSON)
    if target.exists():
        return Document.open(target, folders, PERSON)
    document = Document.new(framework(), folders, PERSON)
    if random.random() < 0.5:
        document.session.do(_large(random))
    return document


def _large(random: Random) -> ImportBids:
    data = random.randbytes(LARGE)
    digest = sha256(data).hexdigest()
    file = SourceFile("large.xlsx", "/bids/large.xlsx", digest, len(data))
    return ImportBids(BidSet(files=(file,)), {digest: data})


# -- the one that kills it ------------------------------------------------------------------------


def one_run(folders: Folders, target: Path, random: Random) -> Told:
    """Start a child, kill it at a random moment, and give what it told."""
    reading, writing = os.pipe()
    seed = random.randrange(10**9)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(folders, target, Random(seed), writing)
        except BaseException:
            with contextlib.suppress(OSError):
                os.write(writing, f"died {traceback.format_exc()!r}\n".encode())
        finally:
            os._exit(1)
    os.close(writing)
    heard = _heard_until_a_random_moment(reading, random)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        heard += more
    os.close(reading)
    return told_by(heard.decode(errors="replace"))


def _heard_until_a_random_moment(reading: int, random: Random) -> bytes:
    """Wait for some lines, or for a save to begin, and then for a moment more."""
    heard, deadline = b"", monotonic() + WAIT
    lines, saves = random.choice(((0, 0), (random.randrange(25), 0), (0, random.randrange(1, 4))))
    while heard.count(b"\n") < lines or heard.count(b"saving ") < saves:
        if not select.select([reading], [], [], max(0.0, deadline - monotonic()))[0]:
            break
        more = os.read(reading, 65536)
        if not more:
            return heard
        heard += more
    moment = monotonic() + random.choice((0.002, 0.02, 0.1)) * random.random()
    while (left := moment - monotonic()) > 0 and select.select([reading], [], [], left)[0]:
        more = os.read(reading, 65536)
        if not more:
            break
        heard += more
    return heard


def told_by(heard: str) -> Told:
    """What whole lines say; the last may have been cut short by the kill."""
    told = Told()
    for line in heard.splitlines(keepends=True):
        if not line.endswith("\n"):
            continue
        what, _, rest = line.rstrip("\n").partition(" ")
        match what:
            case "entry":
                number, _, entry = rest.partition(" ")
                told.entries[int(number)] = entry
            case "opened":
                told.opened = int(rest)
            case "saving":
                told.saving = int(rest)
            case "saved":
                told.saved = int(rest)
            case _:
                raise AssertionError(f"the child failed by itself: {rest}")
    return told


# -- what has to hold -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Version:
    """A saved version: how many entries it has, and the hash of the last. 0 when there is none."""

    entries: int = 0
    head: str = "none"


def checked(folders: Folders, target: Path, told: Told, before: Version) -> Version:
    """What `check` gives. It looks in a process of its own, which is gone after it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            found = check(folders, target, told, before)
            answer = f"{found.entries} {found.head}"
        except BaseException:
            answer = traceback.format_exc()
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    entries, _, head = answer.partition(" ")
    assert entries.isdecimal(), answer
    return Version(int(entries), head)


def check(folders: Folders, target: Path, told: Told, before: Version) -> Version:
    """Look at what the child left. Gives the version that is saved now."""
    saved = _checked_target(folders, target, told, before) if target.exists() else Version()
    assert saved.entries or not (told.saved or before.entries), "a saved file is gone"
    last = max(told.entries, default=0)
    kept_by_file = saved.entries if saved.entries in {told.saved, told.saving} else 0
    left = leftovers(folders)
    for one in left[:1]:
        document = Document.recover(one, folders, PERSON)
        if last > max(kept_by_file, told.opened, 1):
            _holds(document.session.entries, told, last)
        for entry in document.session.entries:
            document.session.state(entry.number)
        document.workfile.close()  # and not `document.close()`: the next child finds it again
        found = verify(document.workfile.path)
        assert not found.problem, f"{one.name}: {found.problem}"
    assert left or last <= max(kept_by_file, told.opened, 1), "no session was left to recover"
    aside = list((folders.state / "unreadable").glob("*"))
    assert not aside, f"a session could not be read: {aside}"
    return saved


def _checked_target(folders: Folders, target: Path, told: Told, before: Version) -> Version:
    found = verify(target)
    assert not found.problem, f"{target}: {found.problem}"
    document = Document.open(target, folders, PERSON)
    entries = document.session.entries
    version = Version(len(entries), document.workfile.head)
    assert (found.entries, found.head) == (version.entries, version.head)
    assert document.session.evaluation.weights.sum() > 0.999
    # Which of the versions it is: the last that was done, or one that was being saved.
    if version != before or told.saved > before.entries:
        assert version.entries in {told.saved, told.saving}
        _holds(entries, told, version.entries)
    document.close()
    return version


def _holds(entries: Sequence[Entry], told: Told, last: int) -> None:
    """All that was told of is there, up to the entry `last`, as it was told."""
    by_number = {entry.number: identity(entry) for entry in entries}
    for number, entry in told.entries.items():
        if number <= last:
            assert by_number.get(number) == entry, f"entry {number} is lost or changed"


def runs(count: int, seed: int) -> Iterator[Told]:
    """That many kills, each checked. Raises AssertionError for anything lost."""
    random = Random(seed)
    with TemporaryDirectory() as temporary:
        home, saved = Path(temporary, "home"), Version()
        target = Path(temporary, "shared", "Shortlist.gzeval")
        for run in range(count):
            if run % RUNS_IN_A_ROW == 0:
                for folder in (home, target.parent):
                    rmtree(folder, ignore_errors=True)
                target.parent.mkdir()
                saved = Version()
            folders = Folders(home / "state", home / "config")
            told = one_run(folders, target, random)
            saved = checked(folders, target, told, saved)
            yield told


def main() -> None:
    """Kill, check, and print a line of account."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else Random().randrange(10**6)
    entries = saves = cut = 0
    for run, told in enumerate(runs(count, seed), start=1):
        entries += len(told.entries)
        saves += bool(told.saved)
        cut += told.saving != told.saved
        if sys.stderr.isatty():
            print(f"\r{run} of {count}", end="", file=sys.stderr)
    print(
        f"Killed {count} times (seed {seed}): {entries:,} entries reported before, none lost; "
        f"{saves:,} runs had saved, {cut:,} were killed while saving; every file opened and "
        "verified."
    )


if __name__ == "__main__":
    main()
