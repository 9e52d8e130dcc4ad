"""Where no window can be opened: one sentence, what to install, and the terminal's command."""

from __future__ import annotations

import sys

import pytest

from gz_eval.core.errors import UserError
from gz_eval.desktop.display import check_display, check_qt_loads, library_advice


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("libxcb-cursor.so.0: cannot open shared object file", "apt-get install libxcb-cursor0"),
        ("libEGL.so.1: cannot open shared object file", "apt-get install libegl1"),
        ("libGL.so.1: cannot open shared object file", "apt-get install libgl1"),
        ("libxkbcommon-x11.so.0: no such file", "apt-get install libxkbcommon-x11-0"),
        ("libodd.so.3: cannot open shared object file", "the system package that has libodd.so.3"),
    ],
)
def test_a_missing_library_is_named_with_its_package(message: str, wanted: str) -> None:
    advice = library_advice(message)
    assert wanted in advice
    assert "gz-eval rank" in advice


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")
@pytest.mark.parametrize("display", ["", ":7654"])
def test_no_display_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", display)
    with pytest.raises(UserError, match=r"display|system library") as caught:
        check_display()
    assert "gz-eval rank" in caught.value.advice


def test_a_platform_asked_for_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    check_display()
    check_qt_loads()
