"""A map zoomed and moved, before any of it is drawn."""

from __future__ import annotations

import pytest

from gz_eval.charts.map_places import WHOLE
from gz_eval.desktop.map_moves import MapMoves, nearer

SEEN = (-4.0, 0.0, 51.0, 55.0)
MIDDLE = (0.5, 0.5)


@pytest.fixture
def moves() -> MapMoves:
    return MapMoves(WHOLE)


def test_steps_add_up_though_nothing_is_drawn_between_them(moves: MapMoves) -> None:
    assert moves.zoom(0.5, MIDDLE, SEEN)
    assert moves.zoom(0.5, MIDDLE, SEEN)
    assert moves.wanted == pytest.approx((-2.5, -1.5, 52.5, 53.5))
    assert moves.pan(0.5, 0.0, SEEN)
    assert moves.pan(0.0, 0.5, SEEN)
    assert moves.wanted == pytest.approx((-2.0, -1.0, 52.0, 53.0))


def test_the_place_that_is_zoomed_about_stays(moves: MapMoves) -> None:
    assert moves.zoom(0.5, (0.0, 0.0), SEEN)
    assert moves.wanted == pytest.approx((-4.0, -2.0, 53.0, 55.0))


def test_once_it_is_drawn_steps_begin_from_there_unless_more_is_wanted(moves: MapMoves) -> None:
    moves.zoom(0.5, MIDDLE, SEEN)
    first = moves.wanted
    moves.zoom(0.5, MIDDLE, SEEN)
    second = moves.wanted
    moves.arrived(first)
    assert moves.wanted is second
    moves.arrived(second)
    assert moves.wanted is None


def test_there_is_an_end_either_way(moves: MapMoves) -> None:
    assert not moves.go((0.0, 0.01, 51.0, 51.01), SEEN)
    assert moves.wanted is None
    for _step in range(20):
        assert moves.zoom(1.25, MIDDLE, moves.wanted or SEEN)
    assert moves.wanted == WHOLE


def test_what_is_no_map_does_not_move() -> None:
    moves = MapMoves()
    assert not moves.zoom(0.5, MIDDLE, SEEN)
    assert not moves.pan(0.5, 0.5, SEEN)
    assert not moves.go_whole()
    moves = MapMoves(WHOLE, SEEN)
    moves.show(None)
    assert moves.wanted is None


def test_a_view_that_was_gone_to_is_not_nearer() -> None:
    assert nearer((-3.0, -1.0, 52.0, 54.0), SEEN)
    assert not nearer(SEEN, SEEN)
    assert not nearer((-3.0, -1.0, 51.0, 55.0), SEEN)


def test_a_zoom_goes_about_a_place_in_sight_and_else_about_the_middle(moves: MapMoves) -> None:
    assert moves.share_of((-3.0, 54.0), SEEN) == pytest.approx((0.25, 0.25))
    assert moves.share_of((3.0, 54.0), SEEN) == MIDDLE
    assert moves.share_of(None, SEEN) == MIDDLE
    for _step in range(3):  # in what is wanted, though it is not drawn yet
        moves.zoom(0.8, moves.share_of((-3.0, 54.0), SEEN), SEEN)
    assert moves.share_of((-3.0, 54.0), SEEN) == pytest.approx((0.25, 0.25))
