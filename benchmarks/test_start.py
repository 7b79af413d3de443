"""Starting up: fresh processes, each against importing pydantic and defining one model."""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

ROUNDS = 10
RIVAL = "from pydantic import BaseModel\nclass Model(BaseModel):\n    name: str\n    share: float\n"
IMPORT = "import crmpolicy\n"
FRONT_DOOR = "from crmpolicy import *\n"
QUESTIONS = "from crmpolicy import explain, load_policy_set, sla, tiering, trace, visits\n"
FIRST = """
from datetime import UTC, datetime
from crmpolicy import load_policy_set
shares = {"grade_a_share": "1%", "grade_b_share": "0.3%", "grade_c_share": "0.1%"}
policies = load_policy_set("steel", parameters={"share_only": True, **shares})
monday = datetime(2026, 1, 5, tzinfo=UTC)
decision = policies.point("customer_grade").evaluate({"sales_share": "2%"}, now=monday)
assert decision.outcome["grade"] == "A"
"""
COMPANY = """
from datetime import UTC, datetime
from crmpolicy import load_policy_set
facts = {"sales_share": "2%", "contribution": "large", "cooperation": "close", "reputation": "good"}
point = load_policy_set("example-group").point("customer_grade")
assert point.evaluate(facts, now=datetime(2026, 1, 5, tzinfo=UTC)).outcome["grade"] == "A"
"""
COMPLAINT = """
from datetime import UTC, datetime
from crmpolicy import load_policy_set
received = {"event": "receive", "at": "2026-01-05T09:00+08:00"}
point = load_policy_set("example-group").point("steel.complaint_response")
outcome = point.evaluate({"events": [received]}, now=datetime(2026, 1, 5, 2, tzinfo=UTC)).outcome
assert outcome["solution"].due == datetime(2026, 1, 8, 9, 30, tzinfo=UTC)
"""


def seconds(script: str) -> float:
    begun = perf_counter()
    command = [sys.executable, "-c", script]
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, cwd=Path(__file__).parent, env=compiled)  # noqa: S603 - the scripts above
    return perf_counter() - begun


def ratio(script: str) -> float:
    """Give the median ratio of fresh processes, run in turn."""
    seconds(script), seconds(RIVAL)
    return statistics.median(seconds(script) / seconds(RIVAL) for _ in range(ROUNDS))


def test_importing_costs_little_beyond_pydantic(benchmark: Any, told: Any) -> None:
    told("import crmpolicy / pydantic and one model", ratio(IMPORT), 1.25)
    told("every question of every room / the same", ratio(QUESTIONS), 2.0)
    told("every public name, the checker's too / the same", ratio(FRONT_DOOR), 3.0)
    benchmark.pedantic(lambda: seconds(IMPORT), rounds=3)


def test_the_first_decision_costs_at_most_twice_pydantic(benchmark: Any, told: Any) -> None:
    told("import, load, first decision (1 document)", ratio(FIRST), 2.0)
    told("import, load, first decision (5 documents)", ratio(COMPANY), 4.0)
    told("the same, first due moments of a complaint", ratio(COMPLAINT), 4.0)
    benchmark.pedantic(lambda: seconds(FIRST), rounds=3)
