"""Reading one cell as an answer to one field, the way an import does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from gz_eval.core.answers import reader_for
from gz_eval.core.framework import Field
from gz_eval.core.source import GENERAL, RawValue, Reading, SheetRef
from gz_eval.core.values import Missing, Value

SHEET = SheetRef("bids.xlsx", "Register")


class Read(Protocol):
    """Reads a cell for a field; a fixture, so that tests share it without importing each other."""

    def __call__(
        self, field: Field, raw: RawValue, number_format: str = GENERAL, header: str = ""
    ) -> Value | Missing: ...


@pytest.fixture(scope="session")
def read_cell() -> Read:
    """A fresh reader for each call, so that nothing is remembered between tests."""

    def read(
        field: Field, raw: RawValue, number_format: str = GENERAL, header: str = ""
    ) -> Value | Missing:
        return reader_for(field, header)(Reading(SHEET, 2, 3, raw, number_format))

    return read


@pytest.fixture(scope="session")
def value_of(read_cell: Read) -> Callable[..., Value]:
    """As `read_cell`, for a cell that has to give a value."""

    def read(field: Field, raw: RawValue, number_format: str = GENERAL, header: str = "") -> Value:
        found = read_cell(field, raw, number_format, header)
        assert isinstance(found, Value), found
        return found

    return read


@pytest.fixture(scope="session")
def missing_of(read_cell: Read) -> Callable[..., Missing]:
    """As `read_cell`, for a cell that cannot give one."""

    def read(
        field: Field, raw: RawValue, number_format: str = GENERAL, header: str = ""
    ) -> Missing:
        found = read_cell(field, raw, number_format, header)
        assert isinstance(found, Missing), found
        return found

    return read
