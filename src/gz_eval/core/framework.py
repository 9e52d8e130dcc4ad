"""What bids are judged by: fields, criteria, gates, ratios, shortlist rule. Immutable.

Built and checked by `framework_file`; nothing about AI Growth Zones is known here.
The words are those of multi-criteria decision analysis (DCLG, "Multi-criteria analysis: a
manual", 2009; HM Treasury, Green Book supplement on MCDA, 2024).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from gz_eval.core.value_functions import ValueFunction


class Kind(StrEnum):
    """What kind of answer a field takes."""

    QUANTITY = "quantity"
    MONEY = "money"
    DATE = "date"
    WHOLE_NUMBER = "whole number"
    SHARE = "share"
    YES_NO = "yes/no"
    CHOICE = "choice"
    REGION = "region"
    PLACE = "place"
    TEXT = "text"


NUMERIC_KINDS = frozenset({Kind.QUANTITY, Kind.MONEY, Kind.WHOLE_NUMBER, Kind.SHARE})


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice field. `aliases` are other spellings, matched without case."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A question that bids answer.

    `unit` is the unit values are kept in: MW, ha, £m, %, days... `basis` is the basis that is
    asked for ("firm, by 2030"); `other_bases` are phrases that, found in an answer or its header,
    show that another basis was given, which is flagged. The plausible bounds are in `unit`
    (ordinals for dates); outside them an answer is flagged, never refused.
    """

    key: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    unit: str = ""
    basis: str = ""
    other_bases: tuple[str, ...] = ()
    required: bool = False
    plausible_low: Decimal | None = None
    plausible_high: Decimal | None = None
    options: tuple[Option, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of two fields and its plausible range: outside it is a warning, never a rejection."""

    key: str
    label: str
    numerator: str
    denominator: str
    low: Decimal | None
    high: Decimal | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A figure of the bids that a shortlist is added up by."""

    key: str
    label: str
    field: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a shortlist should come to at least. It is shown; it changes no score and no rank.

    `total` is the key of what is added up, empty for the number of shortlisted bids. `place` is the
    name of a nation or a region, empty for the whole. `amount` is in the unit of the total's field.
    """

    amount: Decimal
    total: str = ""
    place: str = ""
    source: str = ""
    note: str = ""

    @property
    def of(self) -> tuple[str, str]:
        """What it is a target of: total and place. There is one target of each at most."""
        return self.total, self.place


class Treatment(StrEnum):
    """What missing evidence scores. The bid's bounds always count it from 0 to 100."""

    ZERO = "zero"  # scores nothing
    EXCLUDE = "exclude"  # left out, its siblings' weights rescaled for this bid
    VALUE = "value"  # a stated value score


@dataclass(frozen=True, slots=True)
class MissingPolicy:
    """How a criterion treats missing evidence; `value` (0 to 100) is used by Treatment.VALUE."""

    treatment: Treatment = Treatment.ZERO
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """A described point of an assessors' scale; `score` is its value score, 0 to 100."""

    label: str
    score: float
    description: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A node of the criteria tree. A leaf has a value function over a field, or a judged scale.

    `weight` is relative to its siblings, in any unit; zero is allowed for some, not all, of them.
    `parent` is empty at the top. `status` says how well founded it is ("illustrative",
    "reported", "weak source", "inferred").
    """

    key: str
    label: str
    weight: float
    parent: str = ""
    description: str = ""
    source: str = ""
    status: str = ""
    field: str = ""
    value_function: ValueFunction | None = None
    scale: tuple[ScalePoint, ...] = ()
    missing: MissingPolicy = MissingPolicy()
    not_applicable: MissingPolicy = MissingPolicy()


class Comparison(StrEnum):
    """How a test compares a field's value with its threshold."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ONE_OF = "one_of"  # choice keys, region codes, yes/no, or text, without case
    ANSWERED = "answered"  # any value will do


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison of one field. `threshold` in the field's unit; `options` for ONE_OF (codes)."""

    __test__ = False  # pytest: not a test case
    field: str
    comparison: Comparison
    threshold: Decimal | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Passes when every rule passes."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Passes when some rule passes."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Passes when its rule fails."""

    rule: Rule


Rule: TypeAlias = Test | AllOf | AnyOf | Not


def fields_of(rule: Rule) -> frozenset[str]:
    """Keys of the fields that a rule looks at, however deep."""
    if isinstance(rule, Test):
        return frozenset({rule.field})
    parts = (rule.rule,) if isinstance(rule, Not) else rule.rules
    return frozenset[str]().union(*(fields_of(part) for part in parts))


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that a bid meets, fails, or leaves unclear. Never traded off against points."""

    key: str
    label: str
    rule: Rule
    description: str = ""
    source: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class CountRule:
    """A conjunctive shortlist rule: how many of `criteria` score at least, or below, a value.

    "At most one Low" is below=40, at_most=1; "at least one High" is score_at_least=70, at_least=1.
    Criteria may be leaves or groups; scores are value scores, 0 to 100.
    """

    label: str
    criteria: tuple[str, ...]
    score_at_least: float | None = None
    score_below: float | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class ShortlistRule:
    """Who is shortlisted: the top `places` in rank order that meet every minimum, then a reserve.

    `places` None means as many as meet the minima. `minimum` maps a criterion or group to the
    least value score (0 to 100). `unclear_gates` says whether a bid with an Unclear gate may be
    shortlisted. A tie across the last place is shown and everyone in the tie is in.
    """

    places: int | None = 12
    reserve: int = 0
    minimum_total: float | None = None
    minimum: tuple[tuple[str, float], ...] = ()
    rules: tuple[CountRule, ...] = ()
    unclear_gates: bool = True


@dataclass(frozen=True, slots=True)
class RankingRule:
    """How ties are found and broken. Competition ranking: 1, 2, 2, 4.

    Totals are compared after rounding to `compare_places` decimal places; bids that tie are
    compared on the value scores of `tie_breaks` (criteria or groups) in order; what still ties
    shares a rank.
    `shown_places` is how many decimal places scores are shown with.
    """

    compare_places: int = 9
    shown_places: int = 1
    tie_breaks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Framework:
    """A whole framework. Criteria are in depth-first order, parents before children."""

    key: str
    title: str
    version: str
    status: str
    fields: tuple[Field, ...]
    criteria: tuple[Criterion, ...]
    description: str = ""
    source: str = ""
    id_field: str = ""
    name_field: str = ""
    region_field: str = ""
    place_field: str = ""
    gates: tuple[Gate, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    totals: tuple[Total, ...] = ()
    targets: tuple[Target, ...] = ()
    shortlist: ShortlistRule = field(default_factory=ShortlistRule)
    ranking: RankingRule = field(default_factory=RankingRule)

    @cached_property
    def field_by_key(self) -> dict[str, Field]:
        """Fields by key."""
        return {item.key: item for item in self.fields}

    @cached_property
    def criterion_by_key(self) -> dict[str, Criterion]:
        """Criteria, groups and leaves, by key."""
        return {item.key: item for item in self.criteria}

    @cached_property
    def children(self) -> dict[str, tuple[Criterion, ...]]:
        """The children of each group by its key; the top level under the empty key."""
        found: dict[str, list[Criterion]] = {"": []}
        for item in self.criteria:
            found.setdefault(item.parent, []).append(item)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that are scored, in depth-first order: the columns of every matrix."""
        return tuple(item for item in self.criteria if item.key not in self.children)

    @cached_property
    def total_by_key(self) -> dict[str, Total]:
        """What a shortlist is added up by, by key."""
        return {item.key: item for item in self.totals}

    @cached_property
    def target_of(self) -> dict[tuple[str, str], Target]:
        """The targets by total and place, each of which may be empty."""
        return {item.of: item for item in self.targets}

    @cached_property
    def fields_that_count(self) -> frozenset[str]:
        """Keys of the fields that some criterion or gate uses."""
        keys = {leaf.field for leaf in self.leaves if leaf.field}
        return frozenset(keys.union(*(fields_of(gate.rule) for gate in self.gates)))

    @cached_property
    def pillars(self) -> tuple[Criterion, ...]:
        """The top level of the criteria tree."""
        return self.children[""]

    @cached_property
    def leaf_pillars(self) -> tuple[Criterion, ...]:
        """The criterion of the top level that each of the leaves is below, or is."""
        pillars = {column: one for one in self.pillars for column in self.leaf_columns[one.key]}
        return tuple(pillars[column] for column in range(len(self.leaves)))

    @cached_property
    def leaf_columns(self) -> dict[str, tuple[int, ...]]:
        """For every criterion, the columns of the leaves below it (a leaf: its own)."""
        columns: dict[str, tuple[int, ...]] = {
            leaf.key: (index,) for index, leaf in enumerate(self.leaves)
        }
        for item in reversed(self.criteria):
            if item.key in self.children:
                columns[item.key] = tuple(
                    column for child in self.children[item.key] for column in columns[child.key]
                )
        return columns
