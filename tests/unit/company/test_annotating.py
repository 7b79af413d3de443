import ast

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.company.annotating import company_types
from crmpolicy.company.catalogue import facts_taken, questions


@pytest.mark.parametrize("company", ["example-steel", "example-group", "example-joined", "lighting"])
def test_every_fact_has_its_field_under_the_name_the_company_uses(company: str) -> None:
    """The module is Python, and says for whom it was made."""
    policies = load_policy_set(company)
    module = ast.parse(company_types(policies))
    assert f"`{company}`" in (ast.get_docstring(module) or "")
    fields = {
        node.args[0].value: [key.value for key in node.args[1].keys if isinstance(key, ast.Constant)]
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[1], ast.Dict)
    }
    asked = questions(policies)
    assert list(fields.values()) == [
        list(facts_taken(policies, question.name))
        + ["override"] * policies.point(question.name).by_hand  # what a person may set comes last
        for question in asked
    ]
    for question, mine in zip(asked, fields.values(), strict=True):
        assert {fact.name for fact in question.facts} <= set(mine)
    assert "CustomerGradeFacts" in fields


def test_what_a_company_maps_may_be_given_behind_the_map() -> None:
    """The grade of the lamp factory comes from the steel document's: what decides that may be given too."""
    text = company_types(load_policy_set("example-group"))
    visits = text.partition("VisitCadenceFacts = ")[2].partition("total=False")[0]
    assert '"sales_share": Numeric' in visits


def test_a_question_without_facts_has_no_field() -> None:
    assert '"CareerOpportunityFacts",\n    {},\n' in company_types(load_policy_set("steel"))
