"""What would release a case, in a sentence for each outcome that can be reached."""

from typing import Any

from crmpolicy.explaining import explain
from crmpolicy.testing import load_texts
from crmpolicy.wording import Language
from tests.unit.engine.conftest import NOW, SCALES
from tests.unit.engine.test_remedying import FACTS, ORDER

POLICIES = load_texts({"doc/words.yaml": SCALES, "doc/rules.yaml": f"format: 1\n{ORDER}"})


def told(language: Language, **more: Any) -> list[str]:
    decision = POLICIES.point("doc.release").evaluate({**FACTS, **more}, now=NOW)
    return explain(POLICIES, decision, language=language).splitlines()


def test_each_way_is_told_to_the_cent() -> None:
    zh, en = told("zh"), told("en")
    assert zh[zh.index("怎样才能放行：") + 1] == "- 金额不超过 3.12万元；或预付不低于 4,800元，即为甲"
    line = en[en.index("What would release it:") + 1]
    assert line == "- First if amount is no more than 31,200 CNY; or prepaid is at least 4,800 CNY"


def test_facts_that_have_to_change_together_are_told_together() -> None:
    told_of_two = told("zh", unsettled="0.01元")
    line = told_of_two[told_of_two.index("怎样才能放行：") + 1]
    assert "，且" in line


def test_nothing_is_said_where_nothing_releases() -> None:
    assert "怎样才能放行：" not in told("zh", signed=False)
    assert "怎样才能放行：" not in told("zh", amount="1元")
