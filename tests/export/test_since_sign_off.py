"""An export of a ranking says whether it is still the one that was signed off."""

from __future__ import annotations

from busy_session import START, fresh_session, signing
from gz_eval.core.commands import SetWeight
from gz_eval.export.account_tables import about_table
from gz_eval.export.imprint import Imprint


def signed_off(told: str) -> bool:
    return told.endswith("this ranking is not the one that was signed off.")


def test_about_says_that_a_sign_off_was_overtaken() -> None:
    session = fresh_session()
    session.do(signing(session))

    def told() -> list[str]:
        rows = about_table(session.project, session.selection, (), Imprint(at=START)).rows
        return [str(row[1]) for row in rows if row[0] == "Signed off"]

    (line,) = told()
    assert line.endswith("No bid has moved since, and no score has changed.")
    session.do(SetWeight("power", 5), "To see.")
    (line,) = told()
    assert "Since then " in line
    assert signed_off(line)
    session.do(signing(session))
    first, second = told()
    assert not signed_off(first)
    assert second.endswith("No bid has moved since, and no score has changed.")
    session.do(SetWeight("power", 5.1), "A hair more.")
    _, second = told()
    count = len(session.project.bids.bids)
    assert second.endswith(f"No bid has moved since, but {count} scores have changed.")
