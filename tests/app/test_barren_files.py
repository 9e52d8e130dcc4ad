"""What is said of files that brought no bids, where nothing else came either."""

from __future__ import annotations

from gz_eval.app.barren_files import barren_told
from gz_eval.core.bids import BidSet
from gz_eval.core.source import SourceFile


def test_where_no_bids_came_no_file_is_said_to_have_brought_them() -> None:
    letter = SourceFile("letter.csv", "letter.csv", "0" * 64, 1)
    nothing, came = BidSet((), (), (), ()), BidSet((), (letter,), (), ())
    assert barren_told(nothing, nothing, nameless=False) == ("", "")
    what, advice = barren_told(nothing, came, nameless=False)
    assert what == "No bids came; “letter.csv” brought none."
    assert "Issues of files" in advice
    what, _advice = barren_told(nothing, came, nameless=True)
    assert what == "No bids came; 1 file brought none."
