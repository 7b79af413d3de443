"""The questions of `governance`, one typed function each, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.governance.decide.applicability import evaluate_applicability
from crmpolicy.governance.decide.governance import evaluate_governance
from crmpolicy.governance.decide.org_roles import evaluate_org_roles
from crmpolicy.governance.decide.plan_approval import evaluate_plan_approval
from crmpolicy.governance.decide.policy_governance import evaluate_policy_governance
from crmpolicy.governance.decide.team_organisation import evaluate_team_organisation

__all__ = [
    "evaluate_applicability",
    "evaluate_governance",
    "evaluate_org_roles",
    "evaluate_plan_approval",
    "evaluate_policy_governance",
    "evaluate_team_organisation",
]
