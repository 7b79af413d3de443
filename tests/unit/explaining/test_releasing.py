"""What would release a case, in a sentence for each outcome that can be reached."""

from typing import Any

from crmpolicy.engine import remedies
from crmpolicy.explaining import describe_region, explain
from crmpolicy.testing import load_texts
from crmpolicy.wording import Language
from tests.unit.engine.conftest import NOW, SCALES
from tests.unit.engine.test_anew import FACTS as TRADING
from tests.unit.engine.test_anew import TRADE
from tests.unit.engine.test_remedying import FACTS, ORDER

POLICIES = load_texts({"doc/words.yaml": SCALES, "doc/rules.yaml": f"format: 1\n{ORDER}"})


def told(language: Language, **more: Any) -> list[str]:
    decision = POLICIES.point("doc.release").evaluate({**FACTS, **more}, now=NOW)
    return explain(POLICIES, decision, language=language).splitlines()


def test_each_way_is_told_to_the_cent() -> None:
    zh, en = told("zh"), told("en")
    assert zh[zh.index("怎样才能放行：") + 1] == (
        "- 金额不超过 3.12万元（减少 4,800元）；或预付不低于 4,800元，即为甲"
    )
    line = en[en.index("What would release it:") + 1]
    less = "amount is no more than 31,200 CNY (4,800 CNY less)"
    assert line == f"- First if {less}; or prepaid is at least 4,800 CNY"


def test_what_is_added_to_something_there_is_told_too() -> None:
    line = next(each for each in told("zh", prepaid="1000元") if "预付" in each and "即为" in each)
    assert line == "- 金额不超过 3.22万元（减少 3,800元）；或预付不低于 4,800元（增加 3,800元），即为甲"


def test_facts_that_have_to_change_together_are_told_together() -> None:
    told_of_two = told("zh", unsettled="0.01元")
    line = told_of_two[told_of_two.index("怎样才能放行：") + 1]
    assert "，且" in line


def test_nothing_is_said_where_nothing_releases() -> None:
    assert "怎样才能放行：" not in told("zh", signed=False)
    assert "怎样才能放行：" not in told("zh", amount="1元")


SEVERAL = ORDER.replace(
    "outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}}",
    "outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}, "
    "by: {title: {zh: 处理人, en: handled by}, type: list, of: role}}",
)
for _word, _who in (("C", "[manager]"), ("B", "[manager]"), ("A", "[]")):
    SEVERAL = SEVERAL.replace(f"then: {{level: {_word}}}", f"then: {{level: {_word}, by: {_who}}}")
HANDLED = load_texts({"doc/words.yaml": SCALES, "doc/rules.yaml": f"format: 1\n{SEVERAL}"})


def test_only_what_the_remedy_reaches_is_named() -> None:
    """Who acts next follows from it and would only hide what is asked."""
    decision = HANDLED.point("doc.release").evaluate(FACTS, now=NOW)
    zh, en = (explain(HANDLED, decision, language=language).splitlines() for language in ("zh", "en"))
    assert zh[zh.index("怎样才能放行：") + 1].endswith("，等级即为甲")
    assert en[en.index("What would release it:") + 1].startswith("- Level is first if amount is no more than")


def test_advice_on_what_is_told_already_is_left_out() -> None:
    """Neither why it is not better, by facts that nobody changes, nor the outcome that releases once more."""
    text = "\n".join(told("zh"))
    assert "为什么放行不是" not in text
    assert "变好" not in text
    assert "为什么放行不是" in "\n".join(told("zh", signed=False))


def test_nobody_is_a_word() -> None:
    decision = HANDLED.point("doc.release").evaluate({**FACTS, "amount": "1元"}, now=NOW)
    assert "等级为甲、处理人：无人" in explain(HANDLED, decision, language="zh")
    assert "level is first, handled by is nobody" in explain(HANDLED, decision, language="en")


BEHIND = load_texts({"doc/words.yaml": SCALES, "doc/rules.yaml": f"format: 1\n{TRADE}"})


def test_a_fact_behind_is_told_with_what_has_to_be_paid() -> None:
    facts = {**TRADING, "overdue": "700.5元", "disputed": "50元"}
    decision = BEHIND.point("doc.release").evaluate(facts, now=NOW)
    lines = explain(BEHIND, decision, language="zh").splitlines()
    said = "- 金额正好为 0元（减少 500元）；或逾期不超过 150元（减少 550.5元），即为甲"
    assert lines[lines.index("怎样才能放行：") + 1] == said
    regions = {each.fact: each for change in remedies(BEHIND, decision) for each in change.needs}
    assert (
        describe_region(BEHIND, "doc.release", regions["overdue"], "en") == "overdue is no more than 150 CNY"
    )
