"""Lines of keys: every key there is, wherever TOML lets one stand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.resources import resources
from gz_eval.core.toml_lines import KeyPath, key_lines, line_of

SHIPPED = sorted((resources() / "frameworks").glob("*.toml"), key=lambda path: path.name)


def paths_of(entries: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every key path and element of what `tomllib` read."""
    if path:
        yield path
    if isinstance(entries, dict):
        for key, inner in entries.items():
            yield from paths_of(inner, (*path, key))
    elif isinstance(entries, list):
        for index, inner in enumerate(entries):
            yield from paths_of(inner, (*path, index))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda path: path.stem)
def test_every_key_of_the_shipped_frameworks_is_on_a_line_that_names_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    written = text.split("\n")
    lines = key_lines(text)
    paths = list(paths_of(tomllib.loads(text)))
    assert set(paths) == set(lines)
    for path in paths:
        if isinstance(path[-1], str):
            assert path[-1] in written[lines[path] - 1], path


TRICKY = '''\
# a comment with [brackets] and key = 1
top = 1   # on line 2
dotted.inner."quoted key".'literal' = 2

[table]
"with \\"escape\\"" = "[not.a.table]"
text = """
[nor.this]
nor = "this" # nor this """
after = 'C:\\path\\' # line 10
quotes = """a "quoted" word, and three: ""\\" ."""""
several = [
    1, # one
    [ 2,
      { deep = "x", more.dots = 3 } ], "a # b",
    """
    ]""",
]
point = { x = 1, y = { z = [1, 2] } }
when = 2030-12-31 07:32:00

[[table.rules]]
label = "first"
[table.rules.inside]
key = 1
[[table.rules]]
label = "second"
[[table.rules.inside]]
key = 2

[ spaced . "header" ]
key = 3
[late.deep.header]
[late]
key = 4
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("dotted",), 3),
        (("dotted", "inner", "quoted key", "literal"), 3),
        (("table",), 5),
        (("table", 'with "escape"'), 6),
        (("table", "text"), 7),
        (("table", "after"), 10),
        (("table", "quotes"), 11),
        (("table", "several"), 12),
        (("table", "several", 0), 13),
        (("table", "several", 1, 0), 14),
        (("table", "several", 1, 1, "deep"), 15),
        (("table", "several", 1, 1, "more", "dots"), 15),
        (("table", "several", 2), 15),
        (("table", "several", 3), 16),
        (("table", "point", "y", "z", 1), 19),
        (("table", "when"), 20),
        (("table", "rules", 0), 22),
        (("table", "rules", 0, "inside", "key"), 25),
        (("table", "rules", 1), 26),
        (("table", "rules", 1, "inside", 0, "key"), 29),
        (("spaced", "header"), 31),
        (("spaced", "header", "key"), 32),
        (("late", "deep", "header"), 33),
        (("late",), 34),
        (("late", "key"), 35),
    ],
    ids=str,
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_the_line_of_a_key_in_every_kind_of_place(path: KeyPath, line: int, ending: str) -> None:
    text = TRICKY.replace("\n", ending)
    lines = key_lines(text)
    assert set(lines) == set(paths_of(tomllib.loads(text)))
    assert lines[path] == line


def test_a_path_that_is_not_there_is_on_the_line_of_what_encloses_it() -> None:
    lines = key_lines("\n[a]\n\n[a.b]\nc = [1,\n2]\n")
    assert line_of(lines, ("a", "b", "missing", "x")) == 4
    assert line_of(lines, ("a", "missing")) == 2
    assert line_of(lines, ("a", "b", "c", 1, "x")) == 6
    assert line_of(lines, ("nothing",)) == 1
    assert line_of(lines, ()) == 1


VALUES = st.sampled_from(
    [
        "1", "-1.5e3", "true", "inf", "2030-12-31", "07:32:00", '""', "''", '"a # b [c] = {d}"',
        "'''\n[x]\nkey0 = 1\n'''", '"""\nkey1 = "2"\n"""', '"""one \\""" two"""', '""""quoted"""',
        '"""ends in two"""""', "''''quoted'''''", "[]", "[1, 2,]", '[\n  "]", # ]\n  [\n [] ]\n]',
        "{}", '{ a = 1, b.c = "}" }', "[{ a = [\n1,\n2] }, { a = '''\n}''' }]",
        '"\\\\"', '"\\u0041"',
    ]
)  # fmt: skip
BETWEEN = st.sampled_from(["", "\n", "# key0 = [\n", "   \n\t\n", '# """\n'])


@given(st.lists(st.tuples(BETWEEN, VALUES, st.booleans()), min_size=1, max_size=8))
def test_keys_are_found_whatever_the_values_before_them_look_like(
    parts: list[tuple[str, str, bool]],
) -> None:
    text = ""
    expected: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, (between, value, header) in enumerate(parts):
        text += between
        if header:
            table = (f"table{number}",)
            expected[table] = text.count("\n") + 1
            text += f"[table{number}]  # ] = [\n"
        expected[(*table, f"key{number}")] = text.count("\n") + 1
        text += f"  key{number} = {value} # after\n"
    lines = key_lines(text)
    assert set(lines) == set(paths_of(tomllib.loads(text)))
    assert {path: lines[path] for path in expected} == expected
