"""What a shortlist comes to, as a data frame for analysts."""

from __future__ import annotations

from decimal import Decimal

from busy_session import session_with_totals
from gz_eval.api import Target, evaluate, totals_frame, with_target, without_target


def test_totals_stand_beside_their_targets() -> None:
    project = session_with_totals().project
    framework = with_target(project.framework, Target(Decimal(2000), "power"))
    framework = with_target(framework, Target(Decimal(1), "", "Wales"))
    frame = totals_frame(evaluate(framework, project.bids))
    assert list(frame.columns) == [
        *("nation", "bids", "shortlisted", "reserve", "shortlisted_target"),
        *("power", "power_target", "land", "land_target"),
    ]
    (whole,) = frame[:1].to_dict("records")
    assert (whole["shortlisted"], whole["power"], whole["power_target"]) == (2, 1600.0, 2000.0)
    assert frame.loc["Wales", "shortlisted_target"] == 1
    assert frame["land_target"].isna().all()
    assert without_target(framework, "", "Wales").target_of.keys() == {("power", "")}
