"""The diagram first, then the prover; and claims shown by the evaluation."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.errors import UndecidedError
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions import deciding
from crmpolicy.verify.questions.deciding import decided, spots
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.replaying import confirmed, given, is_undecided, shown
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import asked

WHOLE = {"n": "type: integer, range: {at_least: 0}"}


def small(**more: Any) -> Question:
    return asked(WHOLE, ["n: {over: 3} -> grade: A"], **more)


def left_open(code: str = "verify-budget") -> Callable[..., Any]:
    def told(*_: Any) -> Any:
        raise NotDecidedError(code)

    return told


def test_what_the_diagram_tells_is_not_asked_again() -> None:
    assert decided(small(), lambda: [1], left_open()) == ([1], None)


def test_what_the_diagram_leaves_open_the_prover_is_asked() -> None:
    told, proved = decided(small(), left_open(), lambda prover: prover.gap(0, 0))
    assert (told, proved) == (None, {"doc.n": Decimal(0)})


def test_where_both_leave_it_open_the_prover_says_why() -> None:
    with pytest.raises(NotDecidedError, match="verify-prover-unknown"):
        decided(small(), left_open(), left_open("verify-prover-unknown"))


def test_without_the_prover_the_diagram_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "Prover", left_open("verify-no-prover"))
    with pytest.raises(NotDecidedError, match="verify-budget"):
        decided(small(), left_open(), lambda prover: prover.gap(0, 0))


def test_the_prover_is_not_asked_about_assumed_weights() -> None:
    facts = {"a": "type: number", "b": "type: number"}
    facts["x"] = "type: number, clause: doc.1, derived: {product: [a, rate]}"
    parameters = {"rate": "type: number, clause: doc.1, value: 3"}
    found = asked(facts, ["x: {over: 3} -> grade: A"], parameters=parameters)
    assumed = Question(found.policies, found.name, found.period, {"doc.rate": Decimal(3)})
    assert decided(found, left_open(), lambda _: 1) == (None, 1)
    with pytest.raises(NotDecidedError, match="verify-budget"):
        decided(assumed, left_open(), lambda _: 1)


def test_each_part_is_a_spot_with_its_place_and_title() -> None:
    found = small(otherwise="grade: C")
    (spot,) = spots(found)
    assert (spot.table.table.key, spot.part.part.id, spot.title.en) == ("doc.answer", "", "answer")
    assert spot.layer is found.layers[0]
    assert [spot.rule(each).rule.id for each in (0, 1)] == ["r1", "rest"]
    assert spot.location == spot.table.table.place
    (bare,) = spots(small())
    with pytest.raises(IndexError):
        bare.rule(1)


def test_a_named_part_has_its_own_place_and_title() -> None:
    keys = (
        "    combine: {grade: worst}\n    parts:\n      - id: p\n        title: {zh: 分, en: part}\n"
        "        rules: [{id: a, then: {grade: A}, clause: doc.1}]\n"
    )
    (spot,) = spots(asked(WHOLE, [], keys=keys))
    assert spot.title.en == "part"
    assert spot.location == spot.part.part.place


def test_a_claim_is_shown_by_the_first_facts_at_which_it_holds() -> None:
    found = small()
    assert shown(found, {0: 0b0111}, is_undecided).facts == {"n": 0}
    later = shown(found, {}, lambda answer: not isinstance(answer, UndecidedError))
    assert later.facts == {"n": 4}
    with pytest.raises(NotDecidedError, match="verify-not-confirmed"):
        shown(found, {}, lambda _: False)


def test_the_provers_facts_are_named_as_a_caller_does() -> None:
    assert given(small(), {"doc.n": Decimal(3)}).facts == {"n": 3}


def test_the_provers_facts_are_confirmed_by_the_evaluation() -> None:
    found = small()
    values = Prover(found.program).gap(0, 0)
    assert values is not None
    assert confirmed(found, values, is_undecided).facts == {"n": 0}
    with pytest.raises(NotDecidedError, match="verify-not-confirmed"):
        confirmed(found, {"doc.n": Decimal(9)}, is_undecided)
