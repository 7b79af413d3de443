"""What a person has set by hand is told first: who, what, why and until when."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.explaining import explain
from crmpolicy.testing import load_texts
from crmpolicy.wording import Language
from tests.unit.engine.conftest import NOW, SCALES
from tests.unit.engine.small_overrides import LIMIT, SET

POLICIES = load_texts(
    {"doc/words.yaml": SCALES, "doc/rules.yaml": f"format: 1\n{LIMIT}"},
    parameters={"doc.approver": "director"},
)


def told(language: Language, now: datetime = NOW) -> str:
    decision = POLICIES.point("doc.credit").evaluate({"mark": "C", "override": SET}, now=now)
    return explain(POLICIES, decision, language=language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "总监王敏人工确定：额度 5万元，理由是“国庆备货”，有效至 2026年6月30日【doc.2】"),
        (
            "en",
            "Director 王敏 set by hand: limit is 50,000 CNY, because of “国庆备货”, until 2026-06-30 [doc.2]",
        ),
    ],
)
def test_it_is_told_who_set_what_and_why(language: Language, line: str) -> None:
    assert line in told(language).splitlines()


def test_what_has_ended_is_told_too() -> None:
    late = datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert "总监王敏作过人工改写，已于 2026年6月30日到期，不再算数【doc.2】" in told("zh", late)
    assert "has ended and counts no more" in told("en", late)


def test_an_order_tells_the_exception_behind_its_limit() -> None:
    facts = {"mark": "C", "amount": "3万元", "override": SET}
    decision = POLICIES.point("doc.order").evaluate(facts, now=NOW)
    assert "王敏人工确定" in explain(POLICIES, decision)
