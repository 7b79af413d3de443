"""Who may not set an output by hand is told with the line that says who may."""

from collections.abc import Callable

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError
from crmpolicy.testing import load_texts
from crmpolicy.wording import LANGUAGES

from .conftest import NOW, SCALES
from .small_overrides import BOTH, LIMIT, ORDER, SET

Load = Callable[..., PolicySet]
COMPANY = """
format: 1
company: firm
title: {zh: 公司, en: firm}
zone: Asia/Shanghai
currency: 元
adopts: [doc@1]
parameters:
"""


def firm(line: str) -> PolicySet:
    """Load a company that names who may set the limit by hand, or nobody."""
    rules = "format: 1\n" + LIMIT
    files = {"doc/words.yaml": SCALES, "doc/rules.yaml": rules, "firm.yaml": f"{COMPANY.lstrip()}{line}\n"}
    return load_texts(files, "firm.yaml")


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        (
            "  doc.approver: director",
            "override-role-may-not",
            [
                "firm.yaml:8:17: 经理无权人工改写这里的结果（有权的是：总监（参数 `doc.approver`））",
                "firm.yaml:8:17: manager may not set this by hand (who may: director (parameter",
            ],
        ),
        (
            "  {}",
            "override-nobody-may",
            [
                "参数“批准人”（`doc.approver`）没有填写 [doc.2]（由制度负责人在 ",
                "(the policy owner writes a line `doc.approver: <role>` under `parameters` in ",
            ],
        ),
    ],
)
def test_a_refusal_names_the_parameter_and_the_company_s_line(line: str, code: str, told: list[str]) -> None:
    """The owner is told where to mend it, as for a value that is missing."""
    with pytest.raises(FactsError) as caught:
        firm(line).point("credit").evaluate({"mark": "C", "override": {**SET, "by": "manager"}}, now=NOW)
    (fault,) = caught.value.faults
    assert fault.code == code
    assert fault.location is not None
    assert fault.location.file.endswith("firm.yaml")
    for language, said in zip(LANGUAGES, told, strict=True):
        assert said in fault.message(language)


def test_a_role_that_the_document_names_is_told_with_its_decision(load: Load) -> None:
    """No parameter says who may, so the place is that of the decision."""
    point = load(BOTH, {"doc.approver": "director"}).point("doc.order")
    override = {"by": "director", "name": "王敏", "reason": "急单", "passes": "yes"}
    with pytest.raises(FactsError) as caught:
        point.evaluate({**ORDER, "override": override}, now=NOW)
    (fault,) = caught.value.faults
    assert fault.message("zh").endswith("总监无权人工改写这里的结果（有权的是：经理）")
    assert fault.location is not None
    assert fault.location.file.endswith("doc/rules.yaml")
