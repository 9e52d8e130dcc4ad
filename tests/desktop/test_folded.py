"""A text is broken between words, and ends in dots where it goes on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from gz_eval.desktop.folded import folded

TEXT = "Gate removed: At least 500 MW by 2030, with a letter"


@pytest.mark.parametrize("most", [1, 2])
def test_no_line_is_wider_and_none_too_many(qapp: QApplication, most: int) -> None:
    metrics = QFontMetrics(qapp.font())
    width = metrics.horizontalAdvance("Gate removed: At le")
    lines = folded(metrics, TEXT, width, most).split("\n")
    assert len(lines) == most
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    assert lines[-1].endswith("…")


def test_with_room_all_of_it_is_shown(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    width = metrics.horizontalAdvance(TEXT)
    assert folded(metrics, TEXT, width, 3) == TEXT
    assert " ".join(folded(metrics, TEXT, width // 2, 9).split("\n")) == TEXT


def test_in_one_line_the_figures_stay(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    text = "Government support requested: 15% → 13.1%"
    line = folded(metrics, text, metrics.horizontalAdvance(text) * 3 // 4, 1)
    assert line.startswith("Government")
    assert line.endswith("…: 15% → 13.1%")


def test_what_belongs_together_is_not_broken(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    changes = "Power:\u00a040%\u00a0→\u00a055%; Region:\u00a025%\u00a0→\u00a018.75%"
    width = metrics.horizontalAdvance(changes) - 5
    first, second = folded(metrics, changes, width, 2).split("\n")
    assert first.endswith("55%;")
    assert second.startswith("Region:")


def test_what_is_cut_short_within_quotation_marks_keeps_both(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    text = "Gate “At least 500 MW by 2030”: at least 500 MW → at least 400 MW"
    line = folded(metrics, text, metrics.horizontalAdvance(text) * 3 // 4, 1)
    assert line.endswith("…”: at least 500 MW → at least 400 MW")
    assert metrics.horizontalAdvance(line) <= metrics.horizontalAdvance(text) * 3 // 4
