"""The reference of framework files says every key there is, and its examples are sound."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from gz_eval.core.framework import Kind, Treatment
from gz_eval.core.framework_file import keys, parse_framework, shipped_frameworks
from gz_eval.core.framework_file.functions import functions_for
from gz_eval.core.value_functions import ChoiceTable
from gz_eval.core.weights import global_shares

REFERENCE = (Path(__file__).parents[2] / "docs" / "framework.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", REFERENCE, re.MULTILINE | re.DOTALL)

HEADINGS = {
    "the top of the file": "The top of the file",
    "bid": "Bid",
    "fields": "Fields",
    "criteria": "Criteria",
    "criteria.value": "Value functions",
    "gates": "Gates",
    "ratios": "Ratios",
    "totals": "Totals",
    "targets": "Targets",
    "shortlist": "Shortlist",
    "ranking": "Ranking",
}


def part(heading: str) -> str:
    """The prose under a heading of the reference, without its examples."""
    found = re.search(rf"^### {re.escape(heading)}\n(.*?)(?=^##)", REFERENCE, re.M | re.S)
    assert found is not None, heading
    return re.sub(r"^```.*?^```", "", found[1], flags=re.M | re.S)


def words_in_code(text: str) -> set[str]:
    """Every word inside `code`."""
    return set(re.findall(r"[\w/-]+", " ".join(re.findall(r"`([^`]+)`", text))))


@pytest.mark.parametrize("table", keys.ACCEPTED)
def test_every_key_that_is_accepted_is_explained(table: str) -> None:
    heading = HEADINGS.get(table) or HEADINGS[table.split(".")[0]]
    assert set(keys.ACCEPTED[table]) <= words_in_code(part(heading))


@pytest.mark.parametrize("table", keys.ACCEPTED)
def test_every_key_that_is_accepted_is_shown_in_an_example(table: str) -> None:
    written = "\n".join(EXAMPLES)
    for key in keys.ACCEPTED[table]:
        assert re.search(rf"\b{key}\b", written) is not None, key


def test_every_kind_function_and_policy_is_explained() -> None:
    kinds = part("Fields")
    for kind in Kind:
        row = next(line for line in kinds.split("\n") if line.startswith(f"| `{kind}` |"))
        functions = set(functions_for(kind))
        assert functions <= words_in_code(row) or "the same" in row
    for name, its_keys in keys.FUNCTIONS.items():
        row = next(
            line for line in part("Value functions").split("\n") if f'| `"{name}"` |' in line
        )
        assert set(its_keys) <= words_in_code(row.split("|")[2])
    for treatment in (Treatment.ZERO, Treatment.EXCLUDE):
        assert f'`"{treatment}"`' in part("Criteria")


def test_the_shipped_frameworks_are_listed() -> None:
    for name in shipped_frameworks():
        assert f"| `{name}` |" in REFERENCE


def test_the_worked_example_comes_to_what_the_page_says() -> None:
    framework = parse_framework(EXAMPLES[0], "docs/framework.md")
    shares = global_shares(framework)
    total = 0.0
    for key, amount, said in (("price", 400.0, 75.0), ("place", 5.0, 60.0)):
        function = framework.criterion_by_key[key].value_function
        assert function is not None
        assert not isinstance(function, ChoiceTable)
        assert function.score(np.array([amount]))[0] == said
        assert f"its value score is {said:g}" in REFERENCE
        total += shares[key] * said
    assert f"= {total:g};" in REFERENCE


def test_the_examples_of_the_reference_are_together_one_framework() -> None:
    framework = parse_framework("\n".join(EXAMPLES[1:]), "docs/framework.md")
    assert {field.kind for field in framework.fields} == set(Kind)
    assert [gate.key for gate in framework.gates] == ["ready", "modest", "named"]
