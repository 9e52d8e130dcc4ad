"""A weight that was pinned is pinned when the evaluation is opened again, and after a crash."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dialog_answers import settled
from gz_eval.desktop.window import MainWindow


def land_pin(qtbot: QtBot, window: MainWindow) -> bool:
    """Whether the page of the ranking shows the weight of land as pinned."""
    window.go("ranking")
    settled(qtbot, window)
    page = window.ranking
    assert page is not None
    keys = [one.key for one in page.looked_at.project.framework.pillars]
    return page.weights.blocks[keys.index("land")].pin("land").isChecked()


def test_a_pin_is_there_when_the_evaluation_is_opened_again(
    qtbot: QtBot, window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open([register])
    settled(qtbot, window)
    page, path = window.ranking, tmp_path / "kept.gzeval"
    assert page is not None
    page.trial.pin("land", True)
    window.documents.save_as(path)
    settled(qtbot, window)
    window.documents.close()
    settled(qtbot, window)
    window.open([path])
    settled(qtbot, window)
    looked_at = window.pages.looked_at
    assert looked_at is not None
    assert looked_at.pinned == {"land"}
    assert land_pin(qtbot, window)
    page = window.ranking
    assert page is not None
    page.trial.pin("land", False)
    window.documents.close()
    settled(qtbot, window)
    window.open([path])
    settled(qtbot, window)
    assert not land_pin(qtbot, window)


def test_another_evaluation_has_pins_of_its_own(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    window.open([register])
    settled(qtbot, window)
    page = window.ranking
    assert page is not None
    page.trial.pin("land", True)
    window.documents.drop()
    settled(qtbot, window)
    window.open([register])
    settled(qtbot, window)
    assert not land_pin(qtbot, window)
