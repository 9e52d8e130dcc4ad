"""What the README promises: its Python example runs, and its files are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from gz_eval.cli.main import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # the example itself is what is tested
    printed = capsys.readouterr().out
    assert "rows read =" in printed
    assert len([line for line in printed.splitlines() if line.startswith("AIGZ-")]) == 12


def test_the_scripted_evaluation_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("GZ_EVAL_HOME", str(tmp_path / "home"))
    command = ".venv/bin/gz-eval "
    lines = [line for line in README.splitlines() if "shortlist.gzeval" in line]
    commands = [line.removeprefix(command) for line in lines if line.startswith(command)]
    assert commands
    for told in commands:
        words = shlex.split(told.replace("shortlist.gzeval", str(tmp_path / "shortlist.gzeval")))
        # 1 says that it was done and that the data has errors: the samples' are deliberate.
        assert main(words) in ((0, 1) if words[0] == "new" else (0,)), told
    said = " ".join(capsys.readouterr().out.split())  # a long path of a temporary folder wraps it
    assert "5 entries and 17 workbooks fit" in said


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_api_docstring_has_the_same_example() -> None:
    import gz_eval.api

    assert gz_eval.api.__doc__ is not None
    for line in ("evaluate(framework, bids)", 'read_bids(["sample_bids/"], framework)'):
        assert line in gz_eval.api.__doc__
        assert line in README
