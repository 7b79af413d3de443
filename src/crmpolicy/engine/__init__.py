"""Evaluation: facts in, a decision with its reasons out."""

from crmpolicy.engine.changing import Change, changes
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.decision import Answer, Decision, Outcome, Reason
from crmpolicy.engine.facts import ABSENT, Facts, plain_value
from crmpolicy.engine.point import DecisionPoint
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.regions import Region
from crmpolicy.engine.remedying import remedies
from crmpolicy.engine.stepping import Failure, Step
from crmpolicy.engine.tracing import trace

__all__ = [
    "ABSENT",
    "Answer",
    "Change",
    "Decision",
    "DecisionPoint",
    "DutyStatus",
    "Facts",
    "Failure",
    "Outcome",
    "PolicySet",
    "Reason",
    "Region",
    "Step",
    "changes",
    "plain_value",
    "remedies",
    "trace",
]
