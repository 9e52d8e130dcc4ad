"""Regions by name, as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.answers.named_regions import read_region


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yorks & Humber", "Yorkshire and The Humber"),
        ("Yorkshire and the Humber", "Yorkshire and The Humber"),
        ("YORKSHIRE & THE HUMBER ", "Yorkshire and The Humber"),
        ("NE England", "North East"),
        ("North-East", "North East"),
        ("Northeast", "North East"),
        ("N. East", "North East"),
        ("the North East region", "North East"),
        ("Teesside", "North East"),
        ("East Anglia", "East of England"),
        ("Greater London", "London"),
        ("S West", "South West"),
        ("South West England", "South West"),
        ("Cymru", "Wales"),
        ("SCOTLAND", "Scotland"),
        ("N. Ireland", "Northern Ireland"),
        ("TLM", "Scotland"),
        ("E12000003", "Yorkshire and The Humber"),
        ("W\u00a0Midlands", "West Midlands"),
    ],
)
def test_regions_as_people_type_them(text: str, name: str) -> None:
    found = read_region(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["", "England", "the north", "Scotland / Wales", "Atlantis", "UK"])
def test_what_names_no_region_or_two_is_not_guessed(text: str) -> None:
    assert read_region(text) is None


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    read_region(text)
