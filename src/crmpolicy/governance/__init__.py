"""The room `governance`: its questions and their facts.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from crmpolicy.governance.decide import (
    ApplicabilityFacts,
    GovernanceFacts,
    OrgRolesFacts,
    PlanApprovalFacts,
    PolicyGovernanceFacts,
    TeamOrganisationFacts,
    evaluate_applicability,
    evaluate_governance,
    evaluate_org_roles,
    evaluate_plan_approval,
    evaluate_policy_governance,
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
