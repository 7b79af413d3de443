"""An output whose default is that nothing is known."""

from datetime import UTC, datetime

import pytest

from crmpolicy.errors import InvalidPolicySetError
from tests.unit.verify.documents import asked


def test_a_default_may_be_that_nothing_is_known() -> None:
    outputs = (
        "said: {title: {zh: 说, en: said}, type: boolean}, "
        "grade: {title: {zh: 级, en: grade}, type: number, unknown: allowed, default: unknown}"
    )
    found = asked(
        {"n": "type: integer"}, ["n: {over: 0} -> said: yes", "n: {up_to: 0} -> said: no"], outputs=outputs
    )
    decision = found.point.evaluate({"n": 1}, now=datetime(2026, 3, 2, tzinfo=UTC))
    assert dict(decision.outcome) == {"said": True, "grade": None}


def test_without_leave_an_unknown_default_is_refused() -> None:
    outputs = "grade: {title: {zh: 级, en: grade}, type: number, default: unknown}"
    with pytest.raises(InvalidPolicySetError):
        asked({"n": "type: integer"}, ["n: {over: 0} -> grade: 1"], outputs=outputs)
