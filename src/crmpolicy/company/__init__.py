"""Finding, adopting, filling and joining policies into a policy set."""

from crmpolicy.company.loading import load_policy_set
from crmpolicy.company.places import shipped

__all__ = ["load_policy_set", "shipped"]
