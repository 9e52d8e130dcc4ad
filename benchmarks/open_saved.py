"""Open the saved evaluation of the 214 sample bids to its ranking, against importing them again.

    python benchmarks/open_saved.py

Ours is `Document.open` and the evaluation: copied to this computer, checked, bids and framework
read, scored and ranked. The other is reading the workbook and the evaluation of what it says: what
it would take without a file.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from gz_eval.app.document import Document
from gz_eval.app.importing import read_files
from gz_eval.core.scoring import evaluate
from pairs import compare, seconds_of
from sample_evaluation import PERSON, REGISTER, folders_in, sample_evaluation

WANTED = 1.0


def main() -> None:
    """Print the ratio."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        document = sample_evaluation(folder)
        framework, target = document.session.project.framework, folder / "Shortlist.gzeval"
        document.save_as(target)
        wanted = document.session.evaluation.order.tolist()
        document.close()

        def open_saved() -> None:
            found = Document.open(target, folders_in(folder), PERSON)
            assert found.session.evaluation.order.tolist() == wanted
            found.close()

        compare(
            f"Open {len(wanted)} saved bids to their ranking, against importing them",
            seconds_of(open_saved),
            seconds_of(lambda: evaluate(framework, read_files([REGISTER], framework).bids.bids)),
            pairs=21,
            wanted=WANTED,
        )


if __name__ == "__main__":
    main()
