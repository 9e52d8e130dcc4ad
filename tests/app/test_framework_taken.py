"""The log says which file a framework was taken from: it was not typed on screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from busy_session import fresh_session
from gz_eval.app.reframing import change_framework
from gz_eval.core.commands import SetFramework
from gz_eval.core.framework_file import file_of, shipped_frameworks
from gz_eval.core.weights import with_share


def nothing(sha256: str) -> bytes:
    raise AssertionError(sha256)  # the same fields: no workbook is read again


def test_what_a_file_changes_is_told_with_its_name() -> None:
    session = fresh_session()
    other = with_share(session.project.framework, "power", 50.0)
    session.do(change_framework(session.project, other, nothing, file="agreed.toml"))
    assert session.entries[-1].sentence.startswith(
        "use the framework from the file agreed.toml: weight of "
    )
    session.do(change_framework(session.project, other, nothing, file="agreed.toml"))
    assert session.entries[-1].sentence == "evaluate by Small from the file agreed.toml"


def test_another_framework_of_a_file_is_told_with_its_name() -> None:
    session = fresh_session()
    other = replace(session.project.framework, key="other", title="Other")
    session.do(change_framework(session.project, other, nothing, file="other.toml"))
    assert session.entries[-1].sentence == "evaluate by Other from the file other.toml"


def test_what_is_changed_on_screen_is_of_no_file() -> None:
    session = fresh_session()
    session.do(SetFramework(with_share(session.project.framework, "power", 50.0)))
    assert session.entries[-1].sentence.startswith("change the framework: weight of ")


def test_a_shipped_framework_is_of_no_file(tmp_path: Path) -> None:
    assert file_of(shipped_frameworks()[0]) == ""
    assert file_of(tmp_path / "agreed.toml") == "agreed.toml"
