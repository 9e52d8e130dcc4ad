"""`gz-eval framework`: the frameworks there are, what one says, and whether a file is sound."""

from __future__ import annotations

import argparse
from pathlib import Path

from gz_eval.cli.account import framework_line
from gz_eval.cli.boundary import DONE
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluation_file import is_evaluation, state_of
from gz_eval.cli.evaluation_text import lock_line
from gz_eval.core.framework import Criterion, Framework
from gz_eval.core.framework_file import DEFAULT_FRAMEWORK, load_framework, shipped_frameworks
from gz_eval.core.framework_in_words import policy_in_words, value_function_in_words
from gz_eval.core.rounding import percent_text
from gz_eval.core.weights import global_percents, local_percents, weights_may_miss
from gz_eval.export.framework_tables import rules_table


def run(asked: argparse.Namespace) -> int:
    """Do what the second word says; returns the exit code."""
    prepare_streams()
    width = terminal_width()
    match asked.action:
        case "list":
            for name in shipped_frameworks():
                note = " (the default)" if name == DEFAULT_FRAMEWORK else ""
                described = framework_line(load_framework(name))
                print_lines([wrapped(f"{name}{note}: {described}", width, "", "    ")])
        case "show":
            print_lines(_show(asked.framework, width))
        case _:
            for name in asked.frameworks:
                print_lines([wrapped(_valid(name, load_framework(name)), width)])
    return DONE


def _show(named: str, width: int) -> list[str]:
    """A framework, or that of an evaluation with its lock."""
    path = Path(named)
    if not is_evaluation(path):
        return framework_lines(load_framework(named), width)
    state = state_of(path)
    kept = [wrapped(lock_line(state.project), width), ""]
    return [*kept, *framework_lines(state.project.framework, width)]


def framework_lines(framework: Framework, width: int) -> list[str]:
    """Criteria with weights and value functions, fields, gates and rules."""
    lines = [wrapped(framework_line(framework), width)]
    told = [text for text in (framework.description, framework.source) if text]
    lines += [wrapped(text, width) for text in told]
    lines += ["", "Criteria (weight in its group; weight in the whole)"]
    lines += [wrapped(told, width) for told in (weights_may_miss(framework),) if told]
    local, whole = local_percents(framework), global_percents(framework)
    depth = {"": 0}
    for item in framework.criteria:
        depth[item.key] = depth[item.parent] + 1
        indent = "  " * depth[item.key]
        shares = f"{percent_text(local[item.key])}%; {percent_text(whole[item.key])}%"
        status = f" [{item.status}]" if item.status else ""
        lines.append(wrapped(f"{item.label} ({item.key}): {shares}{status}", width, indent))
        if item.key not in framework.children:
            lines += [wrapped(text, width, f"{indent}    ") for text in _judged(framework, item)]
    lines += ["", "Fields"]
    for field in framework.fields:
        unit = f", in {field.unit}" if field.unit else ""
        needed = ", required" if field.required else ""
        text = f"{field.label} ({field.key}): {field.kind.value}{unit}{needed}"
        lines.append(wrapped(text, width, "  ", "      "))
    lines += ["", "Rules"]
    for cells in rules_table(framework).rows:
        rule, name, sentence, status = (str(cell) for cell in cells[:4])
        named = f"{rule}, {name}" if name else rule
        suffix = f" [{status}]" if status else ""
        lines.append(wrapped(f"{named}: {sentence}{suffix}", width, "  ", "      "))
    return lines


def _judged(framework: Framework, leaf: Criterion) -> list[str]:
    said = [f"{value_function_in_words(framework, leaf)}."]
    if leaf.field:
        said[0] = f"{framework.field_by_key[leaf.field].label}. {said[0]}"
    return [*said, f"Missing evidence {policy_in_words(leaf.missing)}."]


def _valid(name: str, framework: Framework) -> str:
    return (
        f"{name} is sound: {framework.title}, version {framework.version};"
        f" {len(framework.fields)} fields, {len(framework.leaves)} scored criteria in"
        f" {len(framework.pillars)} groups, {len(framework.gates)} gates."
    )
