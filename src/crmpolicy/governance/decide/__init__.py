"""The questions of `governance` and their facts, one file a question.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.governance.decide.applicability import (
    ApplicabilityFacts,
    evaluate_applicability,
)
from crmpolicy.governance.decide.governance import (
    GovernanceFacts,
    evaluate_governance,
)
from crmpolicy.governance.decide.org_roles import (
    OrgRolesFacts,
    evaluate_org_roles,
)
from crmpolicy.governance.decide.plan_approval import (
    PlanApprovalFacts,
    evaluate_plan_approval,
)
from crmpolicy.governance.decide.policy_governance import (
    PolicyGovernanceFacts,
    evaluate_policy_governance,
)
from crmpolicy.governance.decide.team_organisation import (
    TeamOrganisationFacts,
    evaluate_team_organisation,
)

__all__ = [
    "ApplicabilityFacts",
    "GovernanceFacts",
    "OrgRolesFacts",
    "PlanApprovalFacts",
    "PolicyGovernanceFacts",
    "TeamOrganisationFacts",
    "evaluate_applicability",
    "evaluate_governance",
    "evaluate_org_roles",
    "evaluate_plan_approval",
    "evaluate_policy_governance",
    "evaluate_team_organisation",
]
