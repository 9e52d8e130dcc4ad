"""A figure and a unit alone are read by a short way, which must give what the long way gives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.answers.amounts import Amounts, Measure
from gz_eval.core.answers.money import Money
from gz_eval.core.answers.quantities import Count, Quantity, Share
from gz_eval.core.answers.spelling import tidy
from gz_eval.core.framework import Field, Kind

POWER = Field("mw", "Firm power (MW)", Kind.QUANTITY, unit="MW", other_bases=("applied for",))
LAND = Field("ha", "Land (hectares)", Kind.QUANTITY, unit="ha")
MONEY = Field("money", "Investment (£m)", Kind.MONEY, unit="£m")
SHARE = Field("share", "Low-carbon share", Kind.SHARE, unit="%")
JOBS = Field("jobs", "Jobs", Kind.WHOLE_NUMBER)
HEADERS = ["", "Power (GW)", "Power applied for (MW)", "Area (acres)"]
SUFFIXES = "MW, MW,mw, mW,GW, kW, MVA,ha, hectares, acres,m,bn,%, %, percent,k, jobs, FTE, x, th"

figures = st.one_of(
    st.decimals(0, 99_999, places=1).map(str),
    st.integers(0, 9_999_999).map(lambda number: f"{number:,}"),
    st.integers(0, 99_999).map(str),
)


def measure_of(field: Field, header: str) -> Measure:
    if field.kind is Kind.QUANTITY:
        return Quantity(field, header)
    if field.kind is Kind.MONEY:
        return Money(field, header)
    return Share() if field.kind is Kind.SHARE else Count(field)


@pytest.mark.parametrize("field", [POWER, LAND, MONEY, SHARE, JOBS], ids=lambda field: field.key)
@given(figure=figures, suffix=st.sampled_from(SUFFIXES.split(",")), header=st.sampled_from(HEADERS))
def test_the_short_way_reads_what_the_long_way_reads(
    field: Field, figure: str, suffix: str, header: str
) -> None:
    header = header or field.label
    amounts = Amounts(field, header, measure_of(field, header))
    text = figure + suffix
    short = amounts._united(tidy(text))
    assert short is None or short == amounts._whole(text, tidy(text))


def test_the_short_way_is_taken() -> None:
    short = Amounts(POWER, POWER.label, Quantity(POWER, POWER.label))._united("203.2 MW")
    assert short is not None
    assert getattr(short, "amount", None) == Decimal("203.2")
