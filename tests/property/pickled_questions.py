"""Policies and questions from a file of pickles, answered by a process of its own: `python -m ... FILE`."""

import json
import pickle
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError

Question = tuple[str, Mapping[str, Any]]


def answers(policies: PolicySet, questions: Iterable[Question], now: datetime) -> list[Any]:
    """Give all that decisions tell, or why there is none, as JSON."""
    return [_answer(policies, name, facts, now) for name, facts in questions]


def _answer(policies: PolicySet, name: str, facts: Mapping[str, Any], now: datetime) -> Any:
    try:
        decision = policies.point(name).evaluate(facts, now=now)
    except CrmPolicyError as error:
        return error.message("zh")
    return json.loads(json.dumps(decision.to_dict()))


if __name__ == "__main__":
    asked = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - a test's own
    print(json.dumps([asked[0].digest, answers(*asked)]))  # noqa: T201 - what the process is asked for
