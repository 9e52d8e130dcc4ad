"""Makes an evaluation file of the version that this gz_eval writes, for the tests of later ones.

    python tests/store/make_fixture.py

Run once for each version that is released, and never again for one that was: what it made is what
officials have.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from gz_eval.store.schema import VERSION, version_text
from gz_eval.store.workfile import Workfile

TESTS = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write the file beside the other test data; it must not be there yet."""
    sys.path.insert(0, str(TESTS))
    from every_command import every_command

    target = TESTS / "data" / f"evaluation-{version_text(VERSION)}.gzeval"
    if target.exists():
        sys.exit(f"{target} is there: a version that was released is never made again.")
    with TemporaryDirectory() as folder:
        workfile = Workfile.create(Path(folder) / "work.gzeval")
        every_command(workfile)
        workfile.copy_to(target)
        workfile.close()
    print(f"{target}: {target.stat().st_size:,} bytes, last hash {workfile.head}")


if __name__ == "__main__":
    main()
