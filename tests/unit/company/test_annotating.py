import ast

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.company.annotating import company_types
from crmpolicy.company.catalogue import questions


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
    assert list(fields.values()) == [
        sorted(fact.name for fact in question.facts)
        + ["override"] * policies.point(question.name).by_hand  # what a person may set comes last
        for question in questions(policies)
    ]
    assert "CustomerGradeFacts" in fields
