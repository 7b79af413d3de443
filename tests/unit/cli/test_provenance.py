from pathlib import Path

from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.provenance import provenance, provenance_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set

COMPANY = """\
format: 1
company: mapped
title: {zh: 有对应的公司, en: company with a map}
zone: Asia/Shanghai
currency: 元
adopts: [lighting@1, steel@1]
chosen: {customer_grade: steel}
map:
  lighting.industry_influence:
    from: steel.customer_size.size
    values: {large: high, medium: medium, small: low}
"""


def test_maps_of_facts_are_told(tmp_path: Path) -> None:
    """A document's fact that another question of the company decides."""
    file = tmp_path / "mapped.yaml"
    file.write_text(COMPANY, encoding="utf-8")
    policies = load_policy_set(file)
    point = policies.point("key_customer")
    assert provenance_data(policies, point)["map"] == [
        {
            "fact": "lighting.industry_influence",
            "from": "steel.customer_size.size",
            "values": {"large": "high", "medium": "medium", "small": "low"},
        }
    ]
    told = laid_out(provenance(Speaker("en"), policies, point), 120)
    assert "lighting.industry_influence from steel.customer_size.size: large → high" in told


def test_a_join_that_a_parameter_holds_is_told_by_its_title() -> None:
    policies = load_policy_set("example-group")
    point = policies.point("discount")
    assert provenance_data(policies, point)["joins"]["rate"] == {"parameter": "shared.stacking"}
    told = laid_out(provenance(Speaker("en"), policies, point), 120)
    assert "as the parameter “how discounts combine” says" in told
