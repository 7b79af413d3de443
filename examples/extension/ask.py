"""Ask the company's own questions from a program: `crmpolicy types` wrote the types, the rules are YAML."""

from datetime import datetime
from pathlib import Path

from dawn_facts import SampleRequestFacts, VisitCadenceFacts

import crmpolicy

NOW = datetime.fromisoformat("2026-03-20T10:00+08:00")
POLICIES = crmpolicy.load_policy_set(Path(__file__).parent / "company.yaml")


def samples_for(facts: SampleRequestFacts) -> crmpolicy.Decision:
    """Who approves samples, how many, on which conditions."""
    return POLICIES.point("sample_request").evaluate(facts, now=NOW)


def visits_to(facts: VisitCadenceFacts) -> crmpolicy.Decision:
    """When a customer is contacted and visited next, by the steel document and by our own rules."""
    return POLICIES.point("visit_cadence").evaluate(facts, now=NOW)


if __name__ == "__main__":
    asked: SampleRequestFacts = {
        "overdue_amount": 0,
        "region": "新疆",
        "sample_value": "1500元",
        "sales_share": "0.95%",
        "contribution": "大",
        "cooperation": "紧密",
        "reputation": "良好",
    }
    print(crmpolicy.explain(POLICIES, samples_for(asked), language="zh"))
