"""Parts of a framework changed by hand: always sound, one command, pins hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from busy_session import FRAMEWORK, fresh_session
from gz_eval.app.framework_edits import (
    amount_read,
    amount_text,
    knots,
    scores_move,
    with_below,
    with_code_score,
    with_function,
    with_knot,
    with_point,
    without_point,
)
from gz_eval.app.framework_trial import FrameworkTrial
from gz_eval.core.commands import SetFramework, SetWeights
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import load_framework
from gz_eval.core.resources import resources
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
    ValueFunction,
)
from gz_eval.core.weights import local_shares

CURVES: tuple[ValueFunction, ...] = (
    Linear(0, 500),
    Linear(500, 0),
    Piecewise(((0, 0), (100, 40), (500, 100))),
    Piecewise(((0, 100), (100, 60), (500, 0))),
    Bands(((10, 20), (50, 70), (90, 100)), 5),
    Logarithmic(10, 1000),
    SShaped(0, 100, 30),
)
NUMBERS = st.floats(-2000, 2000, allow_nan=False)


@pytest.fixture
def shipped() -> Framework:
    return load_framework(resources() / "frameworks" / "four-pillars.toml")


@given(curve=st.sampled_from(CURVES), number=st.integers(-1, 4), x=NUMBERS, y=NUMBERS)
def test_a_moved_point_leaves_a_sound_curve(
    curve: ValueFunction, number: int, x: float, y: float
) -> None:
    moved = with_knot(curve, number, x, y)
    points = knots(moved)
    assert [amount for amount, _ in points] == sorted({amount for amount, _ in points})
    scores = [score for _, score in points]
    assert scores in (sorted(scores), sorted(scores, reverse=True))
    assert all(0 <= score <= 100 for score in scores)
    assert type(moved) is type(curve)
    assert not isinstance(moved, ChoiceTable)
    found = moved.score(np.array([-1e6, 0.0, 1e6]))
    assert ((found >= 0) & (found <= 100)).all()


def test_points_come_and_go() -> None:
    curve = CURVES[2]
    more = with_point(curve, 1)
    assert knots(more) == ((0, 0), (100, 40), (300, 70), (500, 100))
    assert without_point(more, 2) == curve
    two = without_point(without_point(curve, 1), 0)
    assert len(knots(two)) == 2
    assert with_point(CURVES[0], 0) == CURVES[0]
    assert not scores_move(CURVES[0])


def test_a_code_s_score_stays_between_0_and_100() -> None:
    table = ChoiceTable((("firm", 90.0), ("none", 0.0)))
    assert with_code_score(table, "none", 140).scores == (("firm", 90.0), ("none", 100.0))


def test_answers_and_amounts_can_always_be_told_apart() -> None:
    table = ChoiceTable((("firm", 100.0), ("none", 0.0)))
    with pytest.raises(UserError, match="could not be told apart"):
        with_code_score(table, "none", 100)
    line = Piecewise(((0, 0), (100, 50)))
    assert with_knot(line, 1, 100, 0) == line
    flat = Piecewise(((0, 0), (50, 0), (100, 50)))
    assert without_point(flat, 2) == flat


def test_what_is_below_the_first_step_is_set() -> None:
    rising = Bands(((10, 20), (50, 70)), 5)
    assert with_below(rising, 12).below == 12
    assert with_below(rising, 90).below == 20
    falling = Bands(((10, 60), (50, 20)), 80)
    assert with_below(falling, 95).below == 95
    assert with_below(falling, 0).below == 60
    assert knots(with_knot(falling, 0, 10, 99))[0] == (10, 80)


def test_amounts_are_read_as_they_are_written(shipped: Framework) -> None:
    capacity = shipped.field_by_key["firm_mw"]
    assert amount_text(capacity, 1100) == "1,100 MW"
    assert amount_text(capacity, -0.0) == amount_text(capacity, 0) == "0 MW"
    assert amount_read(capacity, "1.1 GW") == 1100
    day = shipped.field_by_key["connection_date"]
    told = amount_text(day, amount_read(day, "31/12/2030"))
    assert told == "31 December 2030"
    with pytest.raises(UserError) as caught:
        amount_read(capacity, "plenty")
    assert "plenty" in str(caught.value)


def test_weights_alone_are_kept_as_weights() -> None:
    trial = FrameworkTrial.of(FRAMEWORK)
    assert trial.command() is None
    first = FRAMEWORK.pillars[0].key
    tried = trial.with_weight(first, 62)
    command = tried.command()
    assert isinstance(command, SetWeights)
    session = fresh_session()
    session.do(command)
    kept = local_shares(session.project.framework)
    assert kept == pytest.approx(local_shares(tried.tried))
    assert kept[first] == pytest.approx(0.62)


@given(
    moves=st.lists(st.tuples(st.integers(0, 3), st.floats(-20, 120)), max_size=6),
    pins=st.sets(st.integers(0, 3)),
)
def test_a_pinned_weight_stays(moves: list[tuple[int, float]], pins: set[int]) -> None:
    framework = load_framework(resources() / "frameworks" / "four-pillars.toml")
    pillars = [pillar.key for pillar in framework.pillars]
    trial = FrameworkTrial.of(framework)
    pinned = {pillars[pin] for pin in pins}
    before = local_shares(framework)
    for number, percent in moves:
        if number in pins or len(pins | {number}) == 4:
            with pytest.raises(UserError):
                trial.with_weight(pillars[number], percent, pinned)
        else:
            trial = trial.with_weight(pillars[number], percent, pinned)
    after = local_shares(trial.tried)
    for pin in pins:
        assert after[pillars[pin]] == pytest.approx(before[pillars[pin]])
    assert sum(after[key] for key in pillars) == pytest.approx(1)


def test_a_drag_there_and_back_leaves_the_proportions(shipped: Framework) -> None:
    first = shipped.pillars[0].key
    percent = local_shares(shipped)[first] * 100
    trial = FrameworkTrial.of(shipped).with_weight(first, 100).with_weight(first, percent)
    assert local_shares(trial.tried) == pytest.approx(local_shares(shipped))
    assert not trial.changed


def test_a_changed_curve_is_kept_as_the_framework_and_told(shipped: Framework) -> None:
    session = fresh_session()
    session.do(SetFramework(shipped))
    leaf = next(one for one in shipped.leaves if isinstance(one.value_function, Piecewise | Linear))
    assert leaf.value_function is not None
    first = knots(leaf.value_function)[0]
    function = with_knot(leaf.value_function, 0, first[0] - 10, first[1])
    trial = FrameworkTrial.of(shipped).with_framework(with_function(shipped, leaf.key, function))
    command = trial.command()
    assert isinstance(command, SetFramework)
    said = command.sentence(session.project)
    assert said.startswith(f"change the framework: scores of {leaf.label}: ")
    assert amount_text(shipped.field_by_key[leaf.field], first[0] - 10) in said
    session.do(command)
    assert session.project.framework == trial.tried
