"""Laws of forms: an oracle tells the same, order means nothing, an entry more leaves no more missing."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.engine.folding import Folding
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.policy.guards import FactOf, Guard, Literally, Test
from crmpolicy.policy.negation import negated
from crmpolicy.testing import load_texts
from crmpolicy.values import Integer, ValueType
from tests.property.small_records import NAMES, OPERATORS, Form, filled, forms

NOW = datetime(2026, 3, 2, tzinfo=UTC)
KINDS: dict[str, ValueType] = dict.fromkeys(NAMES, Integer())
VALUES = st.fixed_dictionaries(dict.fromkeys(NAMES, st.none() | st.integers(0, 3)))
KNOWN = st.fixed_dictionaries(dict.fromkeys(NAMES, st.integers(0, 3)))
OPERANDS = st.builds(Literally, st.integers(0, 3)) | st.builds(FactOf, st.sampled_from(NAMES))
COMPARED = st.builds(
    lambda name, operator, operands: Test(
        FactOf(name), operator, operands if operator in ("is", "not") else operands[:1]
    ),
    st.sampled_from(NAMES),
    st.sampled_from(OPERATORS),
    st.lists(OPERANDS, min_size=1, max_size=2).map(tuple),
)
ASKED = st.builds(
    lambda name, yes: Test(FactOf(name), "known", (Literally(yes),)), st.sampled_from(NAMES), st.booleans()
)
GUARDS = st.recursive(
    st.builds(Guard, st.lists(COMPARED | ASKED, min_size=1, max_size=3).map(tuple)),
    lambda inner: st.builds(
        Guard,
        st.lists(COMPARED | ASKED, max_size=2).map(tuple),
        st.lists(st.lists(inner, min_size=1, max_size=3).map(tuple), min_size=1, max_size=2).map(tuple),
    ),
    max_leaves=5,
)


@cache
def point_of(form: Form) -> RecordPoint:
    """Load a form through the real reader."""
    point = load_texts({"doc/rules.yaml": form.text()}).point("doc.form")
    assert isinstance(point, RecordPoint)
    return point


def told(form: Form, entered: dict[str, Any]) -> dict[str, Any]:
    """Give what the engine tells of a form, with entries by name."""
    outcome = point_of(form).evaluate(entered, now=NOW).outcome
    listed = {name: [getattr(each, "entry", each) for each in outcome[name]] for name in list(outcome)[1:]}
    return {"complete": outcome["complete"], **listed}


def fits(guard: Guard, values: dict[str, Any]) -> bool:
    """Tell whether a guard holds, by the engine's own meaning."""
    folded = Folding({}, {}, KINDS).guard(guard)
    return folded is not None and guard_holds(folded, values.__getitem__, KINDS)


@settings(max_examples=200, deadline=None)
@given(GUARDS, KNOWN)
def test_what_breaks_a_demand_is_what_does_not_meet_it(guard: Guard, values: dict[str, Any]) -> None:
    assert fits(negated(guard), values) is not fits(guard, values)


@settings(max_examples=200, deadline=None)
@given(GUARDS, VALUES)
def test_an_unknown_meets_no_demand_and_breaks_none(guard: Guard, values: dict[str, Any]) -> None:
    """Never both; and where a guard asks more than what is known, perhaps neither."""
    assert not (fits(negated(guard), values) and fits(guard, values))


@settings(max_examples=200, deadline=None)
@given(GUARDS, KNOWN)
def test_the_opposite_of_the_opposite_is_the_same(guard: Guard, values: dict[str, Any]) -> None:
    assert fits(negated(negated(guard)), values) is fits(guard, values)


@settings(max_examples=200, deadline=None)
@given(forms(), st.lists(filled(), min_size=1, max_size=4))
def test_an_oracle_tells_the_same_of_a_form(form: Form, entries: list[dict[str, Any]]) -> None:
    for entered in entries:
        assert told(form, entered) == form.told(entered)


@settings(max_examples=200, deadline=None)
@given(forms(), filled(), st.randoms(use_true_random=False))
def test_the_order_of_entries_means_nothing(form: Form, entered: dict[str, Any], random: Any) -> None:
    names = list(entered)
    random.shuffle(names)
    shuffled = {name: entered[name] for name in names}
    one, other = (point_of(form).evaluate(each, now=NOW) for each in (entered, shuffled))
    assert one == other


@settings(max_examples=200, deadline=None)
@given(forms(), filled(), st.sampled_from(NAMES), st.integers(0, 5))
def test_an_entry_more_leaves_no_more_missing(
    form: Form, entered: dict[str, Any], name: str, value: int
) -> None:
    """Law IA7; only a rule that looks at the new entry may demand another."""
    more = {**entered, name: value}
    demanded = {
        each.must.name
        for each in form.rules
        if each.must.operator == "known"
        and each.when is not None
        and name in (each.when.name, each.when.operand)
    }
    before, after = told(form, entered)["missing"], told(form, more)["missing"]
    assert set(after) <= set(before) | demanded
    assert name not in after


@settings(max_examples=200, deadline=None)
@given(forms(), filled())
def test_a_later_stage_never_wants_less(form: Form, entered: dict[str, Any]) -> None:
    wanted = [
        set(told(form, {**entered, "stage": stage})["missing"]) for stage in ("first", "second", "third")
    ]
    assert wanted[0] <= wanted[1] <= wanted[2]
