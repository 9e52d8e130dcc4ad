"""Makes the sample bids: the same bytes on every run.

    python sample_bids/make_sample_bids.py [FOLDER]

writes register.xlsx, returns/, late/ and faults.json into FOLDER (this file's own folder if none
is given) and prints how many deliberate faults of each kind there are. README.md says more.
"""

from __future__ import annotations

import sys
from pathlib import Path

from making.chance import Chance
from making.inventions import REAL_NAMES, Inventions
from making.late_registers import write_late
from making.manifest import Manifest
from making.outlines import Outlines
from making.register_rows import register_rows
from making.register_workbook import write_register
from making.returns import write_returns

HERE = Path(__file__).resolve().parent
SEED = "gz_eval sample bids, 2025"


def make(folder: Path) -> Manifest:
    """Write everything into a folder; gives what was written wrong on purpose."""
    outlines = Outlines(HERE.parent / "docs" / "uk_regions_source.geojson")
    chance = Chance(SEED)
    world = (outlines, Inventions(chance))
    manifest = Manifest()
    for name in ("returns", "late"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows = register_rows(world, chance)
    for draft in rows.drafts:
        for real in REAL_NAMES:
            assert real not in str(draft.answers), f"{draft.id} names a real site: {real}"
    write_register(folder / "register.xlsx", rows, manifest)
    write_returns(folder, world, chance, manifest)
    write_late(folder, world, chance, manifest, rows.drafts)
    (folder / "faults.json").write_bytes(manifest.text().encode("utf-8"))
    return manifest


def main() -> None:
    """Make them, and say what was made."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    manifest = make(folder)
    for file, rows in manifest.rows.items():
        print(f"{file}: {rows['imported']} bids, {rows['left out']} rows to leave out")
    for kind, count in manifest.counts().items():
        print(f"{kind}: {count}")


if __name__ == "__main__":
    main()
