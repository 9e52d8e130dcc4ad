"""What is wrong with a framework file: one sentence with the file, the line and the key."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.errors import UserError
from gz_eval.core.framework_file import parse_framework
from gz_eval.core.resources import resources
from gz_eval.core.weights import global_shares

SMALL = (Path(__file__).parents[1] / "data" / "small-framework.toml").read_text(encoding="utf-8")
SIZE_VALUE = 'value = { function = "linear", worst = 0, best = 50 }'
LARGE_RULE = 'rule = { field = "area", at_least = 10.5 }'


def changed(*changes: tuple[str, str]) -> str:
    """The small framework with each first text replaced by the second; each is there once."""
    text = SMALL
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def message(text: str) -> str:
    """What is told of a text that is no sound framework."""
    with pytest.raises(UserError) as caught:
        parse_framework(text, "small.toml")
    return str(caught.value)


# --- What is wrong: each with its key, its line, and what is allowed ---------------------------

# `HERE` stands in a comment at the end of the line that the message must name.
WRONG: list[tuple[str, str, str, str]] = [
    # the top
    ("schema = 1", "schema = 2 # HERE", "schema is 2", "install a newer gz_eval"),
    ("schema = 1", 'schema = "1" # HERE', "schema must be 1", "not “1”"),
    ("schema = 1", "schema = true # HERE", "schema must be 1", "not true"),
    ("schema = 1", "# HERE", "schema is missing", "a whole number: 1"),
    ('title = "Sites"', 'titel = "Sites" # HERE', "titel is not a key", "did you mean “title”?"),
    ('key = "sites"', 'key = "my sites" # HERE', "key is “my sites”", "letters, digits"),
    ('version = "2"', "version = 2 # HERE", "version must be a text in quotes", "not 2"),
    ('title = "Sites"', 'title = " " # HERE', "title is empty", "leave the key out"),
    # bid
    ('id = "ref"', 'id = "reff" # HERE', "bid.id is “reff”", "did you mean “ref”?"),
    ('name = "name"', 'name = "area" # HERE', "kind quantity", "needs one of kind text"),
    ('name = "name"', 'place = "ref" # HERE', "bid.place names “ref”", "kind place"),
    ('[bid]\nid = "ref"\nname = "name"', "[bid] # HERE", "bid names neither", "id nor name"),
    ('[bid]\nid = "ref"\nname = "name"', "bid = 3 # HERE", "bid must be a table", "not 3"),
    # fields
    ('label = "Site name", kind = "text"', 'label = "Site name", kind = "txt"',
     "fields.name.kind is “txt”, which is no kind of field (did you mean “text”?)", "share"),
    ('name = { label = "Site name", kind = "text" }', 'name = { kind = "text" } # HERE',
     "fields.name.label is missing", "as a header would word it"),
    ('name = { label = "Site name", kind = "text" }', 'name = { label = "N" } # HERE',
     "fields.name.kind is missing", "quantity, money"),
    ('name = { label = "Site name", kind = "text" }', 'name = "text" # HERE',
     "fields.name must be a table", "not “text”"),
    ('name = { label = "Site name"', 'name = { label = ["N"]',
     "fields.name.label must be a text in quotes", "not a list"),
    ('kind = "money", unit = "£m"', 'kind = "money"', "fields.cost.unit is missing", "£bn"),
    ('green = { label = "Green share", kind = "share" }',
     'green = { label = "Green", kind = "share", unit = "kg" } # HERE',
     "fields.green.unit is “kg”", "always kept in %"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "Rail", kind = "yes/no", unit = "km" } # HERE',
     "fields.rail.unit does not fit", "has no unit"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "Rail", kind = "yes/no", plausible = { low = 1 } } # HERE',
     "fields.rail.plausible does not fit", "only figures and dates"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "Rail", kind = "yes/no", basis = "now" } # HERE',
     "fields.rail.basis does not fit", "only figures and dates"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "Rail", kind = "yes/no", options = [] } # HERE',
     "fields.rail.options does not fit", "it is for choice"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "SITE-name", kind = "yes/no" } # HERE',
     "fields.rail.label has “SITE-name”, which fields.name.label has too", "only one may"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "Rail", kind = "yes/no", aliases = ["Train", "ref."] } # HERE',
     "fields.rail.aliases has “ref.”, which fields.ref.aliases has too", "only one may"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "!?", kind = "yes/no" } # HERE', "fields.rail.label has “!?”", "no letter"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "Rail", kind = "yes/no", aliases = "Train" } # HERE',
     "fields.rail.aliases must be a list of texts", "not “Train”"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "Rail", kind = "yes/no", required = "yes" } # HERE',
     "fields.rail.required must be true or false", "without quotes"),
    ('rail = { label = "Rail link", kind = "yes/no" }',
     'rail = { label = "Rail", kind = "yes/no", other_bases = ["x"] } # HERE',
     "fields.rail.other_bases does not fit", "only figures and dates"),
    ('basis = "capital", ', "", "fields.cost.other_bases needs basis", "which basis is asked for"),
    ("plausible = { low = 1, high = 90 } }", "plausible = { low = 100, high = 90 } } # HERE",
     "fields.area.plausible.low is above high", "from its low to its high"),
    ("plausible = { low = 1, high = 90 } }", "plausible = {} } # HERE",
     "fields.area.plausible has neither", "low nor high"),
    ("plausible = { low = 1, high = 90 } }", "plausible = { low = nan } } # HERE",
     "fields.area.plausible.low must be a number", "not nan"),
    ("plausible = { low = 2025-01-01, high = 2040-12-31 } }",
     "plausible = { high = 2040 } } # HERE",
     "fields.ready.plausible.high must be a date", "such as 2030-12-31, not 2040"),
    ("plausible = { low = 2025-01-01, high = 2040-12-31 } }",
     "plausible = { high = 2040-12-31T00:00:00 } } # HERE", "must be a date", "not 2040-12-31"),
    ('kind = "quantity", unit = "ha"', 'kind = "quantity", unit = "£m"',
     "fields.area.unit is “£m”", "for a field of kind money"),
    ('kind = "quantity", unit = "ha"', 'kind = "quantity", unit = "%"',
     "fields.area.unit is “%”", "for a field of kind share"),
    ('options = [{ key = "built", label = "Built", aliases = ["Done"] }, { key = "plan" }]',
     '# no options', "fields.stage.options is missing", "key = …, label = …"),
    ('{ key = "plan" }]', '{ key = "built" }] # HERE', "fields.stage.options[2].key is “built”",
     "another option of this field"),
    ('{ key = "plan" }]', '{ key = "plan", aliases = ["DONE"] }] # HERE',
     "fields.stage.options[2] is spelt “DONE”, as is the option “built”", "could mean either"),
    ('{ key = "plan" }]', '{ key = "a plan" }] # HERE', "fields.stage.options[2].key is “a plan”",
     "letters, digits"),
    (', { key = "plan" }]', "] # HERE", "fields.stage.options must list two", "or more"),
    ("[fields.stage]", '[fields."a stage"] # HERE', 'fields."a stage" is not a key',
     "such as firm_mw"),
    # criteria
    ('label = "Ground"', "", "criteria.ground.label is missing", "name for people"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = -3 # HERE',
     "criteria.ground.weight must be a number of 0 or more", "not -3"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = inf # HERE',
     "criteria.ground.weight must be a number of 0 or more", "not infinity"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = nan # HERE',
     "criteria.ground.weight must be a number of 0 or more", "not nan"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = "3" # HERE',
     "criteria.ground.weight must be a number of 0 or more (without quotes)", "not “3”"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = true # HERE',
     "criteria.ground.weight must be a number", "not true"),
    ('label = "Ground"\nweight = 3', f'label = "Ground"\nweight = 1{"0" * 400} # HERE',
     "criteria.ground.weight must be a number", "…"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = 1e99999999999999999999 # HERE',
     "criteria.ground.weight must be a number", "not infinity"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = 1e400 # HERE',
     "criteria.ground.weight must be a number", "not 1E+400"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nwieght = 3 # HERE',
     "criteria.ground.wieght is not a key", "did you mean “weight”?"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = 3\nfield = "area" # HERE',
     "criteria.ground.field does not fit here", "“ground” is a group, because criteria.size names"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = 3\nmissing = "zero" # HERE',
     "criteria.ground.missing does not fit here", "is a group"),
    ('parent = "ground"\nlabel = "Size"', 'parent = "gruond" # HERE\nlabel = "Size"',
     "criteria.size.parent is “gruond”", "did you mean “ground”?"),
    ('parent = "ground"\nlabel = "Size"', 'parent = "built" # and built is a leaf\nlabel = "Size"',
     "criteria.built.field does not fit here", "criteria.size names it as its parent"),
    ('label = "Ground"\nweight = 3', 'label = "Ground"\nweight = 3\nparent = "ground" # HERE',
     "criteria.ground.parent makes a cycle: “ground”, whose parent is “ground”", "above itself"),
    (f'field = "area"\n{SIZE_VALUE}', "# nothing", "criteria.size has nothing to score", "a scale"),
    (f'field = "area"\n{SIZE_VALUE}', 'field = "area"', "criteria.size.value is missing",
     "function"),
    (f'field = "area"\n{SIZE_VALUE}', SIZE_VALUE, "criteria.size.field is missing",
     "key of the field"),
    (f'field = "area"\n{SIZE_VALUE}', f'field = "aera" # HERE\n{SIZE_VALUE}',
     "criteria.size.field is “aera”, which is no field", "did you mean “area”?"),
    (SIZE_VALUE, 'scale = [{ label = "A", score = 1 }, { label = "B", score = 2 }]',
     "criteria.size.field does not fit beside scale", "judged, or scored from a field"),
    ("missing = { value = 30 }", "missing = { value = 130 } # HERE",
     "criteria.soon.missing.value must be a number from 0 to 100", "not 130"),
    ("missing = { value = 30 }", "missing = { score = 30 } # HERE",
     "criteria.soon.missing.score is not a key", "value"),
    ("missing = { value = 30 }", 'missing = "nothing" # HERE',
     "criteria.soon.missing must be", '"zero", "exclude" or { value = 30 }'),
    ("missing = { value = 30 }", "missing = {} # HERE", "criteria.soon.missing.value is missing",
     ""),
    # gates
    (LARGE_RULE, "", "gates.large.rule is missing", "at_least = 500"),
    (LARGE_RULE,
     f'{LARGE_RULE}\n[gates.twin]\nlabel = "large enough" # HERE\n{LARGE_RULE}',
     "gates.twin.label is “large enough”", "gates.large is called too"),
    (LARGE_RULE, "rule = {} # HERE", "gates.large.rule must hold one of", "all, any and not"),
    (LARGE_RULE, 'rule = { field = "aera", at_least = 1 } # HERE',
     "gates.large.rule.field is “aera”", "did you mean “area”?"),
    (LARGE_RULE, 'rule = { field = "area", atleast = 1 } # HERE',
     "gates.large.rule.atleast is not a key", "did you mean “at_least”?"),
    (LARGE_RULE, 'rule = { field = "area" } # HERE', "gates.large.rule must compare its field once",
     "at_least, at_most"),
    (LARGE_RULE, 'rule = { field = "area", at_least = 1, at_most = 2 } # HERE',
     "gates.large.rule must compare its field once", "join several rules by all"),
    (LARGE_RULE, 'rule = { field = "area", at_least = 1, all = [] } # HERE',
     "gates.large.rule must hold one of", "not field, at_least and all"),
    (LARGE_RULE, 'rule = { all = [], at_least = 1 } # HERE', "gates.large.rule.at_least is not",
     ""),
    (LARGE_RULE, "rule = { all = [] } # HERE", "gates.large.rule.all lists no rule", "one or more"),
    (LARGE_RULE, "rule = { any = [3] } # HERE", "gates.large.rule.any[1] must be a table", "not 3"),
    (LARGE_RULE,
     'rule = { all = [\n{ field = "rail", is = "no" },\n{ field = "rail", is = "ja" }, # HERE\n] }',
     "gates.large.rule.all[2].is has “ja”", "its answers are yes and no"),
    (LARGE_RULE, 'rule = { field = "area", at_least = 2030-01-01 } # HERE',
     "gates.large.rule.at_least must be a number", "not 2030-01-01"),
    (LARGE_RULE, 'rule = { field = "ready", at_least = 2030 } # HERE',
     "gates.large.rule.at_least must be a date", "not 2030"),
    (LARGE_RULE, 'rule = { field = "area", by = 2030-01-01 } # HERE',
     "gates.large.rule.by is for dates", "use at_most"),
    (LARGE_RULE, 'rule = { field = "rail", at_least = 1 } # HERE',
     "gates.large.rule.at_least compares amounts", "use one_of, is or answered"),
    (LARGE_RULE, 'rule = { field = "spot", at_least = 1 } # HERE',
     "gates.large.rule.at_least compares amounts", "use answered"),
    (LARGE_RULE, 'rule = { field = "area", is = "10" } # HERE',
     "gates.large.rule.is compares words", "use at_least or at_most"),
    (LARGE_RULE, 'rule = { field = "spot", one_of = ["x"] } # HERE',
     "gates.large.rule.one_of compares words", "use answered"),
    (LARGE_RULE, 'rule = { field = "stage", one_of = ["built", "plann"] } # HERE',
     "gates.large.rule.one_of has “plann”", "did you mean “plan”?"),
    (LARGE_RULE, 'rule = { field = "stage", one_of = [] } # HERE',
     "gates.large.rule.one_of lists nothing", "one or more"),
    (LARGE_RULE, 'rule = { field = "stage", answered = false } # HERE',
     "gates.large.rule.answered can only be true", "unclear"),
    # ratios
    ('numerator = "cost"', 'numerator = "name" # HERE', "ratios.dear.numerator names “name”",
     "quantity, money, whole number or share"),
    ('denominator = "area"', 'denominator = "cost" # HERE', "ratios.dear.denominator is the same",
     ""),
    ("high = 2.5", "high = 2.5\nlow = 3 # HERE", "ratios.dear.low is above high", ""),
    ("high = 2.5\n", "", "ratios.dear has neither low nor high", "needs one of them"),
    # shortlist and ranking
    ("places = 3", "places = 0 # HERE", "shortlist.places must be a whole number from 1", "not 0"),
    ("places = 3", "places = 2.5 # HERE", "shortlist.places must be a whole number from 1",
     "not 2.5"),
    ("places = 3", 'places = "every" # HERE', "shortlist.places must be", 'or "all"'),
    ("places = 3\nreserve = 1", 'places = "all"\nreserve = 1 # HERE',
     "shortlist.reserve must be 0", "all"),
    ("minimum_total = 40", "minimum_total = 140 # HERE",
     "shortlist.minimum_total must be a number", "100"),
    ("minimum = { ground = 20 }", "minimum = { grund = 20 } # HERE",
     "shortlist.minimum.grund is “grund”, which is no criterion", "did you mean “ground”?"),
    ("minimum = { ground = 20 }", "minimum = { ground = -1 } # HERE",
     "shortlist.minimum.ground must be a number from 0 to 100", "not -1"),
    ("[[shortlist.rules]]", "[shortlist.rules] # HERE", "shortlist.rules must be a list",
     "not a table"),
    ("score_below = 30", "score_below = 30\nscore_at_least = 50",
     "shortlist.rules[1] must have one of",
     "and not both"),
    ("at_most = 1", "", "shortlist.rules[1] must say how many", "at_least, at_most or both"),
    ("at_most = 1", "at_most = 4 # HERE", "shortlist.rules[1].at_most must be a whole number",
     "0 to 3"),
    ("at_most = 1", "at_most = 1\nat_least = 2 # HERE", "shortlist.rules[1].at_least is more",
     "at_most"),
    ('criteria = ["size", "built", "soon"]', 'criteria = ["size", "x"] # HERE',
     "shortlist.rules[1].criteria is “x”", "there are ground, size"),
    ('criteria = ["size", "built", "soon"]', 'criteria = ["size", "size"] # HERE',
     "shortlist.rules[1].criteria names “size” twice", ""),
    ('criteria = ["size", "built", "soon"]', "criteria = [] # HERE",
     "shortlist.rules[1].criteria lists no criterion", ""),
    ('tie_breaks = ["ground", "size"]', 'tie_breaks = ["power"] # HERE',
     "ranking.tie_breaks is “power”, which is no criterion",
     "there are ground, size, soon and built"),
    ('tie_breaks = ["ground", "size"]', "compare_places = 13 # HERE",
     "ranking.compare_places must be a whole number from 0 to 12", "not 13"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "what", "allowed"), WRONG, ids=[new[:60] for _, new, _, _ in WRONG]
)
def test_what_is_wrong_is_told_with_its_key_and_line(
    old: str, new: str, what: str, allowed: str
) -> None:
    text = changed((old, new))
    told = message(text)
    assert re.match(r"small\.toml, line \d+: \S", told), told
    assert what in told
    assert allowed in told
    assert told.endswith("."), told
    if "HERE" in text:
        line = next(n for n, written in enumerate(text.split("\n"), start=1) if "HERE" in written)
        assert told.startswith(f"small.toml, line {line}: ")


@pytest.mark.parametrize(
    ("field", "value", "what", "allowed"),
    [
        ("area", "{ worst = 0, best = 1 }", "value.function is missing", "linear, piecewise"),
        ("area", '{ function = "liner", worst = 0, best = 1 }', "is “liner”",
         "did you mean “linear”?"),
        ("area", '{ function = "linear", worst = 0, bset = 1 }', "value.bset is not a key", "best"),
        ("area", '{ function = "linear", worst = 0, points = [] }', "value.points is not", "worst"),
        ("area", '{ function = "linear", worst = 0 }', "value.best is missing", "unit (ha)"),
        ("area", '{ function = "linear", worst = 5, best = 5.0 }', "value.best is the same",
         "0 and 100"),
        ("area", '{ function = "linear", worst = nan, best = 5.0 }', "value.worst must be", "nan"),
        ("area", '{ function = "date", worst = 2030-01-01, best = 2031-01-01 }',
         "value.function is “date”, which cannot score “area”, a field of kind quantity",
         "linear, piecewise, bands, logarithmic or s-shaped"),
        ("ready", '{ function = "linear", worst = 1, best = 2 }', "is “linear”, which cannot score",
         "piecewise, bands, s-shaped or date"),
        ("ready", '{ function = "date", worst = 1, best = 2031-01-01 }',
         "value.worst must be a date", ""),
        ("name", '{ function = "choice", scores = {} }', "cannot score “name”",
         "judge it on a scale"),
        ("area", '{ function = "piecewise", points = [[0, 0]] }', "points must list 2 pairs", ""),
        ("area", '{ function = "piecewise", points = [[0, 0], [0, 9]] }',
         "points[2] is at the same", ""),
        ("area", '{ function = "piecewise", points = [[5, 0], [0, 9]] }', "points[2] is below",
         "ascend"),
        ("area", '{ function = "piecewise", points = [[0, 0], [1, 9], [2, 8]] }',
         "both rise and fall", ""),
        ("area", '{ function = "piecewise", points = [[0, 9], [1, 9]] }', "every amount the same",
         ""),
        ("area", '{ function = "piecewise", points = [[0, 0], [1, 101]] }', "points[2][2] must be",
         "from 0 to 100, not 101"),
        ("area", '{ function = "piecewise", points = [[0, 0], [1]] }', "points[2] must be a pair",
         ""),
        ("area", '{ function = "piecewise", points = [[0, 0], 1] }', "points[2] must be a list",
         ""),
        ("area", '{ function = "piecewise", points = 3 }', "points must be a list", "not 3"),
        ("area", '{ function = "bands", steps = [] }', "steps must list 1 pair", ""),
        ("area", '{ function = "bands", steps = [[1, 50], [2, 80]], below = 60 }', "rise and fall",
         ""),
        ("area", '{ function = "bands", steps = [[1, 50]], below = -1 }', "below must be",
         "0 to 100"),
        ("area", '{ function = "logarithmic", worst = 0, best = 9 }', "worst must be above 0", ""),
        ("area", '{ function = "logarithmic", worst = 3, best = -9 }', "best must be above 0", ""),
        ("area", '{ function = "s-shaped", worst = 0, best = 9, middle = 9 }', "middle must lie",
         ""),
        ("area", '{ function = "s-shaped", worst = 0, best = 9, steepness = 0 }', "steepness must",
         ""),
        ("stage", '{ function = "choice", scores = { built = 9 } }',
         "scores has no score for plan", ""),
        ("stage", '{ function = "choice", scores = { built = 9, plann = 1 } }',
         "plann is no option",
         "did you mean “plan”?"),
        ("stage", '{ function = "choice", scores = { built = 9, plan = 900 } }', "plan must be",
         "100"),
        ("stage", '{ function = "choice", scores = { built = 9, plan = 9 } }',
         "every option the same", ""),
        ("stage", '{ function = "choice" }', "scores is missing", ""),
        ("rail", '{ function = "yes/no", yes = 50, no = 50 }', "yes is the same score as no", ""),
        ("rail", '{ function = "yes/no", maybe = 50 }', "value.maybe is not a key", "yes and no"),
    ],
    ids=str,
)  # fmt: skip
def test_a_value_function_that_is_not_sound(
    field: str, value: str, what: str, allowed: str
) -> None:
    old = f'field = "area"\n{SIZE_VALUE}'
    text = changed((old, f'field = "{field}"\nvalue = {value}'))
    line = text.split("\n").index(f"value = {value}") + 1
    told = message(text)
    assert told.startswith(f"small.toml, line {line}: criteria.size.value")
    assert what in told
    assert allowed in told


def test_points_over_several_lines_are_told_by_their_own_line() -> None:
    points = 'value = { function = "piecewise", points = [\n  [0, 0],\n  [9, 1],\n  [3, 2],\n] }'
    text = changed((SIZE_VALUE, points))
    line = text.split("\n").index("  [3, 2],") + 1
    assert message(text).startswith(
        f"small.toml, line {line}: criteria.size.value.points[3] is below"
    )


def test_a_cycle_names_everyone_in_it() -> None:
    ring = "".join(
        f'[criteria.{key}]\nlabel = "{key}"\nweight = 1\nparent = "{parent}"\n'
        for key, parent in (("one", "two"), ("two", "three"), ("three", "one"))
    )
    text = changed(("[gates.large]", f"{ring}[gates.large]"))
    told = message(text)
    assert (
        "cycle: “one”, whose parent is “two”, whose parent is “three”, whose parent is “one”"
        in told
    )
    assert told.startswith(f"small.toml, line {text.split(chr(10)).index('[criteria.one]') + 4}: ")


def test_siblings_whose_weights_are_all_zero() -> None:
    text = changed(
        ('label = "Size"\nweight = 1', 'label = "Size"\nweight = 0'),
        ('label = "Built"\nweight = 2', 'label = "Built"\nweight = 0.0'),
    )
    told = message(text)
    assert "criteria.size.weight leaves nothing to share out" in told
    assert "size and built have none" in told
    some = changed(('label = "Size"\nweight = 1', 'label = "Size"\nweight = 0'))
    assert parse_framework(some, "small.toml").criterion_by_key["size"].weight == 0


def test_the_first_problem_in_the_file_is_told_and_how_many_more_there_are() -> None:
    text = changed(
        ('tie_breaks = ["ground", "size"]', 'tie_breaks = ["power"]'),
        ("places = 3", "places = -3"),
        ('kind = "money", unit = "£m"', 'kind = "money", unit = "£x"'),
    )
    told = message(text)
    assert "fields.cost.unit is “£x”, but money is kept in £, £k, £m or £bn." in told
    assert told.endswith("There are 2 more problems in this file.")
    assert message(changed(("places = 3", "places = -3"), ("high = 2.5", "low = nan"))).endswith(
        "There is 1 more problem in this file."
    )


def test_a_field_with_a_problem_is_not_told_again_where_it_is_used() -> None:
    told = message(changed(('kind = "quantity", unit = "ha"', 'kind = "quantity"')))
    assert "fields.area.unit is missing" in told
    assert "more problem" not in told


@pytest.mark.parametrize("part", ["fields", "criteria"])
def test_fields_and_criteria_must_be_there(part: str) -> None:
    kept = [block for block in SMALL.split("\n\n") if not block.startswith(f"[{part}")]
    assert f"{part} is missing" in message("\n\n".join(kept))
    assert f"{part} is missing" in message("\n\n".join([kept[0], f"[{part}]", *kept[1:]]))
    assert f"{part} must be a table" in message("\n\n".join([f"{part} = 4", *kept]))


def scaled(scale: str) -> str:
    built = 'field = "stage"\nvalue = { function = "choice", scores = { built = 100, plan = 20 } }'
    return changed((built, f"scale = {scale}"))


@pytest.mark.parametrize(
    ("scale", "what"),
    [
        ('[{ label = "A", score = 0 }]', "scale must list two points or more"),
        ('[{ label = "A", score = 0 }, { label = "a", score = 9 }]', "which another point"),
        ('[{ label = "A", score = 0 }, { label = "B" }]', "scale[2].score is missing"),
        ('[{ label = "A", score = 0 }, { label = "B", score = 0 }]', "must be in order"),
        ('[{ label = "A", score = 0 }, { label = "B", score = 9 }, { label = "C", score = 5 }]',
         "in order"),
        ('[{ label = "A", score = 0 }, { label = "B", score = 109 }]', "from 0 to 100, not 109"),
        ('[{ label = "A", score = 0, text = "x" }]', "scale[1].text is not a key"),
        ("3", "scale must be a list"),
    ],
    ids=str,
)  # fmt: skip
def test_a_scale_that_is_not_sound(scale: str, what: str) -> None:
    assert what in message(scaled(scale))


def test_nesting_is_limited_without_a_traceback() -> None:
    deep = "{ not = " * 21 + '{ field = "rail", is = "no" }' + " }" * 21
    assert "nested more than 20 rules deep" in message(changed((LARGE_RULE, f"rule = {deep}")))
    assert "nested too deeply" in message(changed((LARGE_RULE, f"rule = {'[' * 9000}{']' * 9000}")))
    chain = "".join(
        f'[criteria.l{n}]\nlabel = "{n}"\nweight = 1\nparent = "l{n - 1}"\n'
        for n in range(2000, 0, -1)
    )
    leaf = '[criteria.leaf]\nparent = "l2000"\nlabel = "leaf"\nweight = 1\nfield = "area"'
    chain = f"{leaf}\n{SIZE_VALUE}\n{chain}"
    chain += '[criteria.l0]\nlabel = "0"\nweight = 1\n'
    told = message(changed(("[gates.large]", f"{chain}[gates.large]")))
    assert "criteria.l20.parent is more than 20 levels down" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("schema = 1\ntitle = \n", "small.toml, line 2: this is not TOML: invalid value."),
        ("schema = 1\n\n[fields\n", "small.toml, line 3: this is not TOML: expected ']'"),
        ("a = 1\n[x]\nb = 1\nb = 2\n",
         "small.toml, line 4: this is not TOML: this key is given a second time."),
        ("[x]\n[x]\n", "small.toml, line 2: this is not TOML: this table is given a second time."),
        ('a = """\n\n', "small.toml, line 3: this is not TOML: "),
        (f"a = 1\nb = {'9' * 5000}", "small.toml, line 2: this number has too many digits."),
        ("", "small.toml is empty"),
        ("\n  \n", "small.toml is empty"),
    ],
)  # fmt: skip
def test_a_text_that_is_not_toml(text: str, told: str) -> None:
    assert told in message(text)


# --- Whatever a file holds, there is a framework or one sentence ------------------------------

SHIPPED_TEXT = (resources() / "frameworks" / "four-pillars.toml").read_text(encoding="utf-8")


@given(st.randoms(use_true_random=False), st.sampled_from([SMALL, SHIPPED_TEXT]))
def test_a_damaged_file_gives_a_sentence_and_never_a_traceback(
    chance: random.Random, text: str
) -> None:
    pieces = re.findall(r"\w+|\s+|[^\w\s]", text)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(pieces))
        change = chance.randrange(4)
        if change == 0:
            del pieces[at : at + chance.randint(1, 30)]
        elif change == 1:
            pieces[at] = chance.choice(
                ["0", "-1", "nan", '"x"', "{}", "[]", "=", "\n", "true", "power"]
            )
        elif change == 2:
            pieces[at] = chance.choice(pieces)
        else:
            pieces.insert(at, chance.choice(pieces))
        if not pieces:
            break
    damaged = "".join(pieces)
    try:
        framework = parse_framework(damaged, "small.toml")
    except UserError as error:
        told = error.what
    else:
        assert sum(
            global_shares(framework)[leaf.key] for leaf in framework.leaves
        ) == pytest.approx(1)
        return
    assert "\n" not in told
    line = re.match(r"small\.toml, line (\d+): ", told)
    assert line is not None or "is empty" in told
    if line is not None:
        assert 1 <= int(line[1]) <= damaged.count("\n") + 1
