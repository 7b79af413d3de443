"""A mapping of which a rule names some keys itself: the facts of the case choose among what is left."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import said
from crmpolicy.engine.folding import Folding, Lookup
from crmpolicy.policy.guards import Literally, ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.values import Integer, Period, Term, Text
from crmpolicy.wording import Words

COUNTS = {("key", "chief"): 1, ("key", "clerk"): 6, ("other", "chief"): 0, ("other", "clerk"): 3}


def folded(fixed: tuple[tuple[str, str], ...], otherwise: Any = None) -> Any:
    """Fold the counts of visits by class and rank."""
    kind = MappingOf(Integer(), ("class", "rank"), (Text(), Text()), otherwise=otherwise)
    parameters = {"counts": Parameter("counts", "counts", Words("次数", "counts"), kind)}
    folding = Folding(parameters, {"counts": tuple(sorted(COUNTS.items()))})
    return folding.operand(ParameterOf("counts", fixed=fixed))


@pytest.mark.parametrize(
    ("fixed", "keys", "entries"),
    [
        ((("rank", "clerk"),), ("class",), {"key": 6, "other": 3}),
        ((("class", "key"),), ("rank",), {"chief": 1, "clerk": 6}),
        ((), ("class", "rank"), COUNTS),
    ],
)
def test_what_is_fixed_is_not_asked(fixed: Any, keys: tuple[str, ...], entries: dict[Any, int]) -> None:
    assert folded(fixed) == Lookup("counts", keys, entries, None)


def test_with_every_key_fixed_it_is_a_value() -> None:
    assert folded((("class", "other"), ("rank", "clerk"))) == Literally(3)


def test_the_rest_stands_for_what_is_not_listed() -> None:
    assert folded((("class", "third"), ("rank", "clerk")), otherwise=2) == Literally(2)
    assert folded((("class", "third"),), otherwise=2) == Lookup("counts", ("rank",), {}, 2)


def test_a_length_that_says_how_often_is_a_period() -> None:
    """A parameter may be a term because others are compared with it."""
    ruling = Ruling("doc", "", "r", {"every": Term(3, "month"), "within": Term(Decimal(4), "hour")})
    assert said(ruling, "every") == Period(Term(3, "month"))
    assert said(ruling, "within") == Term(4, "hour")
